for (const section of document.querySelectorAll("section")) {
  const svg = section.querySelector("svg");
  const rows = [...section.querySelectorAll("p")].map((row) => [...row.children]);
  const links = section.dataset.links.split(" ").filter(Boolean).map((link) => link.split("-").map(Number));
  const lines = links.map(() => svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "line")));
  rows.forEach((row, side) => row.forEach((word, place) => {
    word.classList.toggle("free", !links.some((link) => link[side] === place));
    word.addEventListener("mouseenter", () => show(side, place));
    word.addEventListener("mouseleave", () => show(side, -1));
  }));

  function show(side, place) {
    section.classList.toggle("chosen", place >= 0);
    rows.flat().forEach((word) => word.classList.remove("lit"));
    links.forEach((link, number) => {
      const lit = link[side] === place;
      lines[number].classList.toggle("lit", lit);
      if (lit) link.forEach((end, row) => rows[row][end].classList.add("lit"));
    });
  }

  function draw() {
    const home = section.getBoundingClientRect();
    links.forEach(([source, target], number) => {
      const above = rows[0][source].getBoundingClientRect();
      const below = rows[1][target].getBoundingClientRect();
      const ends = { x1: above.left + above.width / 2, y1: above.bottom, x2: below.left + below.width / 2, y2: below.top };
      for (const [name, value] of Object.entries(ends)) {
        lines[number].setAttribute(name, value - (name[0] === "x" ? home.left : home.top));
      }
    });
  }

  draw();
  addEventListener("resize", draw);
}

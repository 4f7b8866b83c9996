(() => {
  "use strict";
  const card = document.getElementById("card");
  const rows = [...document.querySelectorAll(".s")];
  const partners = (mark) => mark.dataset.t ? document.querySelectorAll(`[data-t="${mark.dataset.t}"]`) : [mark];
  const light = (mark, on) => {
    partners(mark).forEach((other) => other.classList.toggle("lit", on));
    card.hidden = !on;
    if (on) card.textContent = mark.dataset.note || "";
  };
  document.querySelectorAll("mark[data-note]").forEach((mark) => {
    mark.removeAttribute("title");
    for (const [name, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
      mark.addEventListener(name, () => light(mark, on));
    }
  });
  const buttons = [...document.querySelectorAll("nav button")];
  buttons.forEach((button) => button.addEventListener("click", () => {
    buttons.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
    const kind = button.dataset.show;
    let shown = 0;
    rows.forEach((row) => {
      row.hidden = kind !== "all" && !row.classList.contains(kind);
      shown += row.hidden ? 0 : 1;
    });
    document.getElementById("nothing").hidden = shown > 0;
  }));
})();

const buttons = [...document.querySelectorAll("nav button[data-verdict]")];
const concepts = [...document.querySelectorAll("details")];
const opener = document.getElementById("open");

function show() {
  const wanted = new Set(buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.verdict));
  for (const concept of concepts) {
    concept.hidden = !concept.dataset.verdicts.split(" ").some((verdict) => wanted.has(verdict));
    for (const sentence of concept.querySelectorAll(".s")) sentence.hidden = !wanted.has(sentence.dataset.verdict);
  }
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
    show();
  });
}
opener.addEventListener("click", () => {
  const open = opener.getAttribute("aria-pressed") !== "true";
  opener.setAttribute("aria-pressed", open);
  for (const concept of concepts) concept.open = open;
});

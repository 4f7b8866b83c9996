"use strict";
(function () {
  const tables = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const PAGE = 40;
  let shown = PAGE;

  function option(select, value, text) {
    const item = document.createElement("option");
    item.value = value;
    item.textContent = text;
    select.append(item);
  }

  function table() {
    return tables[Number(byId("pick-set").value)];
  }

  function fillSystems() {
    for (const [id, preferred] of [["pick-a", 0], ["pick-b", 1]]) {
      const select = byId(id);
      select.textContent = "";
      table().systems.forEach((name, number) => option(select, number, name));
      select.value = String(Math.min(preferred, table().systems.length - 1));
    }
  }

  function gain(row, a, b) {
    return (row.outputs[b].score || 0) - (row.outputs[a].score || 0);
  }

  function chosen() {
    const filter = byId("pick-filter").value;
    const order = byId("pick-order").value;
    const a = Number(byId("pick-a").value);
    const b = Number(byId("pick-b").value);
    const wanted = byId("pick-text").value.toLocaleLowerCase();
    let rows = table().rows.slice();
    if (filter === "missed" || filter === "numbers" || filter === "faults") {
      rows = rows.filter((row) => row.outputs.some((output) => output[filter].length));
    }
    if (wanted) {
      rows = rows.filter((row) => [row.source, row.reference, ...row.outputs.map((output) => output.text)]
        .some((text) => text.toLocaleLowerCase().includes(wanted)));
    }
    const sorts = {
      worst: (x, y) => x.outputs[b].score - y.outputs[b].score,
      best: (x, y) => y.outputs[b].score - x.outputs[b].score,
      longest: (x, y) => y.source.length - x.source.length,
    };
    if (sorts[order]) rows.sort(sorts[order]);
    if (filter === "gain") rows = rows.filter((row) => gain(row, a, b) > 0).sort((x, y) => gain(y, a, b) - gain(x, a, b));
    if (filter === "loss") rows = rows.filter((row) => gain(row, a, b) < 0).sort((x, y) => gain(x, a, b) - gain(y, a, b));
    return rows;
  }

  function element(name, css, text) {
    const made = document.createElement(name);
    if (css) made.className = css;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* Text with marks; offsets are code points, as everywhere in the toolkit. */
  function marked(text, marks) {
    const points = Array.from(text);
    const parts = document.createDocumentFragment();
    let position = 0;
    for (const [start, end, right, note] of marks.slice().sort((x, y) => x[0] - y[0])) {
      if (start < position) continue;
      parts.append(points.slice(position, start).join(""));
      const mark = element("mark", right ? "" : "bad", points.slice(start, end).join(""));
      if (note) mark.title = note;
      parts.append(mark);
      position = end;
    }
    parts.append(points.slice(position).join(""));
    return parts;
  }

  /* Words of the output that are not, in order, in the reference: longest common subsequence. */
  function differing(text, reference) {
    const split = (line) => line.split(/(\s+)/).filter((part) => part);
    const plain = (word) => word.toLocaleLowerCase().replace(/[.,;:!?«»“”"()]/g, "");
    const own = split(text);
    const words = own.filter((part) => part.trim()).map(plain);
    const other = split(reference).filter((part) => part.trim()).map(plain);
    const best = Array.from({length: words.length + 1}, () => new Uint16Array(other.length + 1));
    for (let i = words.length - 1; i >= 0; i--) {
      for (let j = other.length - 1; j >= 0; j--) {
        best[i][j] = words[i] === other[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
      }
    }
    const kept = new Set();
    for (let i = 0, j = 0; i < words.length && j < other.length;) {
      if (words[i] === other[j]) { kept.add(i); i++; j++; } else if (best[i + 1][j] >= best[i][j + 1]) i++; else j++;
    }
    const parts = document.createDocumentFragment();
    let number = 0;
    for (const part of own) {
      if (!part.trim()) { parts.append(part); continue; }
      parts.append(kept.has(number++) ? part : element("ins", "", part));
    }
    return parts;
  }

  function line(css, who, language, content) {
    const paragraph = element("p", css);
    paragraph.append(element("span", "who", who));
    const text = element("span");
    text.lang = language;
    text.append(content);
    paragraph.append(text);
    return paragraph;
  }

  function card(row) {
    const {systems, language} = table();
    const section = element("section", "row");
    section.append(element("h3", "", row.document && !row.id.startsWith(row.document) ? `${row.document} · ${row.id}` : row.id));
    section.append(line("source", "source", "kk", marked(row.source, row.terms.map(([start, end]) => [start, end, 1, ""]))));
    section.append(line("reference", "reference", language, row.reference));
    row.outputs.forEach((output, number) => {
      const who = output.score === null ? systems[number] : `${systems[number]} · ${output.score.toFixed(0)}`;
      const diff = byId("pick-diff").checked;
      const content = diff ? differing(output.text, row.reference) : marked(output.text, output.marks);
      section.append(line("output", who, language, content));
      const lacks = [...output.missed, ...output.numbers.map((value) => `number lost: ${value}`), ...output.faults];
      if (lacks.length) {
        const list = element("ul", "lacks");
        lacks.forEach((text) => list.append(element("li", "", text)));
        section.append(list);
      }
    });
    return section;
  }

  function show() {
    const rows = chosen();
    const place = byId("rows");
    place.textContent = "";
    rows.slice(0, shown).forEach((row) => place.append(card(row)));
    byId("count").textContent = `${rows.length} of ${table().rows.length} sentences`;
    byId("more").hidden = rows.length <= shown;
  }

  function sortable(head) {
    const heads = Array.from(head.parentNode.children);
    const column = heads.indexOf(head);
    const body = head.closest("table").tBodies[0];
    const rows = Array.from(body.rows);
    const value = (row) => Number(row.cells[column].dataset.v);
    const up = head.dataset.order !== "down";
    heads.forEach((other) => delete other.dataset.order);
    head.dataset.order = up ? "down" : "up";
    rows.sort((x, y) => column ? (value(y) - value(x)) * (up ? 1 : -1) : x.cells[0].textContent.localeCompare(y.cells[0].textContent));
    body.append(...rows);
  }

  document.querySelectorAll("table.leader thead th").forEach((head) => head.addEventListener("click", () => sortable(head)));
  if (tables.length) {
    byId("sentences").hidden = false;
    tables.forEach((one, number) => option(byId("pick-set"), number, `${one.set} → ${one.language}`));
    fillSystems();
    byId("pick-set").addEventListener("change", () => { fillSystems(); shown = PAGE; show(); });
    ["pick-filter", "pick-a", "pick-b", "pick-order", "pick-diff"].forEach((id) =>
      byId(id).addEventListener("change", () => { shown = PAGE; show(); }));
    byId("pick-text").addEventListener("input", () => { shown = PAGE; show(); });
    byId("more").addEventListener("click", () => { shown += PAGE; show(); });
    byId("controls").addEventListener("submit", (event) => event.preventDefault());
    show();
  }
})();

// Opens cells, filters and orders the matrix. Everything on the page can be read without it.
"use strict";
(() => {
  const table = document.querySelector(".grid");
  const dialog = document.getElementById("cell");
  if (!table || !dialog) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const names = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
  const rowOf = new Map(rows.map((row) => [row.dataset.f, row]));
  const links = (row) => [...row.cells].slice(1).map((cell) => cell.querySelector("a"));
  const verdict = (link) => link.parentElement.className[0];
  const unsure = (link) => link.parentElement.classList.contains("u");
  const byId = (id) => document.getElementById(id);
  let opened = null;

  function element(name, text, className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  // Every cell says its source too; one cell at a time takes part in tabbing.
  for (const row of rows) {
    links(row).forEach((link, column) => {
      if (!link) return;
      link.title = `${names[column]}: ${link.textContent}${unsure(link) ? ", unsure" : ""}`;
      link.setAttribute("aria-label", link.title);
      link.tabIndex = -1;
    });
  }
  const firstCell = table.querySelector("td a");
  if (firstCell) firstCell.tabIndex = 0;

  // The paragraphs that a cell rests on, its words marked; text only, never markup.
  function paragraphs(link) {
    const offsets = link.dataset.e.split(" ").filter(Boolean).map(Number);
    const article = byId(link.hash.slice(1).split("p")[0]);
    const made = [];
    for (const source of article ? article.querySelectorAll("[data-o]") : []) {
      const text = source.textContent;
      const start = Number(source.dataset.o);
      const copy = element("p", "", "words");
      copy.dir = "auto";
      let at = 0;
      for (let i = 0; i < offsets.length; i += 2) {
        const from = Math.max(offsets[i] - start, at);
        const to = Math.min(offsets[i + 1] - start, text.length);
        if (from >= to) continue;
        copy.append(text.slice(at, from), element("mark", text.slice(from, to)));
        at = to;
      }
      if (at) {
        copy.append(text.slice(at));
        made.push(copy);
      }
    }
    return made;
  }

  function side(column, link) {
    const box = document.createElement("div");
    const head = document.createElement("h3");
    head.append(element("bdi", names[column]));
    const found = paragraphs(link);
    const silent = "on".includes(verdict(link));
    const nearest = found.length ? "Does not tell it. The nearest it says:" : "Says nothing near it.";
    box.append(head, element("p", silent ? nearest : link.textContent, "note"), ...found);
    if (found.length) {
      const where = element("a", "Read it in the article", "note");
      where.href = link.hash;
      where.addEventListener("click", () => dialog.close());
      box.append(where);
    }
    return box;
  }

  // Reasons are kept as the number of their wording and the numbers in it.
  const wordings = JSON.parse(byId("reasons").textContent);
  function reasons(link) {
    const codes = (link.dataset.r || "").split(" ").filter(Boolean);
    return codes.map((code) => {
      const [wording, numbers = ""] = code.split(":");
      const values = numbers.split(",");
      return wordings[wording].map((part, i) => (i ? values[i - 1] : "") + part).join("");
    }).join("; ");
  }

  const permalink = (row, column) => `#${row.dataset.f}.${column}`;

  function open(row, column, from) {
    const cells = links(row);
    const link = cells[column];
    if (!link) return;
    if (opened) opened.row.classList.remove("is-open");
    opened = { row, column, from: from || (opened && opened.from) };
    row.classList.add("is-open");
    const home = Number(row.dataset.h);
    byId("cell-fact").textContent = row.querySelector("th bdi").textContent;
    byId("cell-verdict").replaceChildren(element("span", link.title, `v ${verdict(link)}`));
    byId("cell-sides").replaceChildren();
    if (home !== column && cells[home]) byId("cell-sides").append(side(home, cells[home]));
    byId("cell-sides").append(side(column, link));
    byId("cell-reasons").textContent = reasons(link);
    byId("cell-link").href = permalink(row, column);
    history.replaceState(null, "", permalink(row, column));
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  }

  function move(step) {
    const cells = links(opened.row);
    let column = opened.column;
    do column = (column + step + cells.length) % cells.length;
    while (!cells[column]);
    open(opened.row, column);
  }

  dialog.addEventListener("close", () => {
    const { row, column, from } = opened;
    row.classList.remove("is-open");
    if (location.hash === permalink(row, column)) history.replaceState(null, "", `#${row.id}`);
    opened = null;
    if (from) from.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target.dataset.move) move(Number(event.target.dataset.move));
    if (event.target.id === "cell-link") event.preventDefault();
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") move(1);
    if (event.key === "ArrowLeft") move(-1);
  });

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("td a, a[data-c]");
    if (!link) return;
    event.preventDefault();
    if (link.dataset.c) {
      const [number, column] = link.dataset.c.split(".").map(Number);
      open(byId(`r${number}`), column, link);
    } else {
      open(link.closest("tr"), link.parentElement.cellIndex - 1, link);
    }
  });

  // Arrow keys walk the matrix.
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  table.addEventListener("keydown", (event) => {
    const link = event.target.closest("td a");
    const step = steps[event.key];
    if (!link || !step) return;
    event.preventDefault();
    const shown = [...body.rows].filter((row) => !row.hidden);
    const row = shown[shown.indexOf(link.closest("tr")) + step[0]];
    const target = row && links(row)[link.parentElement.cellIndex - 1 + step[1]];
    if (!target) return;
    link.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  });

  // A permalink names a cell (fact.column), a fact, or any anchor of the page.
  function follow() {
    const [id, column] = location.hash.slice(1).split(".");
    const row = rowOf.get(id);
    if (row && column !== undefined) {
      if (row.hidden) reset();
      row.scrollIntoView({ block: "center" });
      open(row, Number(column), links(row)[Number(column)]);
      return;
    }
    const target = byId(row ? `f-${id}` : id);
    if (!target) return;
    if (target.hidden) reset();
    for (let node = target.parentElement; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", follow);

  // Filter and order
  const form = document.querySelector(".filter");
  const count = form.querySelector("output");
  const contradictions = (row) => row.querySelectorAll('[class^="c"]').length;
  const orders = {
    number: () => 0,
    salience: (a, b) => b.dataset.s - a.dataset.s,
    disagreement: (a, b) => contradictions(b) - contradictions(a),
  };

  function matches(row) {
    const { words, source, verdict: wanted, reach } = form.elements;
    const text = row.cells[0].textContent.toLowerCase();
    if (!words.value.toLowerCase().split(/\s+/).every((word) => text.includes(word))) return false;
    if (reach.value && row.dataset.g !== reach.value) return false;
    const among = links(row).filter((_, i) => source.value === "" || i === Number(source.value));
    const code = wanted.value || (source.value && "ip");
    if (code === "u") return among.some((link) => link && unsure(link));
    return !code || among.some((link) => link && code.includes(verdict(link)));
  }

  function filter() {
    const sorted = [...rows].sort(orders[form.elements.order.value]);
    for (const row of sorted) row.hidden = !matches(row);
    body.append(...sorted);
    const shown = sorted.filter((row) => !row.hidden).length;
    count.textContent = shown < rows.length ? `${shown} of ${rows.length} facts` : "";
  }

  function reset() {
    form.reset();
    filter();
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());

  // On paper nothing can be unfolded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const one of folded) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
  if (location.hash) follow();
})();

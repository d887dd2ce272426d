"use strict";
// Shows what a cell rests on: as a quote, and both tellings side by side.
const MANY = 14;
const SHOWN = 10;

// Words with some of them marked: text only, never markup.
function marked(name, text, marks, left, right, className) {
  const made = element(name, "", className);
  let at = left;
  for (const [from, to] of marks) {
    made.append(text.slice(at, from), element("mark", text.slice(from, to)));
    at = to;
  }
  made.append(text.slice(at, right));
  return made;
}

// A source's name with the sign of its verdict; it opens the cell.
function sign(fact, column) {
  const cell = fact.cells[column];
  const name = element("a", "", `v ${cell.code}${cell.unsure ? " u" : ""}`);
  name.href = permalink(fact, column);
  name.dataset.c = `${fact.number}.${column}`;
  name.append(element("bdi", names[column]));
  return name;
}

// What a cell rests on as a quote in its sentence, like those that the page holds.
const stop = /(?<![A-Z]|Mr|Ms|Mrs|Dr|St)[.!?]["”’)]*\s+/g;
function part(node) {
  if (node.className) return node.className;
  const all = [...node.parentElement.querySelectorAll("p[data-o]:not([class])")];
  return `paragraph ${all.indexOf(node) + 1} of ${all.length}`;
}

// A difference names its own words: the article and the stretches in it.
function quote(fact, column, value, at = "") {
  const [article, ...offsets] = at.split(" ").map(Number);
  const cell = offsets.length > 1 ? { ...fact.cells[column], article, offsets } : fact.cells[column];
  const made = element("li", "", "quote");
  const who = element("p", "", "who");
  who.append(sign(fact, column), " ");
  made.append(who);
  for (const { node, text, marks } of touched(cell).slice(0, 2)) {
    const ends = Array.from(text.matchAll(stop), (match) => match.index + match[0].length);
    const last = marks[marks.length - 1][1];
    const left = Math.max(0, ...ends.filter((end) => end <= marks[0][0]));
    const right = Math.min(text.length, ...ends.filter((end) => end >= last));
    const before = Math.max(left, text.lastIndexOf(" ", Math.max(marks[0][0] - 200, 0)) + 1);
    const after = Math.min(right, last + 200);
    if (value) {
      const find = (from) => text.toLowerCase().indexOf(value.toLowerCase(), from);
      const within = find(marks[0][0]);
      const place = within >= 0 && within < last ? within : find(before);
      if (place >= 0 && place < after) marks.splice(0, marks.length, [place, place + value.length]);
    }
    const whole = marks.length === 1 && marks[0][0] === before && marks[0][1] >= after - 1;
    made.append(marked("blockquote", text, whole ? [] : marks, before, after));
    if (!who.lastChild.className) {
      const words = ["io".includes(cell.code) ? "" : labels[cell.code], part(node)];
      if (cell.unsure) words.push(`unsure (${cell.percent} %)`);
      who.append(element("span", words.filter(Boolean).join(", "), "note"));
    }
  }
  return made;
}

// Quotes of a card are made when it is unfolded.
function fill(details) {
  if (details.querySelector("ul")) return;
  const [number, ...columns] = details.dataset.q.split(" ").map(Number);
  const list = element("ul", "", "quotes wide");
  list.append(...columns.map((column) => quote(facts[number - 1], column)));
  details.append(list);
}
for (const list of document.querySelectorAll("ul[data-q]")) {
  const [number, ...columns] = list.dataset.q.split(" ").map(Number);
  const value = list.dataset.s && list.parentElement.querySelector(".value bdi");
  list.replaceChildren(...columns.map((column) => quote(facts[number - 1], column, value && value.textContent, list.dataset.s)));
}
for (const list of document.querySelectorAll("[data-v]")) {
  const [number, ...some] = list.dataset.v.split(" ").map(Number);
  const columns = some.length ? some : names.map((_, column) => column);
  const { cells } = facts[number - 1];
  const known = columns.filter((column) => cells[column]);
  // Of very many the exceptions come first, and the rest when asked for.
  const many = known.length > MANY;
  if (many) known.sort((a, b) => "cponi".indexOf(cells[a].code) - "cponi".indexOf(cells[b].code) || a - b);
  const items = known.map((column) => {
    const item = element("li");
    item.append(sign(facts[number - 1], column));
    return item;
  });
  list.replaceChildren(...items.slice(0, many ? SHOWN : items.length));
  if (many) {
    const more = element("button", `and ${items.length - SHOWN} more`);
    more.type = "button";
    more.addEventListener("click", () => {
      list.append(...items.slice(SHOWN));
      items[SHOWN].firstChild.focus();
      more.parentElement.remove();
    });
    list.append(element("li"));
    list.lastChild.append(more);
  }
}
const folded = document.querySelectorAll("details[data-q]");
for (const details of folded) {
  details.hidden = false;
  details.addEventListener("toggle", () => fill(details));
}

// Both tellings of a cell
const dialog = byId("cell");
let opened = null;

function side(column, cell) {
  const box = document.createElement("div");
  const head = document.createElement("h3");
  head.append(element("bdi", names[column]));
  const found = touched(cell);
  const silent = "on".includes(cell.code);
  const nearest = found.length ? "Does not tell it. The nearest it says:" : "Says nothing near it.";
  box.append(head, element("p", silent ? nearest : cell.label, "note"));
  for (const { text, marks } of found) box.append(marked("p", text, marks, 0, text.length, "words"));
  if (found.length) {
    const where = element("a", "Read it in the article", "note");
    where.href = `#${found[0].node.id}`;
    where.addEventListener("click", () => dialog.close());
    box.append(where);
  }
  return box;
}

// What stands beside a cell: the telling that the fact's words are from, and beside that one who
// contradicts it, tells a part, tells it too, or else says something near it.
function counterpart(fact, column) {
  if (fact.home !== column && fact.cells[fact.home]) return fact.home;
  const rank = (cell) => "cpion".indexOf(cell.code) + (cell.offsets.length ? 0 : 9);
  const others = [...fact.cells.keys()].filter((one) => one !== column && fact.cells[one]);
  others.sort((a, b) => rank(fact.cells[a]) - rank(fact.cells[b]) || a - b);
  return others.length ? others[0] : -1;
}

function open(fact, column, from) {
  const cell = fact && fact.cells[column];
  if (!cell) return;
  if (opened) opened.mark(false);
  const mark = (on) => {
    const row = byId(`r${fact.number}`);
    if (row) row.classList.toggle("is-open", on);
  };
  opened = { fact, column, mark, from: from || (opened && opened.from) };
  mark(true);
  byId("cell-fact").textContent = fact.text;
  byId("cell-verdict").replaceChildren(element("span", title(column, cell), `v ${cell.code}`));
  byId("cell-sides").replaceChildren();
  const beside = counterpart(fact, column);
  const both = [[column, cell]];
  if (beside >= 0) both[fact.home === column ? "push" : "unshift"]([beside, fact.cells[beside]]);
  byId("cell-sides").append(...both.map(([one, its]) => side(one, its)));
  byId("cell-reasons").textContent = cell.why;
  byId("cell-copied").textContent = "";
  byId("cell-link").href = permalink(fact, column);
  history.replaceState(null, "", permalink(fact, column));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

function move(step) {
  const { cells } = opened.fact;
  let { column } = opened;
  do column = (column + step + names.length) % names.length;
  while (!cells[column]);
  open(opened.fact, column);
}

// Source, date, quote and offsets; offsets count characters, as the tables do.
function citation({ fact, column }) {
  const cell = fact.cells[column];
  const article = byId(`a${cell.article}`);
  const link = article.querySelector("header a");
  const headline = article.querySelector(".headline");
  const wide = (end) => {
    let more = 0;
    for (const { text, start } of paragraphs(cell.article)) {
      const before = text.slice(0, Math.max(end - start, 0));
      more += before.length - Array.from(before).length;
    }
    return end - more;
  };
  const quotes = touched(cell).flatMap(({ text, marks }) => marks.map((pair) => `“${text.slice(...pair)}”`));
  const offsets = [];
  for (let i = 0; i < cell.offsets.length; i += 2) {
    offsets.push(`${wide(cell.offsets[i])} to ${wide(cell.offsets[i] + cell.offsets[i + 1])}`);
  }
  const where = [names[column], headline && `“${headline.textContent}”`, article.querySelector(".when").textContent, link && link.href];
  const near = "on".includes(cell.code) ? "Nearest words" : "Words";
  const words = quotes.length ? ` ${near}: ${quotes.join(" … ")} (characters ${offsets.join(", ")}).` : "";
  const verdict = `${cell.label}${cell.unsure ? ", unsure" : ""}`;
  const which = data.cite ? `, comparison ${data.cite}` : "";
  return `${where.filter(Boolean).join(", ")}.${words} On “${fact.text}”: ${verdict} (narrative-compare${which}, ${permalink(fact, column)}).`;
}

async function copy() {
  const text = citation(opened);
  try {
    await navigator.clipboard.writeText(text);
    byId("cell-copied").textContent = "Copied.";
  } catch {
    // Where the clipboard is closed to pages the words are shown, to be copied by hand.
    byId("cell-copied").textContent = text;
  }
}

dialog.addEventListener("close", () => {
  const { fact, column, mark, from } = opened;
  mark(false);
  if (location.hash === permalink(fact, column)) history.replaceState(null, "", `#f-${fact.id}`);
  opened = null;
  if (from) from.focus();
});
dialog.addEventListener("click", (event) => {
  if (event.target.dataset.move) move(Number(event.target.dataset.move));
  if (event.target.id === "cell-link") event.preventDefault();
  if (event.target.id === "cell-cite") copy();
  if (event.target === dialog) dialog.close();
});
dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowRight") move(1);
  if (event.key === "ArrowLeft") move(-1);
});

"use strict";
// Reads the cells of the matrix, finds their words in the articles, and shows both tellings.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

// A character is a place in a table of values; packing.py says which.
const places = new Map();
for (const [first, last] of [[0x23, 0x7e], [0xc0, 0x2af], [0x3400, 0x4dbf], [0x4e00, 0x9fff]]) {
  for (let point = first; point <= last; point += 1) {
    const character = String.fromCharCode(point);
    if (!"&'<>\\".includes(character)) places.set(character, places.size);
  }
}
const unpack = ([table, codes]) => Array.from(codes, (code) => table[places.get(code)]);

const names = Array.from(document.querySelectorAll(".grid thead th"), (th) => th.textContent).slice(1);
const labels = { i: "included", p: "partly included", c: "contradicted", o: "omitted", n: "not yet known" };

// Facts in their order: the words stand in the lists above the matrix.
const facts = unpack(data.homes).map((home, i) => ({ number: i + 1, home: Number(home), cells: [] }));
for (const node of document.querySelectorAll("[id][data-n], li[id][value]")) {
  const fact = facts[(node.dataset.n || node.value) - 1];
  fact.id = node.id.slice(2);
  fact.text = (node.querySelector("h3 bdi") || node.firstChild).textContent.trim();
  fact.words = fact.text.toLowerCase();
}
const factOf = new Map(facts.map((fact) => [fact.id, fact]));
Array.from(data.ranks, (symbol) => places.get(symbol)).forEach((number, rank) => {
  facts[number - 1].rank = rank;
});
{
  const spans = data.spans.map(unpack);
  const wordings = unpack(data.wordings);
  const numbers = unpack(data.numbers);
  let next = 0;
  let at = 0;
  unpack(data.verdicts).forEach((verdict, i) => {
    const row = Math.floor(i / names.length);
    const column = i % names.length;
    if (!verdict) return;
    let why = "";
    if (!data.brief || !"on".includes(verdict[0])) {
      const holes = wordings[next].split("\u0001");
      why = holes.map((part, k) => (k ? numbers[at + k - 1] : "") + part).join("");
      at += holes.length - 1;
      next += 1;
    }
    const offsets = spans[column][row].split(" ").filter(Boolean).map(Number);
    const article = offsets.length % 2 ? offsets.shift() : data.articles[column];
    const unsure = verdict.endsWith("u");
    const percent = parseInt(verdict.slice(1), 10);
    const cell = { code: verdict[0], percent, unsure, article, offsets, why };
    cell.label = `${labels[cell.code]} ${percent} %`;
    facts[row].cells[column] = cell;
  });
}
for (const fact of facts) {
  const told = fact.cells.filter((cell) => cell && cell.code === "i").length;
  const known = fact.cells.filter((cell) => cell && cell.code !== "n").length;
  fact.against = fact.cells.filter((cell) => cell && cell.code === "c").length;
  fact.reach = 2 * told > known ? "shared" : told === 1 ? "alone" : "few";
}
const permalink = (fact, column) => `#${fact.id}.${column}`;
const title = (column, cell) => `${names[column]}: ${cell.label}${cell.unsure ? ", unsure" : ""}`;

const known = new Map();
function paragraphs(article) {
  if (!known.has(article)) {
    const nodes = [...byId(`a${article}`).querySelectorAll("[data-o]")];
    known.set(article, nodes.map((node) => ({ node, text: node.textContent, start: Number(node.dataset.o) })));
  }
  return known.get(article);
}

// The paragraphs that a cell rests on, with the stretches to mark in each.
function touched(cell) {
  const found = [];
  for (const { node, text, start } of cell.offsets.length ? paragraphs(cell.article) : []) {
    const marks = [];
    for (let i = 0; i < cell.offsets.length; i += 2) {
      const from = Math.max(cell.offsets[i] - start, marks.length ? marks[marks.length - 1][1] : 0);
      const to = Math.min(cell.offsets[i] + cell.offsets[i + 1] - start, text.length);
      if (from < to) marks.push([from, to]);
    }
    if (marks.length) found.push({ node, text, marks });
  }
  return found;
}

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
  list.replaceChildren(...columns.map((column) => quote(facts[number - 1], column, list.dataset.w, list.dataset.s)));
}
for (const list of document.querySelectorAll("[data-v]")) {
  const [number, ...some] = list.dataset.v.split(" ").map(Number);
  const columns = some.length ? some : names.map((_, column) => column);
  list.replaceChildren(...columns.filter((column) => facts[number - 1].cells[column]).map((column) => {
    const item = document.createElement("li");
    item.append(sign(facts[number - 1], column));
    return item;
  }));
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
  if (fact.home !== column && fact.cells[fact.home]) {
    byId("cell-sides").append(side(fact.home, fact.cells[fact.home]));
  }
  byId("cell-sides").append(side(column, cell));
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

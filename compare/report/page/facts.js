"use strict";
// Reads facts and cells out of the packed data, and finds their words in the articles.
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

// Facts in their order, and what each source does with them.
const facts = unpack(data.homes).map((home, i) => ({ number: i + 1, home: Number(home), cells: [] }));
{
  const spans = data.spans.map(([values, codes]) => unpack([values.split(","), codes]));
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
    const offsets = spans[column][row].split(" ").filter(Boolean).map((digits) => parseInt(digits, 36));
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
  fact.reach = told === 1 ? "alone" : 2 * told > known ? "shared" : "few";
}
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

// Words and ids of facts: those of a long page are packed, or stand in the articles; else they are
// in the lists above the matrix.
if (data.ids) {
  data.ids.split(" ").forEach((id, i) => {
    const fact = facts[i];
    const said = data.words[i] ? [] : touched(fact.cells[fact.home]);
    Object.assign(fact, { id, text: said.length ? said[0].text.slice(...said[0].marks[0]) : data.words[i] });
  });
} else {
  for (const node of document.querySelectorAll("[id][data-n], li[id][value]")) {
    const fact = facts[(node.dataset.n || node.value) - 1];
    fact.id = node.id.slice(2);
    fact.text = (node.querySelector("h3 bdi") || node.firstChild).textContent.trim();
  }
}
Array.from(data.ranks, (symbol) => places.get(symbol)).forEach((number, rank) => {
  facts[number - 1].rank = rank;
});
for (const fact of facts) fact.words = fact.text.toLowerCase();
const factOf = new Map(facts.map((fact) => [fact.id, fact]));
const permalink = (fact, column) => `#${fact.id}.${column}`;
const title = (column, cell) => `${names[column]}: ${cell.label}${cell.unsure ? ", unsure" : ""}`;

const withCode = (fact, code) => names.filter((_, column) => fact.cells[column] && fact.cells[column].code === code);

// The long lists of a long page: facts that are no cards, by who tells them. Where many groups are
// of one fact each, these share a list in which each names its tellers.
const LONE = 3;
const SEVERAL = "several, each in other company";

function aside(fact, naming) {
  const few = (all) => (all.length < 5 ? all.join(", ") : all.length);
  const said = [[naming && "i", "told by", few], ["p", "in part", few], ["c", "against", few], ["n", "too late for", (all) => all.length]];
  return said.filter(([code]) => code && withCode(fact, code).length)
    .map(([code, words, show]) => `${words} ${show(withCode(fact, code))}`).join("; ");
}

function listed(some, naming) {
  const list = element("ol");
  for (const fact of some) {
    const item = element("li", `${fact.text} `);
    item.append(element("i", aside(fact, naming)));
    item.id = `f-${fact.id}`;
    item.value = fact.number;
    list.append(item);
  }
  return list;
}

for (const box of document.querySelectorAll("[data-l]")) {
  const shared = box.dataset.l === "shared";
  const rest = facts.filter((fact) => (fact.reach === "shared") === shared && !byId(`f-${fact.id}`));
  const groups = new Map();
  for (const fact of shared ? [] : rest.sort((a, b) => a.rank - b.rank)) {
    const tellers = withCode(fact, "i");
    const key = tellers.join(", ") + (tellers.length === 1 ? " alone" : "");
    groups.set(key, [...(groups.get(key) || []), fact]);
  }
  const lone = [...groups].filter(([key, some]) => some.length === 1 && !key.endsWith(" alone"));
  if (lone.length > LONE) {
    for (const [key] of lone) groups.delete(key);
    groups.set(SEVERAL, lone.flatMap(([, some]) => some));
  }
  const parts = [...groups].sort(([a, one], [b, other]) => (a === SEVERAL) - (b === SEVERAL)
    || other.length - one.length || (a < b ? -1 : 1));
  box.replaceChildren(...(shared ? [listed(rest, true)] : parts.flatMap(([tellers, some]) => {
    const head = element("h3");
    head.append(element("bdi", tellers), " ", element("span", some.length, "note"));
    return [head, listed(some, tellers === SEVERAL)];
  })));
}

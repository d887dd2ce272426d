"use strict";
// Builds the matrix as far as it is looked at, filters and orders it, and follows permalinks.
const table = document.querySelector(".grid");
const scroll = document.querySelector(".scroll");
const body = table.tBodies[0];
const CHUNK = names.length > 12 ? 8 : 16;
const SOON = 400;
let order = facts;
let built = 0;
let away = new Set();

function level(percent) {
  return 1 + (percent >= 60) + (percent >= 75) + (percent >= 90);
}

// The row of a fact, copied from an empty one; one cell at a time takes part in tabbing.
const empty = element("tr");
{
  const head = element("th");
  head.scope = "row";
  head.append(element("a"), " ", element("bdi"));
  const place = element("td");
  place.append(element("a"));
  place.firstChild.tabIndex = -1;
  empty.append(head, ...names.map(() => place.cloneNode(true)));
}

function row(fact) {
  const made = empty.cloneNode(true);
  const [head, ...places] = made.children;
  made.id = `r${fact.number}`;
  head.firstChild.textContent = fact.number;
  head.firstChild.href = `#f-${fact.id}`;
  head.lastChild.textContent = fact.text;
  places.forEach((place, column) => {
    const cell = fact.cells[column];
    if (away.has(column)) place.hidden = true;
    if (cell) {
      place.className = `${cell.code}${level(cell.percent)}${cell.unsure ? " u" : ""}`;
      place.firstChild.href = permalink(fact, column);
      place.firstChild.setAttribute("aria-label", title(column, cell));
    } else place.firstChild.remove();
  });
  return made;
}
table.addEventListener("pointerover", ({ target }) => {
  if (target.closest("td a")) target.title = target.getAttribute("aria-label");
});

function build(until) {
  const rows = order.slice(built, Math.max(until, built)).map(row);
  built += rows.length;
  body.append(...rows);
  const first = table.querySelector("td a");
  if (first && !table.querySelector('td a[tabindex="0"]')) first.tabIndex = 0;
}

// The first rows answer at once; the others come a few at a time, as far as they are near.
function near() {
  const room = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
  if (room >= SOON || built >= order.length) return;
  build(built + CHUNK);
  requestAnimationFrame(near);
}
scroll.addEventListener("scroll", near);

// Filter and order
const form = document.querySelector(".filter");
const count = form.querySelector("output");
const orders = {
  number: () => 0,
  salience: (a, b) => a.rank - b.rank,
  disagreement: (a, b) => b.against - a.against,
};

// Numbers of facts by kind of difference; each is given as the step from the one before.
const kinds = new Map(Object.entries(data.kinds).map(([kind, steps]) => {
  let number = 0;
  return [kind, new Set(steps.map((step) => (number += step)))];
}));

function chosen() {
  const { words, source, verdict, reach, kind } = form.elements;
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const code = verdict.value || (source.value && "ip");
  const fits = code === "u" ? (cell) => cell && cell.unsure : (cell) => cell && code.includes(cell.code);
  const numbers = kind.value && kinds.get(kind.value);
  return (fact) => {
    if (!wanted.every((word) => fact.words.includes(word))) return false;
    if (reach.value && fact.reach !== reach.value) return false;
    if (numbers && !numbers.has(fact.number)) return false;
    return !code || (source.value ? fits(fact.cells[source.value]) : fact.cells.some(fits));
  };
}

// Of sources that tell alike the first stays; its heading says how many it stands for.
function fold() {
  const on = form.elements.fold && form.elements.fold.checked;
  away = new Set(on ? data.groups.flatMap((group) => group.slice(1)) : []);
  for (const [column, head] of [...table.tHead.rows[0].cells].slice(1).entries()) {
    head.hidden = away.has(column);
    const group = on && data.groups.find((one) => one[0] === column);
    head.replaceChildren(element("bdi", names[column]));
    if (group) head.append(element("span", ` +${group.length - 1}`, "note"));
    head.title = group ? group.map((one) => names[one]).join(", ") : "";
  }
}

function filter() {
  fold();
  order = facts.filter(chosen()).sort(orders[form.elements.order.value]);
  built = 0;
  body.replaceChildren();
  build(CHUNK);
  requestAnimationFrame(near);
  count.textContent = order.length < facts.length ? `${order.length} of ${facts.length} facts` : "";
}

function reset() {
  form.reset();
  filter();
}
form.addEventListener("input", filter);
form.addEventListener("change", filter);
form.addEventListener("submit", (event) => event.preventDefault());

// Arrow keys walk the matrix.
const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
table.addEventListener("keydown", (event) => {
  const link = event.target.closest("td a");
  const step = steps[event.key];
  if (!link || !step) return;
  event.preventDefault();
  const place = link.parentElement;
  const index = place.parentElement.sectionRowIndex + step[0];
  if (index >= built) build(built + CHUNK);
  const next = body.rows[index];
  let column = place.cellIndex + step[1];
  while (step[1] && away.has(column - 1)) column += step[1];
  const target = next && column > 0 && next.cells[column];
  const goal = target && target.querySelector("a");
  if (!goal) return;
  link.tabIndex = -1;
  goal.tabIndex = 0;
  goal.focus();
});

function reveal(fact) {
  if (!order.includes(fact)) reset();
  build(order.indexOf(fact) + CHUNK);
  return byId(`r${fact.number}`);
}

// A permalink names a cell (fact.column), a fact, or any anchor of the page.
function follow() {
  const [id, column] = decodeURIComponent(location.hash.slice(1)).split(".");
  const fact = factOf.get(id) || facts[/^r\d+$/.test(id) ? id.slice(1) - 1 : -1];
  if (fact && column !== undefined) {
    reveal(fact).scrollIntoView({ block: "center" });
    open(fact, Number(column), byId(`r${fact.number}`).cells[Number(column) + 1].querySelector("a"));
    return;
  }
  const target = fact ? (id === fact.id ? byId(`f-${id}`) : reveal(fact)) : byId(id);
  if (!target) return;
  for (let node = target.parentElement; node; node = node.parentElement) {
    if (node.tagName === "DETAILS") node.open = true;
  }
  target.scrollIntoView({ block: target.tagName === "TR" ? "center" : "start" });
}
window.addEventListener("hashchange", follow);

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("td a, a[data-c]");
  if (!link) return;
  event.preventDefault();
  const [number, column] = link.dataset.c
    ? link.dataset.c.split(".").map(Number)
    : [Number(link.closest("tr").id.slice(1)), link.parentElement.cellIndex - 1];
  open(facts[number - 1], column, link);
});

// Of many facts the words in the articles are linked here: those that a source tells a fact by.
function linkWords() {
  const stretches = new Map();
  for (const fact of facts) {
    for (const cell of fact.cells) {
      for (const { node, marks } of cell && cell.code === "i" ? touched(cell) : []) {
        stretches.set(node, [...(stretches.get(node) || []), ...marks.map((mark) => [...mark, fact])]);
      }
    }
  }
  for (const [node, marks] of stretches) {
    const text = node.textContent;
    let at = 0;
    node.textContent = "";
    for (const [from, to, fact] of marks.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (from < at) continue;
      const made = element("a", text.slice(from, to));
      made.dataset.f = fact.number;
      node.append(text.slice(at, from), made);
      at = to;
    }
    node.append(text.slice(at));
  }
}
if (data.brief) linkWords();
for (const link of document.querySelectorAll("[data-f]")) {
  const fact = facts[link.dataset.f - 1];
  link.className = fact.reach;
  link.href = `#f-${fact.id}`;
}

// Lists of differences hold values; the words of the fact are those above.
for (const item of document.querySelectorAll("[data-d]")) {
  const fact = facts[item.value - 1];
  const link = element("a", "", "plain");
  link.href = `#f-${fact.id}`;
  link.append(element("bdi", fact.text));
  item.prepend(link, " ");
}

// Numbers of facts lead to their rows.
for (const item of document.querySelectorAll(".more li[value]")) {
  const link = element("a", item.value, "to-row");
  link.href = `#r${item.value}`;
  item.prepend(link, " ");
  item.parentElement.classList.add("linked");
}
for (const link of document.querySelectorAll("a.num")) link.href = `#r${link.dataset.n}`;

// The first rows stand in the page already, as signs, for readers without script.
body.replaceChildren();
document.querySelector(".made").hidden = false;
build(CHUNK);
requestAnimationFrame(near);

// On paper nothing can be unfolded; of very many rows the first stand there.
const PRINTED = 100;
let closed = [];
window.addEventListener("beforeprint", () => {
  for (const details of folded) fill(details);
  build(data.brief ? PRINTED : order.length);
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const one of closed) one.open = true;
});
window.addEventListener("afterprint", () => {
  for (const one of closed) one.open = false;
});
if (location.hash) follow();

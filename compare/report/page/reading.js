"use strict";
// Articles beside each other, each scrolling by itself: a linked stretch of one brings the others
// to where they tell the same fact, or to the nearest that they say.
const beside = document.querySelector(".beside");
const texts = document.querySelector(".texts");
const shown = () => [...texts.children].filter((text) => !text.hidden);

function layOut() {
  const { left, right } = beside.elements;
  const on = Boolean(left.value);
  right.disabled = !on;
  texts.classList.toggle("parallel", on);
  for (const text of texts.children) {
    const chosen = [left.value, right.value].includes(text.id);
    text.hidden = on && Boolean(right.value) && !chosen;
    text.classList.toggle("is-left", on && text.id === left.value);
    if (on) text.tabIndex = 0;
    else text.removeAttribute("tabindex");
  }
  beside.querySelector("output").textContent = on ? "Choose linked words to bring the other articles to the same fact." : "";
}

// Where an article tells a fact: its linked words, else what the cell of its source rests on.
function placeOf(text, fact) {
  const own = [...text.querySelectorAll("[data-f]")].find((link) => Number(link.dataset.f) === fact.number);
  const cell = fact.cells.find((one) => one && one.article === Number(text.id.slice(1)));
  const told = Boolean(own) || Boolean(cell && cell.code === "i");
  if (own) return { place: own, told };
  const found = cell ? touched(cell) : [];
  return { place: found.length ? found[0].node : null, told };
}

function align(fact, from) {
  for (const old of texts.querySelectorAll(".is-same")) old.classList.remove("is-same");
  from.classList.add("is-same");
  const others = shown().filter((text) => !text.contains(from));
  let n = 0;
  for (const text of others) {
    const { place, told } = placeOf(text, fact);
    if (told) n += 1;
    if (!place) continue;
    place.classList.add("is-same");
    text.scrollTop += place.getBoundingClientRect().top - from.getBoundingClientRect().top;
  }
  beside.querySelector("output").textContent = `${n} of ${others.length} beside it ${n === 1 ? "tells" : "tell"} it; the others stand where they come nearest.`;
}

if (beside) {
  beside.hidden = false;
  for (const text of texts.children) {
    const when = text.querySelector(".when").textContent;
    const name = `${text.querySelector("h3").textContent}${when.startsWith("date") ? "" : `, ${when}`}`;
    for (const choice of beside.querySelectorAll("select")) choice.add(new Option(name, text.id));
  }
  layOut();
  beside.addEventListener("input", layOut);
  beside.addEventListener("change", layOut);
  texts.addEventListener("click", (event) => {
    const link = event.target.closest("[data-f]");
    if (!link || !texts.classList.contains("parallel") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    align(facts[link.dataset.f - 1], link);
  });
}

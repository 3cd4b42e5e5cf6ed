// What the page holds, read once: things, lines, and the links by which each view shows them.
// All words are copies of parts of this page: no text is ever read as HTML.
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const address = (link) => (link.getAttribute("href") || "").slice(1);
const views = all(".view");
const sections = [...views, byId("gaps"), byId("text")].filter(Boolean);
const tabs = all(".tabs li a");
const stage = byId("stage"), panel = byId("panel"), body = byId("panel-body");

const things = new Map();
for (const part of all("article.thing")) {
  const label = part.querySelector("h4").textContent;
  const also = JSON.parse(part.dataset.also || "[]");
  things.set(part.id, { id: part.id, part, label, also, family: part.dataset.family, lines: [] });
}
const lines = new Map();
for (const row of all("#relations tr")) {
  const [from, to] = all("a", row).map((end) => things.get(address(end)));
  const line = { id: row.id, row, from, to, kind: row.dataset.kind };
  lines.set(row.id, line);
  from.lines.push(line);
  if (to !== from) to.lines.push(line);
}
// For each view, its links in the order of the page, and the links of each address.
const links = new Map(), shownAs = new Map();
function index(view) {
  const found = new Map();
  links.set(view, all(".map a, .cards a, .names a", view));
  for (const link of links.get(view)) {
    const id = address(link);
    if (!found.has(id)) found.set(id, []);
    found.get(id).push(link);
  }
  shownAs.set(view, found);
}
views.forEach(index);
const linksOf = (id, view) => shownAs.get(view).get(id) || [];
const isDrawn = (view) => view.querySelector(".frame.drawing") !== null;
const current = () => views.find((view) => !view.hidden);
const isShown = (link) => !link.closest("[hidden]:not(.view)");

function say(words, view = current(), told = true) {
  view.querySelector(".said").textContent = words;
  view.querySelector(".state").classList.toggle("told", told);
}

function make(tag, words = "", names = "") {
  const part = document.createElement(tag);
  part.textContent = words;
  if (names) part.className = names;
  return part;
}

function show(view) {
  for (const each of views) each.hidden = each !== view;
  for (const tab of tabs) {
    if (address(tab) === view.id) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
  begin(view);
  // What is printed after a drawing is what belongs to it.
  const there = shownAs.get(view);
  for (const line of lines.values()) line.row.classList.toggle("elsewhere", !there.has(line.id));
}

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
// The lines come as numbers: of their ends, of their sort and their citation, then of their findings.
const lines = new Map();
{
  const { sorts, cites, lines: rows, said = {} } = JSON.parse(byId("lines").textContent);
  const ends = [...things.values()], table = byId("relations"), tail = (thing) => thing.id.slice(6);
  const put = (row, part) => row.insertCell().append(part);
  const lead = (thing) => { const link = make("a", thing.label); link.href = "#" + thing.id; return link; };
  for (const [start, end, sort, cite, gaps = [], name] of rows) {
    const [kind, words, slug] = sorts[sort], from = ends[start], to = ends[end];
    const id = name || "line-" + tail(from) + "-" + slug + "-" + tail(to), row = table.insertRow();
    row.id = id;
    row.dataset.kind = kind;
    if (gaps.length) row.dataset.gaps = gaps.map((number) => "gap-" + number).join(" ");
    put(row, lead(from));
    put(row, words);
    put(row, lead(to));
    put(row, make("cite", cite === -1 ? "inferred, no passage states it" : cite === -2 ? "no passage" : cites[cite], cite === -1 ? "inferred" : cite === -2 ? "unstated" : ""));
    const line = { id, row, from, to, kind: String(kind), said: said[lines.size] || {} };
    lines.set(id, line);
    from.lines.push(line);
    if (to !== from) to.lines.push(line);
  }
  const ids = [...lines.keys()];
  // Without script a line of a drawing leads to the words of one of its ends; with it, to its own.
  for (const part of all("[data-line]")) {
    part.dataset.line = ids[part.dataset.line];
    if (part.matches("a")) part.setAttribute("href", "#" + part.dataset.line);
  }
}
// What the passages say that are cited, in the order of the document.
const passages = new Map(all("#passages li").map((part) => [part.id, { id: part.id, part, label: part.querySelector("b").textContent }]));
const passageOf = new Map([...passages.values()].map((each) => [each.label, each]));
const cited = (cite) => cite.textContent.replaceAll("\u00a0", " ").split("; ").map((label) => [label, passageOf.get(label)]);
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
  const rests = new Set();
  for (const line of lines.values()) {
    line.row.classList.toggle("elsewhere", !there.has(line.id));
    if (there.has(line.id)) for (const [, passage] of cited(line.row.lastElementChild)) rests.add(passage);
  }
  for (const passage of passages.values()) passage.part.classList.toggle("elsewhere", !rests.has(passage));
}

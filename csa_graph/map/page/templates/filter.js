// The key is the filter: hides kinds of line and of thing in drawings, words and tables alike.
const off = { kind: new Set(), family: new Set() };
let around = null;

const isThingOn = (thing) => !off.family.has(thing.family) && (!around || around.near.has(thing));
const isLineOn = (line) =>
  !off.kind.has(line.kind) && isThingOn(line.from) && isThingOn(line.to) &&
  (!around || line.from === around.centre || line.to === around.centre);

function hide(part, hidden) {
  part.toggleAttribute("hidden", hidden);
}

function filterView(view) {
  for (const link of links.get(view)) {
    const id = address(link);
    const on = lines.has(id) ? isLineOn(lines.get(id)) : isThingOn(things.get(id));
    hide(link.closest("li") || link, !on);
  }
  for (const group of all(".card ul", view)) {
    const empty = !group.querySelector("li:not([hidden])");
    hide(group, empty);
    hide(group.previousElementSibling, empty);
  }
  for (const card of all(".card", view)) {
    const thing = things.get(address(card.querySelector("h3 a")));
    hide(card, !isThingOn(thing) || (card.querySelector("ul") && !card.querySelector("ul:not([hidden])")));
  }
}

function filterText() {
  for (const thing of things.values()) hide(thing.part, !isThingOn(thing));
  for (const line of lines.values()) hide(line.row, !isLineOn(line));
  for (const item of all("#text [data-line]")) hide(item, !isLineOn(lines.get(item.dataset.line)));
  for (const item of all("#text li.many")) hide(item, !item.querySelector("li:not([hidden])"));
  // From the bottom up: what is hidden stays in the tree if something below it is shown.
  for (const item of all(".tree li").reverse()) {
    const body = item.id || address(item.querySelector("a"));
    hide(item, !isThingOn(things.get(body.replace(/^tree-/, "about-"))) && !item.querySelector("li:not([hidden])"));
  }
  for (const group of all("#text .things")) {
    const empty = !group.querySelector("article:not([hidden])");
    hide(group, empty);
    hide(group.previousElementSibling, empty);
  }
}

const count = (number, one, many) => number + " " + (number === 1 ? one : many);

const isFiltered = () => off.kind.size + off.family.size > 0 || around !== null;

function tell(view) {
  if (!shownAs.get(view).size) { say("Nothing is drawn yet.", view); return; }
  const ids = [...shownAs.get(view).keys()];
  const ofLines = ids.filter((id) => lines.has(id));
  const inView = new Set(ids.filter((id) => things.has(id)));
  for (const id of ofLines) { inView.add(lines.get(id).from.id); inView.add(lines.get(id).to.id); }
  const onLines = ofLines.filter((id) => isLineOn(lines.get(id))).length;
  const onThings = [...inView].filter((id) => isThingOn(things.get(id))).length;
  const whole = onThings === inView.size && onLines === ofLines.length;
  // A list of names has no lines to count.
  const allLines = ofLines.length ? " and " + count(onLines, "line", "lines") : "";
  const someLines = ofLines.length ? " and " + onLines + " of " + count(ofLines.length, "line", "lines") : "";
  say(whole
    ? "Shown: all " + count(onThings, "thing", "things") + allLines + "."
    : "Shown: " + onThings + " of " + count(inView.size, "thing", "things") + someLines + "."
      + (around ? " Only " + around.centre.label + " and its neighbours." : ""), view, isFiltered());
}

function filter() {
  const filtered = isFiltered();
  views.forEach(filterView);
  filterText();
  for (const box of all(".key input")) box.checked = !off[box.dataset.of].has(box.value);
  for (const button of all('[data-do="show-all"]')) hide(button, !filtered);
  for (const note of all(".filtered")) hide(note, !filtered);
  views.forEach(keepSpot);
  tell(current());
  redrawCanvas();
}

function showAll() {
  off.kind.clear();
  off.family.clear();
  around = null;
  filter();
}

function showAround(id) {
  const centre = things.get(id);
  around = { centre, near: new Set([centre, ...centre.lines.flatMap((line) => [line.from, line.to])]) };
  filter();
}

for (const box of all(".key input")) {
  box.hidden = false;
  box.addEventListener("change", () => {
    if (box.checked) off[box.dataset.of].delete(box.value);
    else off[box.dataset.of].add(box.value);
    filter();
  });
}

// A line is thin: what is hit is wider, and is not drawn.
function addGrips(drawing) {
  for (const stroke of all("a.line .stroke", drawing)) {
    const grip = stroke.cloneNode();
    grip.setAttribute("class", "grip");
    stroke.before(grip);
  }
}

// One tab stop into each view; arrow keys go along the lines of a drawing, or from link to link elsewhere.
const spots = new Map();
let pivot = null;

const visible = (view) => links.get(view).filter(isShown);

function setSpot(view, link) {
  const before = spots.get(view);
  if (before && before !== link) before.tabIndex = -1;
  spots.set(view, link);
  if (link) link.tabIndex = 0;
}

function keepSpot(view) {
  const link = spots.get(view);
  if (link && isShown(link)) return;
  const found = visible(view);
  // The first stop is the body that the drawing is about.
  setSpot(view, found.find((each) => each.matches(".focus")) || found.find((each) => things.has(address(each))) || found[0]);
}

// What is folded away is unfolded before it is gone to.
function unfold(link) {
  const strip = link.closest("details.strip");
  if (strip) strip.open = true;
}

function goTo(view, link) {
  unfold(link);
  setSpot(view, link);
  link.focus({ preventScroll: true });
  link.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function placeOf(link) {
  const place = (link.querySelector(".edge, .stroke") || link).getBoundingClientRect();
  return { x: place.x + place.width / 2, y: place.y + place.height / 2 };
}

// Lines run to the right, or up: the keys that go along them and back, and those that go from line to line.
const FLOWS = {
  right: { along: "ArrowRight", back: "ArrowLeft", next: "ArrowDown", axis: "x", side: "y", sign: 1 },
  up: { along: "ArrowUp", back: "ArrowDown", next: "ArrowRight", axis: "y", side: "x", sign: -1 },
};
const flowOf = (view) => FLOWS[view.dataset.flow || "right"];

// Whether a line is drawn against the flow, as those of an action to its priority are.
function runsBack(view, line) {
  const [from, to] = [line.from, line.to].map((end) => linksOf(end.id, view).find(isShown)), { axis, sign } = flowOf(view);
  return Boolean(from && to) && sign * (placeOf(to)[axis] - placeOf(from)[axis]) < 0;
}

// The lines of a box as drawn in a view that lead on from it (along) or to it.
function linesAt(view, id, along) {
  const { axis, side } = flowOf(view);
  return things.get(id).lines
    .filter((line) => (along !== runsBack(view, line) ? line.from : line.to).id === id)
    .flatMap((line) => linksOf(line.id, view)).filter(isShown)
    .sort((one, other) => placeOf(one)[side] - placeOf(other)[side] || placeOf(one)[axis] - placeOf(other)[axis]);
}

// The nearest box in a direction, for boxes that no line leads away from.
function nearest(view, link, key) {
  const here = placeOf(link);
  const across = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  let best = null, least = Infinity;
  for (const other of visible(view)) {
    if (other === link || !things.has(address(other)) || !other.getClientRects().length) continue;
    const there = placeOf(other);
    const ahead = sign * (across ? there.x - here.x : there.y - here.y);
    const aside = Math.abs(across ? there.y - here.y : there.x - here.x);
    if (ahead < 4) continue;
    const far = ahead + 3 * aside;
    if (far < least) { least = far; best = other; }
  }
  return best;
}

function nextInDrawing(view, link, key) {
  const flow = flowOf(view), id = address(link), along = key === flow.along, across = along || key === flow.back;
  if (lines.has(id)) {
    const line = lines.get(id);
    if (across) {
      pivot = null;
      return linksOf((along !== runsBack(view, line) ? line.to : line.from).id, view).find(isShown);
    }
    const end = pivot && (pivot.id === line.from.id || pivot.id === line.to.id) ? pivot : line.from;
    const row = linesAt(view, end.id, (end === line.from) !== runsBack(view, line));
    return row[row.indexOf(link) + (key === flow.next ? 1 : -1)];
  }
  if (!across) return nearest(view, link, key);
  const found = linesAt(view, id, along)[0];
  pivot = things.get(id);
  if (found) return found;
  const lone = !things.get(id).lines.some((line) => linksOf(line.id, view).length);
  return lone ? nearest(view, link, key) : null;
}

function nextInList(view, link, key) {
  const row = key === "ArrowLeft" || key === "ArrowRight"
    ? visible(view).filter((each) => each === link || each.closest("h3") || each.closest(".names"))
    : visible(view);
  return row[row.indexOf(link) + (key === "ArrowDown" || key === "ArrowRight" ? 1 : -1)];
}

document.addEventListener("keydown", (event) => {
  const link = event.target.closest && event.target.closest(".map a, .cards a, .names a");
  if (!link || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const view = link.closest(".view");
  let next = null;
  if (/^Arrow/.test(event.key)) next = (isDrawn(view) ? nextInDrawing : nextInList)(view, link, event.key);
  else if (event.key === "Home") next = visible(view).find((each) => things.has(address(each)));
  else if (event.key === "End") next = visible(view).findLast((each) => things.has(address(each)));
  else return;
  event.preventDefault();
  if (next) goTo(view, next);
  else say(event.key === flowOf(view).along ? "No line leads on from here." : event.key === flowOf(view).back ? "No line leads here." : "Nothing further in this direction.", view);
});

for (const view of views) {
  addGrips(view);
  for (const link of links.get(view)) link.tabIndex = -1;
  keepSpot(view);
  view.addEventListener("focusin", (event) => {
    if (links.get(view).includes(event.target)) setSpot(view, event.target);
  });
}

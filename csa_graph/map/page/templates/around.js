// The neighbourhood of one thing, for views that are too large to be drawn whole: what reaches it stands to its left,
// what it reaches to its right. Lines run in the gaps between the columns, so none passes behind a box, and each has
// an end of its own, so none hides another.
const isLarge = (view) => view.classList.contains("search");
const COLUMN = { box: 200, gap: 156, pad: 12, row: 18, least: 44, margin: 16, step: 18, tip: 11 };
const MOST_DRAWN = 40;

// How the key shows each kind of line: its class, and the head that ends at (55, 8).
function readLooks(view) {
  return new Map(all('.key input[data-of="kind"]', view).map((box) => {
    const sample = box.nextElementSibling;
    return [box.value, { style: [...sample.classList].find((name) => /^s\d/.test(name)), head: sample.querySelector(".head") }];
  }));
}

function sketchBox(thing, ends) {
  const rows = wrapped(thing.label, 14, COLUMN.box - 3 * COLUMN.pad), kicker = thing.part.querySelector(".kicker").textContent;
  const own = Math.max(COLUMN.least, 2 * COLUMN.pad + rows.length * COLUMN.row + 14);
  const height = Math.max(own, (ends + 1) * COLUMN.step), down = (height - own) / 2;
  const link = draw("a", { class: "box " + thing.family, href: "#" + thing.id, "aria-label": [thing.label, kicker].filter(Boolean).join(". ") });
  link.append(draw("rect", { class: "edge", width: COLUMN.box, height, rx: thing.family === "group" ? 9 : 2 }));
  link.append(draw("text", { class: "kicker", x: COLUMN.pad, y: down + 20 }, wrapped(kicker, 11, COLUMN.box - 2 * COLUMN.pad)[0]));
  rows.forEach((words, place) => link.append(draw("text", { class: "title", x: COLUMN.pad, y: down + 38 + place * COLUMN.row }, words)));
  return { link, height, x: 0, y: 0 };
}

function putBox(box, x, y) {
  Object.assign(box, { x, y });
  box.link.setAttribute("transform", "translate(" + x + " " + y + ")");
}

// The end of a line on a side of a box: the one numbered place of several.
const endOf = (box, right, place, several) => ({ x: box.x + (right ? COLUMN.box : 0), y: box.y + box.height / 2 + (place - (several - 1) / 2) * COLUMN.step });

// A line, with its words a third of the way from the box that is not in the middle: there the lines stand apart.
function sketchLine(line, from, to, look, third) {
  const [x1, y1, x2, y2] = [from.x, from.y, to.x - COLUMN.tip, to.y], half = (x2 - x1) / 2;
  const path = "M" + x1 + " " + y1 + "C" + (x1 + half) + " " + y1 + " " + (x2 - half) + " " + y2 + " " + x2 + " " + y2;
  const words = [...line.row.cells].map((cell) => cell.textContent.trim());
  const guessed = line.row.querySelector("cite.inferred") !== null;
  const link = draw("a", { class: "line " + look.style + (guessed ? " guessed" : ""), href: "#" + line.id, "aria-label": words.slice(0, 3).join(" ") + ". " + (guessed ? "Inferred, no passage states it." : line.row.querySelector("cite.unstated") ? "No passage states it." : "Stated in " + words[3] + ".") });
  const head = draw("path", { class: look.head.getAttribute("class"), d: look.head.getAttribute("d"), transform: "translate(" + (to.x - 55) + " " + (to.y - 8) + ")" });
  link.append(draw("path", { class: "stroke", d: path }), head);
  const x = x1 + (x2 - x1) * (1.5 * third - 1.5 * third ** 2 + third ** 3), y = y1 + (y2 - y1) * (3 * third ** 2 - 2 * third ** 3);
  const rows = wrapped(words[1].replace(/^is (an? |the )?/, "") + (guessed ? " (inferred)" : ""), 11.5, COLUMN.gap - 48), text = draw("text", {});
  rows.forEach((row, place) => text.append(draw("tspan", { x, y: y - 5 - (rows.length - 1 - place) * 13 }, row)));
  link.append(text);
  return link;
}

// The lines on one side of a thing, by the thing at their other end.
function gather(own, centre, along) {
  const found = new Map();
  for (const line of own) {
    const [here, there] = along ? [line.from, line.to] : [line.to, line.from];
    if (here !== centre || there === centre) continue;
    if (!found.has(there)) found.set(there, []);
    found.get(there).push(line);
  }
  return [...found];
}

function drawAround(view, id) {
  const looks = readLooks(view), centre = things.get(id), { margin, box: wide, gap } = COLUMN;
  const own = centre.lines.filter((line) => looks.has(line.kind) && isLineOn(line));
  const sides = [false, true].map((along) => gather(own, centre, along));
  const left = sides.flatMap((side) => side.slice(MOST_DRAWN)).flatMap(([, told]) => told).length;
  const drawn = sides.map((side) => side.slice(0, MOST_DRAWN).map(([other, told]) => ({ told, box: sketchBox(other, told.length) })));
  const ends = drawn.map((side) => side.flatMap(({ told }) => told).length);
  const middle = sketchBox(centre, Math.max(...ends));
  const heights = drawn.map((side) => side.reduce((sum, { box }) => sum + box.height + margin, margin));
  const height = Math.max(...heights, middle.height + 2 * margin), width = 2 * margin + 3 * wide + 2 * gap;
  putBox(middle, margin + wide + gap, (height - middle.height) / 2);
  const drawing = draw("svg", { class: "map", role: "group", "aria-label": "Neighbourhood of " + centre.label, width, height, viewBox: "0 0 " + width + " " + height });
  drawn.forEach((side, right) => {
    let y = (height - heights[right]) / 2 + margin, number = 0;
    for (const { told, box } of side) {
      putBox(box, right ? margin + 2 * (wide + gap) : margin, y);
      y += box.height + margin;
      told.forEach((line, place) => {
        const there = endOf(box, !right, place, told.length), here = endOf(middle, right, number, ends[right]);
        drawing.append(sketchLine(line, right ? here : there, right ? there : here, looks.get(line.kind), right ? 0.7 : 0.3));
        number += 1;
      });
    }
  });
  drawing.append(...drawn[0].map(({ box }) => box.link), middle.link, ...drawn[1].map(({ box }) => box.link));
  view.querySelector(".frame").replaceChildren(drawing);
  addGrips(drawing);
  index(view);
  scales.delete(view);
  for (const link of links.get(view)) link.tabIndex = -1;
  setSpot(view, linksOf(id, view)[0]);
  if (picked) mark(picked);
  tell(view);
  if (left) say("Drawn: the first " + MOST_DRAWN + " on each side. The details and the text have all.", view);
}

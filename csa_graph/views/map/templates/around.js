// The neighbourhood of one thing, for views that are too large to be drawn whole: what reaches it stands to its left,
// what it reaches to its right. Lines run in the gaps between the columns, so none passes behind a box.
const isLarge = (view) => view.classList.contains("search");
const COLUMN = { box: 216, gap: 170, pad: 12, row: 18, least: 44 };
const MOST_DRAWN = 40;

function sketchBox(thing, x, y) {
  const rows = wrapped(thing.label, 14, COLUMN.box - 3 * COLUMN.pad), kicker = thing.part.querySelector(".kicker").textContent;
  const height = Math.max(COLUMN.least, 2 * COLUMN.pad + rows.length * COLUMN.row + 14);
  const link = draw("a", { class: "box " + thing.family, href: "#" + thing.id, transform: "translate(" + x + " " + y + ")", "aria-label": [thing.label, kicker].filter(Boolean).join(". ") });
  link.append(draw("rect", { class: "edge", width: COLUMN.box, height, rx: thing.family === "group" ? 9 : 2 }));
  link.append(draw("text", { class: "kicker", x: COLUMN.pad, y: 20 }, wrapped(kicker, 11, COLUMN.box - 2 * COLUMN.pad)[0]));
  rows.forEach((words, place) => link.append(draw("text", { class: "title", x: COLUMN.pad, y: 38 + place * COLUMN.row }, words)));
  return { link, height, x, y };
}

function sketchLine(line, from, to, style) {
  const [x1, y1, x2, y2] = [from.x, from.y, to.x - 11, to.y], half = (x2 - x1) / 2;
  const path = "M" + x1 + " " + y1 + "C" + (x1 + half) + " " + y1 + " " + (x2 - half) + " " + y2 + " " + x2 + " " + y2;
  const words = [...line.row.cells].map((cell) => cell.textContent.trim());
  const guessed = line.row.querySelector("cite.inferred") !== null;
  const link = draw("a", { class: "line " + style + (guessed ? " guessed" : ""), href: "#" + line.id, "aria-label": words.slice(0, 3).join(" ") + ". " + (guessed ? "Inferred, no passage states it." : "Stated in " + words[3] + ".") });
  link.append(draw("path", { class: "grip", d: path }), draw("path", { class: "stroke", d: path }), draw("path", { class: "head triangle", d: "M" + x2 + " " + (y2 - 5) + "L" + to.x + " " + y2 + "L" + x2 + " " + (y2 + 5) + "Z" }));
  const near = from.many ? 0.28 : to.many ? 0.72 : 0.5;
  link.append(draw("text", { x: x1 + (x2 - x1) * near, y: y1 + (y2 - y1) * (near < 0.5 ? 0.12 : near > 0.5 ? 0.88 : 0.5) - 5 }, words[1] + (guessed ? " (inferred)" : "")));
  return link;
}

function drawAround(view, id) {
  const frame = view.querySelector(".frame"), centre = things.get(id);
  const styles = new Map(all('.key input[data-of="kind"]', view).map((box) => [box.value, [...box.nextElementSibling.classList].find((name) => /^s\d/.test(name))]));
  const own = centre.lines.filter((line) => styles.has(line.kind) && isLineOn(line));
  const sides = [own.filter((line) => line.to === centre && line.from !== centre), own.filter((line) => line.from === centre && line.to !== centre)];
  const drawing = draw("svg", { class: "map", role: "group", "aria-label": "Neighbourhood of " + centre.label });
  const columns = [16, 16 + COLUMN.box + COLUMN.gap, 16 + 2 * (COLUMN.box + COLUMN.gap)];
  const boxes = [new Map(), new Map()];
  const ends = [16, 16];
  sides.forEach((side, place) => {
    for (const line of side) {
      const other = place ? line.to : line.from;
      if (boxes[place].has(other) || boxes[place].size === MOST_DRAWN) continue;
      const box = sketchBox(other, columns[place * 2], ends[place]);
      boxes[place].set(other, box);
      ends[place] += box.height + 16;
    }
  });
  const middle = sketchBox(centre, columns[1], 16);
  const height = Math.max(...ends, middle.height + 32);
  middle.y = (height - middle.height) / 2;
  middle.link.setAttribute("transform", "translate(" + columns[1] + " " + middle.y + ")");
  const at = middle.y + middle.height / 2;
  let left = 0;
  sides.forEach((side, place) => {
    const told = new Map();
    for (const line of side) {
      const box = boxes[place].get(place ? line.to : line.from);
      if (!box) { left += 1; continue; }
      // Several lines between the same two boxes stand below each other.
      const turn = told.get(box) || 0;
      told.set(box, turn + 1);
      const here = { x: place ? columns[2] : columns[0] + COLUMN.box, y: box.y + box.height / 2 + turn * 14, many: false };
      const there = { x: place ? columns[1] + COLUMN.box : columns[1], y: at, many: side.length > 1 };
      drawing.append(place ? sketchLine(line, there, here, styles.get(line.kind)) : sketchLine(line, here, there, styles.get(line.kind)));
    }
  });
  for (const box of [...boxes[0].values(), middle, ...boxes[1].values()]) drawing.append(box.link);
  const width = columns[2] + COLUMN.box + 16;
  for (const [name, value] of Object.entries({ width, height, viewBox: "0 0 " + width + " " + height })) drawing.setAttribute(name, value);
  frame.replaceChildren(drawing);
  index(view);
  scales.delete(view);
  for (const link of links.get(view)) link.tabIndex = -1;
  setSpot(view, linksOf(id, view)[0]);
  tell(view);
  if (left) say("Drawn: the first " + MOST_DRAWN + " on each side. The details and the text have all.", view);
}

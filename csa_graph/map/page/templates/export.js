// Saves what is shown: the view as SVG on a white ground with its title, key and source, its lines as CSV.
const NS = "http://www.w3.org/2000/svg";
const meta = (name) => document.querySelector('meta[name="' + name + '"]').content;
const BOM = "\ufeff";

function save(name, type, text) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// A spreadsheet would run text that begins so as a formula.
const escapeFormula = (words) => (/^'*[=+\-@\t\r]/.test(words) ? "'" + words : words);
const quoted = (words) => (/[",\r\n]/.test(words) ? '"' + words.replace(/"/g, '""') + '"' : words);
const toCsv = (rows) => BOM + rows.map((row) => row.map((cell) => quoted(escapeFormula(cell))).join(",") + "\r\n").join("");
const tidy = (part) => part.textContent.replace(/\s+/g, " ").trim();

// The lines that are shown, in a view or in all, then the things in it that have none.
function rowsShown(view) {
  const has = (id) => !view || shownAs.get(view).has(id);
  const rows = [["From", "Relation", "To", "Stated in", "Inferred"]];
  const tied = new Set();
  for (const line of lines.values()) {
    if (!has(line.id)) continue;
    tied.add(line.from).add(line.to);
    if (!isLineOn(line)) continue;
    const [from, words, to, cite] = [...line.row.cells].map(tidy);
    const stated = line.row.querySelector("cite");
    rows.push([from, words, to, stated.matches(".inferred, .unstated") ? "" : cite, stated.matches(".inferred") ? "yes" : "no"]);
  }
  for (const thing of things.values()) {
    if (view && !tied.has(thing) && has(thing.id) && isThingOn(thing)) rows.push([thing.label, "no line in this view", "", "", ""]);
  }
  return rows;
}

const slug = (words) => words.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const fileName = (view, ending) => [slug(document.querySelector("h1").textContent).slice(0, 50), view ? view.id.slice(5) : "all"].filter(Boolean).join("-") + "." + ending;

function draw(tag, attributes, words = "") {
  const part = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
  part.textContent = words;
  return part;
}

const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "fill-opacity", "paint-order"];
const TYPE = ["font-size", "font-weight", "font-style", "text-anchor"];
const FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";

// A copy that needs no style sheet: what the style sheet makes of it is written into it.
function bake(part) {
  if (part.nodeType === Node.TEXT_NODE) return document.createTextNode(part.data);
  if (part.nodeType !== Node.ELEMENT_NODE || part.hasAttribute("hidden") || part.classList.contains("grip")) return null;
  const tag = part.localName === "a" ? "g" : part.localName;
  const twin = document.createElementNS(NS, tag);
  for (const name of ["d", "x", "y", "width", "height", "rx", "transform"]) if (part.hasAttribute(name)) twin.setAttribute(name, part.getAttribute(name));
  const look = getComputedStyle(part);
  if (tag === "path" || tag === "rect" || tag === "text") {
    for (const name of PAINT) {
      const value = look.getPropertyValue(name);
      if (value && !["normal", "butt", "miter"].includes(value) && !(value === "none" && name === "stroke-dasharray")) twin.setAttribute(name, value.replace(/px/g, ""));
    }
  }
  if (tag === "text") {
    for (const name of TYPE) twin.setAttribute(name, look.getPropertyValue(name).replace("px", ""));
    twin.setAttribute("font-family", FONT);
  }
  if (part.localName === "a") twin.append(draw("title", {}, part.getAttribute("aria-label") || ""));
  for (const child of part.childNodes) {
    const made = bake(child);
    if (made) twin.append(made);
  }
  return twin;
}

function putText(words, x, y, size, weight = 400, fill = "#000000") {
  return draw("text", { x, y, "font-size": size, "font-weight": weight, fill, "font-family": FONT }, words);
}

const pen = document.createElement("canvas").getContext("2d");
function widthOf(words, size) {
  pen.font = size + "px 'DejaVu Sans', Verdana, sans-serif";
  return pen.measureText(words).width;
}

function wrapped(words, size, room) {
  const rows = [""];
  for (const word of words.split(/\s+/)) {
    const longer = (rows.at(-1) + " " + word).trim();
    if (rows.at(-1) && widthOf(longer, size) > room) rows.push(word);
    else rows[rows.length - 1] = longer;
  }
  return rows;
}

// Cards and lists of names are no drawings: their words are put into boxes, one column after the other.
const CARD = { width: 216, gap: 20, pad: 12, ink: "#17212b", soft: "#4c5a67", edge: "#67758a", warn: "#8a3b12" };

function boxesOf(view) {
  const row = (words, size, fill = CARD.ink, more = {}) => ({ words, size, fill, step: size + 4, more });
  const item = (link) => wrapped(tidy(link) + (link.classList.contains("guessed") ? " (inferred)" : ""), 12, CARD.width - 2 * CARD.pad - 10)
    .map((words, place) => row((place ? "\u00a0\u00a0\u00a0" : "– ") + words, 12));
  const items = (list) => all("li a", list).filter(isShown).map(item);
  const put = (part, size, fill, more) => wrapped(tidy(part), more ? size * 1.12 : size, CARD.width - 2 * CARD.pad).map((words) => row(words, size, fill, more));
  const bold = { "font-weight": 700 };
  const boxes = all(".card", view).filter(isShown).map((card) => ({
    head: [...put(card.querySelector("h3"), 14, CARD.ink, bold), ...all("p.kicker", card).flatMap((part) => put(part, 11, CARD.soft))],
    items: [...all("ul, h4", card).filter(isShown).flatMap((part) => (part.localName === "ul" ? items(part) : [put(part.firstChild, 11, CARD.soft).map((line, place) => ({ ...line, step: place ? 15 : 20 }))])),
      ...all(".absent", card).map((part) => put(part, 12, CARD.warn, { "font-style": "italic" }))],
    whole: true,
  }));
  for (const list of all(".names", view)) {
    const names = items(list);
    if (names.length) boxes.push({ head: wrapped(tidy(list.previousElementSibling.firstChild) + ": " + names.length, 15.7, CARD.width - 2 * CARD.pad).map((words) => row(words, 14, CARD.ink, bold)), items: names });
  }
  return boxes;
}

const heightOf = (rows) => rows.flat().reduce((sum, row) => sum + row.step, 0);

function placeBoxes(boxes) {
  const frame = 2 * CARD.pad, tall = ({ head, items }) => heightOf(head) + heightOf(items) + frame;
  const sum = boxes.reduce((all, box) => all + tall(box) + CARD.gap, 0);
  const number = Math.max(3, Math.round(Math.sqrt(sum * 1.6 / (CARD.width + CARD.gap))));
  const end = Math.max(sum / number + 60, ...boxes.filter((box) => box.whole).map(tall));
  const placed = [];
  let column = 0, y = 0;
  const next = () => { column += 1; y = 0; };
  for (const { head, items, whole } of boxes) {
    let left = items;
    do {
      let fitting = left.length;
      while (fitting && y + heightOf(head) + heightOf(left.slice(0, fitting)) + frame > end) fitting -= 1;
      if (fitting < Math.min(left.length, whole ? Infinity : 2) && y) { next(); continue; }
      const again = left === items ? [] : [{ ...head[0], words: "(continued)", size: 11, step: 15, more: {} }];
      const rows = [...head, ...again, ...left.slice(0, Math.max(1, fitting)).flat()], height = heightOf(rows) + frame;
      placed.push({ x: column * (CARD.width + CARD.gap), y, height, rows });
      left = left.slice(Math.max(1, fitting));
      if (left.length) next();
      else { y += height + CARD.gap; break; }
    } while (true);
  }
  return { placed, width: (column + 1) * (CARD.width + CARD.gap) - CARD.gap, height: Math.max(0, ...placed.map((box) => box.y + box.height)) };
}

function drawBoxes({ placed }, left, top) {
  return placed.map(({ x, y, height, rows }) => {
    const group = draw("g", { transform: "translate(" + (left + x) + " " + (top + y) + ")" });
    group.append(draw("rect", { width: CARD.width, height, rx: 9, fill: "#ffffff", stroke: CARD.edge, "stroke-width": 1.4 }));
    let at = CARD.pad - 3;
    for (const { words, size, fill, step, more } of rows) {
      at += step;
      group.append(draw("text", { x: CARD.pad, y: at, "font-size": size, fill, "font-family": FONT, ...more }, words));
    }
    return group;
  });
}

function composeSvg(view) {
  const drawings = all("svg.map", view).filter((drawing) => drawing.querySelector(".box:not([hidden])"));
  const plain = isDrawn(view) ? null : placeBoxes(boxesOf(view));
  const margin = 24;
  const width = Math.max(720, plain ? plain.width : 0, ...drawings.map((drawing) => drawing.viewBox.baseVal.width)) + 2 * margin;
  const room = width - 2 * margin;
  const parts = [];
  let y = margin;
  const put = (words, size, weight, fill) => {
    for (const row of wrapped(words, size, room)) { y += size * 1.35; parts.push(putText(row, margin, y, size, weight, fill)); }
  };
  put(document.querySelector("h1").textContent + ": " + view.querySelector("h2").textContent, 20, 700);
  put(meta("edition") + ". Built " + meta("built") + ".", 13, 400, "#333333");
  y += 14;
  let x = margin;
  for (const entry of all(".key li", view)) {
    const box = entry.querySelector("input");
    // Names stand under their kind already, and cards have no lines: of their key the words are of use.
    if (!box.checked || (plain && (box.dataset.of !== "kind" || !view.querySelector(".cards")))) continue;
    const words = (plain && x === margin ? "Key: " : "") + tidy(entry.querySelector(".words")), before = plain ? 0 : 68, wide = before + 2 + widthOf(words, 13) + 20;
    if (x + wide > width - margin) { x = margin; y += 26; }
    const sample = draw("g", { transform: "translate(" + x + " " + y + ")" });
    if (!plain) for (const path of all("svg path", entry)) sample.append(bake(path));
    parts.push(sample, putText(words, x + before, y + 13, 13));
    x += wide;
  }
  y += 40;
  for (const drawing of drawings) {
    const box = drawing.viewBox.baseVal, title = drawing.dataset.title;
    if (title) { y += 18; parts.push(putText(title, margin, y, 14, 700)); y += 8; }
    const group = draw("g", { transform: "translate(" + (margin - box.x) + " " + (y - box.y) + ")" });
    for (const child of drawing.children) {
      const made = bake(child);
      if (made) group.append(made);
    }
    parts.push(group);
    y += box.height + 10;
  }
  if (plain) {
    parts.push(...drawBoxes(plain, margin, y));
    y += plain.height + 10;
  }
  put(tidy(view.querySelector(".said")), 12, 400, "#333333");
  put("Source: " + meta("source") + ". Data fingerprint " + meta("fingerprint") + ".", 12, 400, "#333333");
  const height = Math.ceil(y + margin);
  const picture = draw("svg", { xmlns: NS, width, height, viewBox: "0 0 " + width + " " + height });
  picture.removeAttribute("xmlns");
  picture.append(draw("title", {}, document.title), draw("rect", { width, height, fill: "#ffffff" }), ...parts);
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(picture) + "\n";
}

function saveSvg(view) {
  // Light colours, whatever the reader's screen has; nothing is painted in between.
  const root = document.documentElement;
  const marked = picked;
  unmark();
  root.dataset.scheme = "light";
  try { save(fileName(view, "svg"), "image/svg+xml", composeSvg(view)); } finally {
    delete root.dataset.scheme;
    if (marked) mark(marked);
  }
  say("Saved as SVG.", view);
}

function saveCsv(view) {
  save(fileName(view, "csv"), "text/csv;charset=utf-8", toCsv(rowsShown(view)));
  if (view) say("Saved the lines that are shown as CSV.", view);
}

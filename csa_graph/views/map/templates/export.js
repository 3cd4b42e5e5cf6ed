// Saves what is shown: the drawing as SVG on a white ground with its title, key and source, the lines as CSV.
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
const harmless = (words) => (/^[=+\-@\t\r]/.test(words) ? "'" + words : words);
const quoted = (words) => (/[",\r\n]/.test(words) ? '"' + words.replace(/"/g, '""') + '"' : words);
const toCsv = (rows) => BOM + rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(",") + "\r\n").join("");
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
    const inferred = line.row.querySelector("cite").classList.contains("inferred");
    rows.push([from, words, to, inferred ? "" : cite, inferred ? "yes" : "no"]);
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

function composeSvg(view) {
  const drawings = all("svg.map", view).filter((drawing) => drawing.querySelector(".box:not([hidden])"));
  const margin = 24;
  const width = Math.max(720, ...drawings.map((drawing) => drawing.viewBox.baseVal.width)) + 2 * margin;
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
    if (!entry.querySelector("input").checked) continue;
    const words = tidy(entry.querySelector(".words")), wide = 70 + widthOf(words, 13) + 20;
    if (x + wide > width - margin) { x = margin; y += 26; }
    const sample = draw("g", { transform: "translate(" + x + " " + y + ")" });
    for (const path of all("svg path", entry)) sample.append(bake(path));
    parts.push(sample, putText(words, x + 68, y + 13, 13));
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
  say("Saved the drawing as SVG.", view);
}

function saveCsv(view) {
  save(fileName(view, "csv"), "text/csv;charset=utf-8", toCsv(rowsShown(view)));
  if (view) say("Saved the lines that are shown as CSV.", view);
}

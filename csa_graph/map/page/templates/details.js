// The words that belong to a box or a line, beside the drawing; and the address that leads to them.
let opener = null;
let picked = null;

function unmark() {
  for (const link of all(".picked, .near")) link.classList.remove("picked", "near");
}

function mark(id) {
  unmark();
  const near = new Set();
  if (passages.has(id)) for (const line of citing(id)) near.add(line.id).add(line.from.id).add(line.to.id);
  else if (lines.has(id)) near.add(lines.get(id).from.id).add(lines.get(id).to.id);
  else for (const line of things.get(id).lines) near.add(line.id).add(line.from.id).add(line.to.id);
  near.delete(id);
  for (const view of views) {
    for (const link of linksOf(id, view)) link.classList.add("picked");
    for (const each of near) for (const link of linksOf(each, view)) link.classList.add("near");
  }
}

function heading(words) {
  const head = make("h2", words);
  head.tabIndex = -1;
  return head;
}

// A copy of a part of the page, without what must be single or belongs to the filter.
function copy(part) {
  const twin = part.cloneNode(true);
  for (const each of [twin, ...all("*", twin)]) {
    each.removeAttribute("id");
    each.removeAttribute("hidden");
  }
  return twin;
}

// The lines that a passage states.
const citing = (id) => [...lines.values()].filter((line) => cited(line.row.lastElementChild).some(([, each]) => each && each.id === id));

function linkTo(passage) {
  const link = make("a", passage.label.replaceAll(" ", "\u00a0"));
  link.href = "#" + passage.id;
  return link;
}

// In the details a citation leads to what the passage says.
function linkCitations(part) {
  for (const cite of all("cite:not(.inferred, .unstated)", part)) {
    cite.replaceChildren(...cited(cite).flatMap(([label, passage], place) => [place ? "; " : "", passage ? linkTo(passage) : label]));
  }
}

// Words between two signs are marked: they are copied as text, never as HTML.
function marks(said) {
  return said.split(/[\ue000\ue001]/).map((words, place) => (place % 2 ? make("mark", words) : document.createTextNode(words)));
}

// What a passage says, with those words marked that state a line where they are known.
function quote(passage, said) {
  const [, where, told] = passage.part.childNodes;
  if (!told) return null;
  const words = make("blockquote");
  words.dir = "auto";
  words.append(linkTo(passage), where.textContent);
  const kept = make(told.localName);
  kept.append(...(said ? marks(said) : copy(told).childNodes));
  words.append(kept);
  return words;
}

function tellPassage(passage) {
  const told = quote(passage) || make("p", "The data do not tell what it says.");
  if (told.matches("blockquote")) {
    // Its name stands above it.
    told.firstElementChild.remove();
    const where = told.firstChild.textContent.replace(/^[,:] /, "");
    told.firstChild.textContent = where.charAt(0).toUpperCase() + where.slice(1);
  }
  body.append(heading(passage.label), told);
  const found = citing(passage.id);
  if (found.length) body.append(make("p", "It states " + count(found.length, "line", "lines") + " of the map: in the drawing, they are lit."));
  const near = make("p", "", "near-passages");
  for (const [words, part] of [["Before it: ", passage.part.previousElementSibling], ["After it: ", passage.part.nextElementSibling]]) {
    if (!part) continue;
    near.append(words, linkTo(passages.get(part.id)), " ");
  }
  body.append(near);
}

// A finding in full, in place of its name.
function tellGap(id) {
  const item = make("li"), part = byId(id);
  item.append(copy(part.querySelector("b")), " ", ...[...part.querySelector("p").childNodes].map((each) => each.cloneNode(true)));
  return item;
}

function tellLine(line) {
  const [from, verb, to, cite] = line.row.cells;
  const sentence = make("p", "", "sentence");
  sentence.append(copy(from.firstElementChild), " " + verb.textContent + " ", copy(to.firstElementChild), ".");
  const stated = cite.firstElementChild;
  const where = make("p", stated.matches(".inferred") ? "Inferred by a rule: no passage states it."
    : stated.matches(".unstated") ? "No passage states it." : "");
  if (!where.textContent) where.append("Stated in ", copy(stated), ".");
  const words = cited(stated).map(([, passage]) => passage && quote(passage, line.said[passage.id]));
  body.append(heading("One relation"), sentence, where, ...words.filter(Boolean));
  if (!line.row.dataset.gaps) return;
  const found = make("ul", "", "findings");
  found.append(...line.row.dataset.gaps.split(" ").map(tellGap));
  body.append(found);
}

function tellThing(thing) {
  for (const child of thing.part.children) {
    body.append(child.matches("h4") ? heading(child.textContent) : copy(child));
  }
  for (const list of all(".findings", body)) list.replaceChildren(...all("a", list).map((link) => tellGap(address(link))));
  if (hasWays(thing.id)) body.append(routesButton(thing.id), " ");
  if (!thing.lines.length) return;
  const button = make("button", "Show only this and its neighbours");
  button.type = "button";
  button.addEventListener("click", () => { showAround(thing.id); reveal(thing.id); });
  body.append(button);
}

function write(id, push) {
  const view = current();
  const first = view === views[0];
  const parts = [id, id && tracing ? "routes" : "", id && first ? "" : view.id].filter(Boolean);
  const wanted = id || !first ? "#" + parts.join("&") : location.pathname + location.search;
  if (location.hash === wanted) return;
  history[push ? "pushState" : "replaceState"](null, "", wanted);
}

function open(id, { focus = true, push = true, routes = false } = {}) {
  if (!things.has(id) && !lines.has(id) && !passages.has(id)) return false;
  body.replaceChildren();
  endTracing();
  if (routes && hasWays(id)) tellRoutes(id);
  else if (passages.has(id)) tellPassage(passages.get(id));
  else if (lines.has(id)) tellLine(lines.get(id));
  else tellThing(things.get(id));
  linkCitations(body);
  mark(id);
  picked = id;
  panel.hidden = false;
  stage.classList.add("open");
  panel.scrollTop = 0;
  write(id, push);
  if (focus) body.querySelector("h2").focus({ preventScroll: true });
  return true;
}

function shut() {
  panel.hidden = true;
  stage.classList.remove("open");
  unmark();
  endTracing();
  picked = null;
}

function close() {
  if (panel.hidden) return;
  shut();
  write("", false);
  if (opener && opener.isConnected && opener.getClientRects().length) opener.focus();
  else if (spots.get(current())) spots.get(current()).focus();
}

// Puts a thing before the reader's eyes, in the open view if it stands there, else in the first view that has it.
function reveal(id, wanted = current()) {
  if (isLarge(wanted)) {
    drawAround(wanted, lines.has(id) ? lines.get(id).from.id : id);
    opener = spots.get(wanted);
    opener.scrollIntoView({ block: "center", inline: "center" });
    return;
  }
  const find = (view) => {
    const ids = lines.has(id) ? [id] : [id, ...things.get(id).lines.map((line) => line.id)];
    return ids.flatMap((each) => linksOf(each, view)).find(isShown);
  };
  const view = find(wanted) ? wanted : views.find(find);
  if (!view) return;
  if (view !== current()) show(view);
  const link = find(view);
  unfold(link);
  setSpot(view, link);
  opener = link;
  link.scrollIntoView({ block: "center", inline: "center" });
}

// Reads the address: what is picked, and in which view.
function follow() {
  const parts = location.hash.slice(1).split("&").filter(Boolean);
  const view = views.find((each) => parts.includes(each.id));
  const id = parts.find((part) => things.has(part) || lines.has(part) || passages.has(part));
  // A part of the text is for the browser to go to.
  if (!view && !id && parts.length === 1 && byId(parts[0])) return;
  const asked = view || (id ? current() : views[0]);
  if (asked !== current()) show(asked);
  tell(asked);
  const lost = parts.filter((part) => part !== "routes" && part !== id && !(view && part === view.id));
  if (lost.length) say("The address names what is not on this page: " + lost.join(", ") + ".");
  if (!id) { shut(); return; }
  const wanted = current();
  open(id, { focus: false, push: false, routes: parts.includes("routes") });
  if (!passages.has(id)) reveal(id, wanted);
  if (current() !== wanted) write(id, false);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const id = address(link);
  const view = views.find((each) => each.id === id);
  if (view) {
    event.preventDefault();
    show(view);
    filter();
    write(picked || "", true);
  } else if (link.closest(".view")) {
    event.preventDefault();
    if (links.get(current()).includes(link)) setSpot(current(), link);
    opener = link;
    if (isLarge(current()) && things.has(id)) { reveal(id); open(id); return; }
    open(id);
    link.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (link.closest(".panel, .gaps")) {
    if (!things.has(id) && !passages.has(id)) return;
    event.preventDefault();
    if (things.has(id)) reveal(id);
    open(id);
  }
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
byId("panel-close").addEventListener("click", close);

// The find box: suggestions below it, chosen by keyboard, mouse or touch.
const field = byId("find-box"), list = byId("find-list"), told = byId("find-said");
const fold = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/&/g, " and ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const names = [...things.values()].flatMap((thing) => [thing.label, ...thing.also].map((name, place) => ({ thing, name, alias: place > 0, folded: fold(name) })));
const MOST = 10;
let active = -1;

// Exact names first, then names that begin so, then names with a word that begins so, then the rest.
function search(words) {
  const asked = fold(words);
  if (!asked) return [];
  const rank = ({ folded }) => folded === asked ? 0 : folded.startsWith(asked) ? 1 : (" " + folded).includes(" " + asked) ? 2 : folded.includes(asked) ? 3 : 9;
  const found = names.map((name) => ({ ...name, rank: rank(name) })).filter((name) => name.rank < 9);
  found.sort((one, other) => one.rank - other.rank || one.alias - other.alias || one.name.localeCompare(other.name));
  const seen = new Set();
  return found.filter(({ thing }) => !seen.has(thing) && seen.add(thing));
}

function pickOption(place) {
  const options = all("li", list);
  active = place;
  options.forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
  if (place < 0) field.removeAttribute("aria-activedescendant");
  else { field.setAttribute("aria-activedescendant", options[place].id); options[place].scrollIntoView({ block: "nearest" }); }
}

function shutList() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  pickOption(-1);
}

function suggest() {
  const found = search(field.value);
  list.replaceChildren(...found.slice(0, MOST).map(({ thing, name, alias }, number) => {
    const option = make("li");
    option.id = "find-" + number;
    option.role = "option";
    option.dataset.id = thing.id;
    option.append(make("span", alias ? name + ": " + thing.label : name), make("span", thing.part.querySelector(".kicker").textContent, "kicker"));
    return option;
  }));
  pickOption(-1);
  list.hidden = !found.length;
  field.setAttribute("aria-expanded", String(found.length > 0));
  told.textContent = !fold(field.value) ? "" : !found.length ? "Nothing here is called that." : found.length > MOST ? MOST + " of " + found.length + " names" : count(found.length, "name", "names");
}

function choose(id) {
  shutList();
  told.textContent = "";
  if (!isThingOn(things.get(id))) showAll();
  reveal(id);
  opener = field;
  open(id);
}

field.addEventListener("input", suggest);
field.addEventListener("blur", () => setTimeout(shutList, 150));
field.addEventListener("keydown", (event) => {
  const number = list.hidden ? 0 : list.children.length;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!number) { suggest(); return; }
    pickOption((active + (event.key === "ArrowDown" ? 1 : number + (active < 0 ? 0 : -1))) % number);
  } else if (event.key === "Escape" && !list.hidden) {
    event.stopPropagation();
    shutList();
  }
});
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("li");
  if (option) choose(option.dataset.id);
});
byId("find").addEventListener("submit", (event) => {
  event.preventDefault();
  const option = list.children[active];
  const found = search(field.value);
  if (!list.hidden && option) choose(option.dataset.id);
  else if (found.length) choose(found[0].thing.id);
  else suggest();
});
byId("find").hidden = false;

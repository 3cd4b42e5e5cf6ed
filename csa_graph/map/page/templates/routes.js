// How a thing comes before elected members: every stated way up is told step by step and lit; the rest fades.
const ways = JSON.parse(byId("routes").textContent);
for (const [, routes] of Object.values(ways.of)) for (const route of routes) route.splice(3, route.length - 3, ...route.slice(3).map((number) => ways.steps[number]));
const order = [...things.values()];
ways.names = ways.names.map((each) => (typeof each === "string" ? [each] : [order[each].label, order[each].id]));
let tracing = false;

const nameOf = (number) => {
  const [name, id] = ways.names[number];
  if (!id) return document.createTextNode(name);
  const link = make("a", name);
  link.href = "#" + id;
  return link;
};
const hasWays = (id) => Boolean(ways.of[id]);

function endTracing() {
  tracing = false;
  stage.classList.remove("tracing");
  for (const link of all(".lit")) link.classList.remove("lit");
}

// Lights what ways pass: their things, and the lines between two of them.
function light(routes) {
  for (const link of all(".lit")) link.classList.remove("lit");
  const passed = new Set(), pairs = new Set();
  for (const [, , , ...steps] of routes) for (const [source, , target] of steps) {
    const [from, to] = [source, target].map((each) => ways.names[each][1]);
    passed.add(from).add(to);
    pairs.add(from + " " + to).add(to + " " + from);
  }
  for (const line of lines.values()) if (pairs.has(line.from.id + " " + line.to.id)) passed.add(line.id);
  for (const view of views) for (const id of passed) for (const link of linksOf(id, view)) link.classList.add("lit");
  stage.classList.add("tracing");
}

function tellStep([source, words, target, limits, cite], isWeakest, evidence) {
  const item = make("li");
  item.append(nameOf(source), " " + ways.texts[words] + " ", nameOf(target), ways.texts[limits] + " ");
  item.append(ways.texts[cite] ? make("cite", ways.texts[cite]) : make("cite", "no passage", "unstated"));
  if (isWeakest) item.append(make("small", " Weakest step: " + ways.texts[evidence] + "."));
  return item;
}

function tellRoute([end, weakest, evidence, ...steps], number) {
  const part = make("section", "", "route"), kind = ways.texts[end];
  const list = make("ol");
  list.append(...steps.map((step, place) => tellStep(step, steps.length > 1 && place === weakest, evidence)));
  part.append(make("h3", "Way " + (number + 1)), list);
  part.append(make("p", "It ends with " + kind + ".", kind === "an elected body" ? "reached" : "broken"));
  return part;
}

function tellRoutes(id) {
  const thing = things.get(id), [number, routes, missing] = ways.of[id];
  const good = routes.filter(([end]) => ways.texts[end] === "an elected body").length;
  body.append(heading("How " + thing.label + " comes before elected members"));
  body.append(make("p", count(number, "way leads", "ways lead") + " up by what is stated; " + (good ? good + " " + (good === 1 ? "reaches" : "reach") : "none reaches") + " an elected body." + (number > routes.length ? " The first " + routes.length + " are shown." : "")));
  const via = new Map();
  for (const [, , , ...steps] of routes) for (const [, , target] of steps) via.set(target, ways.names[target][0]);
  const told = make("div");
  const tell = (wanted) => {
    const kept = routes.filter(([, , , ...steps]) => wanted === "" || steps.some(([, , target]) => target === Number(wanted)));
    told.replaceChildren(...kept.map(tellRoute));
    linkCitations(told);
    light(kept);
  };
  if (via.size > 1) {
    const label = make("label", "Ways that pass "), choice = make("select");
    choice.append(new Option("anything", ""), ...[...via].sort(([, one], [, other]) => one.localeCompare(other)).map(([place, name]) => new Option(name, place)));
    choice.addEventListener("change", () => tell(choice.value));
    label.append(choice);
    body.append(label);
  }
  body.append(told);
  if (missing.length) {
    const list = make("ul", "", "missing");
    list.append(...missing.map(([about, words, cite]) => {
      const item = make("li");
      item.append("Of ", nameOf(about), " no passage states " + ways.texts[words] + ". ", ways.texts[cite] ? make("cite", ways.texts[cite]) : "");
      return item;
    }));
    body.append(make("h3", "Where it breaks"), list);
  }
  tell("");
  tracing = true;
}

function routesButton(id) {
  const button = make("button", "How does this reach an elected member?");
  button.type = "button";
  button.addEventListener("click", () => open(id, { routes: true }));
  return button;
}

// The canvas of vis-network, started only when it is asked for. Places are those of the drawing; nothing moves by itself.
const readPlans = () => JSON.parse(byId("plans").textContent);
const canvases = new Map();

// The library lies in the page compressed, and is unpacked when it is first wanted.
async function startLibrary() {
  if (window.vis) return;
  const packed = Uint8Array.from(atob(byId("library").textContent), (letter) => letter.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const code = document.createElement("script");
  code.textContent = await new Response(plain).text();
  document.head.append(code);
}

function colours() {
  const look = getComputedStyle(document.documentElement);
  return (name) => look.getPropertyValue("--" + name).trim();
}

const HEADS = { triangle: "arrow", hollow: "vee", diamond: "diamond", vee: "vee", disc: "circle", ring: "circle", lozenge: "diamond" };
const DASHES = [false, false, [10, 4], [12, 4, 3, 4], [5, 3], [12, 3, 3, 3], [16, 6], [3, 3]];
const SHAPES = { person: 22, office: 22, group: 9, organisation: 0 };

function plot(view) {
  const colour = colours();
  const text = { face: "Arial, Liberation Sans, sans-serif", size: 14, color: colour("ink"), multi: false };
  const nodes = readPlans()[view.id].filter(([id]) => isThingOn(things.get(id))).map(([id, x, y]) => {
    const thing = things.get(id);
    const kicker = thing.part.querySelector(".kicker").textContent;
    return {
      id, x, y, label: thing.label + (kicker ? "\n" + kicker : ""), shape: "box", widthConstraint: { minimum: 170, maximum: 190 }, margin: 10,
      borderWidth: 1.4, borderWidthSelected: 3.5, font: text, shapeProperties: { borderRadius: SHAPES[thing.family] ?? 4 },
      color: { background: colour(thing.family === "group" ? "tint" : "ground"), border: colour("edge"), highlight: { background: colour("pick"), border: colour("accent") }, hover: { background: colour("pick"), border: colour("accent") } },
    };
  });
  const looks = readLooks(view);
  const edges = [...shownAs.get(view).keys()].filter((id) => lines.has(id) && isLineOn(lines.get(id))).map((id) => {
    const line = lines.get(id), look = looks.get(line.kind), style = Number(look.style[1]), head = look.head.classList[1];
    const inferred = line.row.querySelector("cite.inferred") !== null, tone = colour("c" + style);
    return {
      id, from: line.from.id, to: line.to.id, label: line.row.cells[1].textContent + (inferred ? " (inferred)" : ""), width: 1.8, selectionWidth: 2,
      dashes: inferred ? [2, 5] : DASHES[style], arrows: { to: { enabled: true, type: HEADS[head], scaleFactor: 0.8 } },
      color: { color: tone, highlight: tone, hover: tone }, font: { ...text, size: 12, color: tone, strokeWidth: 5, strokeColor: colour("ground"), align: "horizontal" },
      smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.35 },
    };
  });
  return { nodes, edges };
}

async function openCanvas(view) {
  await startLibrary();
  if (!view.classList.contains("exploring") || canvases.has(view)) return;
  const place = view.querySelector(".canvas");
  place.replaceChildren();
  const options = {
    physics: { enabled: false }, layout: { improvedLayout: false },
    interaction: { hover: true, multiselect: false, navigationButtons: false, keyboard: { enabled: true, bindToWindow: false }, tooltipDelay: 0 },
  };
  const network = new window.vis.Network(place, plot(view), options);
  const frame = place.querySelector(".vis-network");
  frame.tabIndex = 0;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Canvas of " + view.querySelector("h2").textContent + ": drag with the mouse, or move with the arrow keys. The drawing and the text say the same.");
  network.on("selectNode", ({ nodes: [id] }) => choosePlace(view, id));
  network.on("selectEdge", ({ nodes, edges: [id] }) => { if (!nodes.length) choosePlace(view, id); });
  canvases.set(view, network);
  settle(view);
}

// Begins at the top of the drawing, as large as its width allows, so that words can be read.
function settle(view) {
  const network = canvases.get(view), place = view.querySelector(".canvas");
  const xs = readPlans()[view.id].map((node) => node[1]), ys = readPlans()[view.id].map((node) => node[2]);
  const [left, right, top, bottom] = [Math.min(...xs) - 120, Math.max(...xs) + 120, Math.min(...ys) - 60, Math.max(...ys) + 60];
  const scale = Math.min(1, Math.max(0.5, place.clientWidth / (right - left)));
  const half = place.clientHeight / scale / 2;
  network.moveTo({ scale, position: { x: (left + right) / 2, y: bottom - top > 2 * half ? top + half : (top + bottom) / 2 } });
}

function choosePlace(view, id) {
  opener = view.querySelector(".vis-network");
  open(id, { focus: false });
}

function explore(view, on = !view.classList.contains("exploring")) {
  const button = view.querySelector('[data-do="explore"]');
  if (!button || on === view.classList.contains("exploring")) return;
  if (on && !window.DecompressionStream) { say("This browser is too old to explore freely: the drawing has it all.", view); return; }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", () => explore(view, on), { once: true }); return; }
  view.classList.toggle("exploring", on);
  button.setAttribute("aria-pressed", String(on));
  view.querySelector(".canvas").hidden = !on;
  view.querySelector(".frame").hidden = on;
  if (on) openCanvas(view);
  else {
    if (canvases.has(view)) canvases.get(view).destroy();
    canvases.delete(view);
    keepSpot(view);
  }
  tell(view);
}

function redrawCanvas() {
  for (const [view, network] of canvases) {
    const places = network.getPositions();
    const drawn = plot(view);
    for (const node of drawn.nodes) Object.assign(node, places[node.id] || {});
    network.setData(drawn);
  }
}

function zoomCanvas(view, factor) {
  const network = canvases.get(view);
  if (factor === null) network.fit({ animation: false });
  else network.moveTo({ scale: factor === 1 ? 1 : network.getScale() * factor });
  view.querySelector(".percent").textContent = Math.round(network.getScale() * 100) + " %";
}

for (const place of all(".canvas")) {
  // A plain wheel scrolls the page; with ctrl it zooms, as in the drawing.
  place.addEventListener("wheel", (event) => { if (!event.ctrlKey) event.stopPropagation(); }, { capture: true });
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawCanvas);

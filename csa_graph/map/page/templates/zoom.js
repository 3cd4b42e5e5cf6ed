// Makes a drawing larger or smaller: by buttons, by pinching, by ctrl and wheel. A plain wheel scrolls the page.
const scales = new Map();
const scaleOf = (view) => scales.get(view) || 1;

function zoom(view, wanted, at) {
  const frame = view.querySelector(".frame");
  const before = scaleOf(view), now = Math.min(4, Math.max(0.2, wanted));
  const place = frame.getBoundingClientRect();
  const point = at || { x: place.left + place.width / 2, y: Math.max(place.top, 0) };
  const x = point.x - place.left + frame.scrollLeft, y = point.y - place.top;
  for (const drawing of all("svg.map", frame)) {
    const { width, height } = drawing.viewBox.baseVal;
    drawing.setAttribute("width", Math.round(width * now));
    drawing.setAttribute("height", Math.round(height * now));
  }
  scales.set(view, now);
  frame.scrollLeft += x * (now / before - 1);
  if (at) window.scrollBy({ top: y * (now / before - 1) });
  view.querySelector(".percent").textContent = Math.round(now * 100) + " %";
}

function fit(view) {
  const frame = view.querySelector(".frame");
  if (!frame.querySelector("svg.map")) return;
  const widest = Math.max(1, ...all("svg.map", frame).map((drawing) => drawing.viewBox.baseVal.width));
  zoom(view, frame.clientWidth / widest);
}

// A drawing that is wider than its frame begins at the body that it is about. Where there is none, its left edge can be
// empty: then it begins where its highest box stands.
function begin(view) {
  const frame = view.querySelector(".frame.drawing");
  if (!frame || frame.scrollLeft || frame.scrollWidth <= frame.clientWidth) return;
  const edge = frame.getBoundingClientRect(), focus = frame.querySelector(".focus");
  if (focus) {
    const box = focus.getBoundingClientRect();
    frame.scrollLeft += box.left + box.width / 2 - edge.left - edge.width / 2;
    return;
  }
  const boxes = links.get(view).filter((link) => things.has(address(link))).map((link) => link.getBoundingClientRect());
  const inSight = (box) => box.left < edge.right && box.top < edge.top + 400;
  if (!boxes.length || boxes.some(inSight)) return;
  const first = boxes.reduce((one, other) => (other.top < one.top ? other : one));
  frame.scrollLeft = first.right - edge.right + 12;
}

for (const view of views.filter(isDrawn)) {
  const frame = view.querySelector(".frame");
  let apart = 0;
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(view, scaleOf(view) * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
  }, { passive: false });
  const spread = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  const middle = ([one, other]) => ({ x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 });
  frame.addEventListener("touchstart", (event) => {
    if (event.touches.length === 2) apart = spread(event.touches);
  }, { passive: true });
  frame.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 2 || !apart) return;
    event.preventDefault();
    const now = spread(event.touches);
    zoom(view, scaleOf(view) * now / apart, middle(event.touches));
    apart = now;
  }, { passive: false });
  frame.addEventListener("touchend", () => { apart = 0; });
}

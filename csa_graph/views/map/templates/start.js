// Wires the buttons of each view, and opens what the address asks for.
const DEEDS = {
  "zoom-in": (view) => (canvases.has(view) ? zoomCanvas(view, 1.25) : zoom(view, scaleOf(view) * 1.25)),
  "zoom-out": (view) => (canvases.has(view) ? zoomCanvas(view, 0.8) : zoom(view, scaleOf(view) / 1.25)),
  "fit": (view) => (canvases.has(view) ? zoomCanvas(view, null) : fit(view)),
  "whole": (view) => (canvases.has(view) ? zoomCanvas(view, 1) : zoom(view, 1)),
  "explore": (view) => explore(view),
  "svg": saveSvg,
  "csv": saveCsv,
  "print": () => window.print(),
  "show-all": showAll,
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) DEEDS[button.dataset.do](button.closest(".view"));
});
document.body.classList.add("live");
for (const part of all(".scripted")) part.hidden = false;
for (const button of all('[data-do="show-all"]')) button.hidden = true;
if (window.innerWidth < 640) for (const key of all("details.key")) key.open = false;
show(views[0]);
filter();
follow();
// The browser goes to the words that an address names; what is wanted is their place in the drawing.
window.addEventListener("load", () => setTimeout(() => {
  if (picked && opener && opener.isConnected) opener.scrollIntoView({ block: "center", inline: "center" });
}));
window.addEventListener("popstate", follow);
window.addEventListener("hashchange", follow);

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
for (const part of all(".scripted")) part.hidden = false;
for (const button of all('[data-do="show-all"]')) button.hidden = true;
// On a narrow screen the drawing comes first: what else there is to do is folded away.
const narrow = matchMedia("(max-width: 40rem)");
const foldTools = () => { for (const tools of all("details.tools")) tools.open = !narrow.matches; };
narrow.addEventListener("change", foldTools);
foldTools();
if (narrow.matches) for (const key of all("details.key")) key.open = false;
// All is shown at first, so there is nothing to be filtered yet.
for (const box of all(".key input")) box.checked = true;
show(views[0]);
document.body.classList.add("live");
follow();
tell(current());
// The browser goes to the words that an address names, for which it lays out all of the text; what is wanted is their
// place in the drawing. So it is not told the address before it has gone.
const asked = location.hash;
if (picked) history.replaceState(null, "", location.pathname + location.search);
window.addEventListener("load", () => setTimeout(() => {
  if (!picked || location.hash) return;
  history.replaceState(null, "", asked);
  if (opener && opener.isConnected) opener.scrollIntoView({ block: "center", inline: "center" });
}));
window.addEventListener("popstate", follow);
window.addEventListener("hashchange", follow);

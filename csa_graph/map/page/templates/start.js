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
// A menu closes when something else is wanted.
const menus = all("details.tools");
document.addEventListener("pointerdown", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && menus.find((each) => each.open);
  if (!menu) return;
  menu.open = false;
  if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
});
for (const part of all(".scripted")) part.hidden = false;
for (const button of all('[data-do="show-all"]')) button.hidden = true;
// On a narrow screen the drawing comes first.
const narrow = matchMedia("(max-width: 40rem)");
if (narrow.matches) for (const key of all("details.key")) key.open = false;
// All is shown at first, so there is nothing to be filtered yet.
for (const box of all(".key input")) box.checked = true;
show(views[0]);
document.body.classList.add("live");
tell(current());
follow();
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

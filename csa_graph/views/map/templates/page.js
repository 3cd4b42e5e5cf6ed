// Shows one view at a time, and the words that belong to a box or a line beside the drawing.
// All words are copies of parts of this page: no text is ever read as HTML.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const views = [...document.querySelectorAll(".view")];
  const tabs = [...document.querySelectorAll('.tabs a[href^="#view-"]')];
  const stage = byId("stage"), panel = byId("panel"), body = byId("panel-body");
  let opener = null;

  function show(view) {
    for (const each of views) each.hidden = each !== view;
    for (const tab of tabs) {
      if (tab.hash === "#" + view.id) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  }

  function clear() {
    for (const each of document.querySelectorAll(".picked, .near")) each.classList.remove("picked", "near");
  }

  function mark(id) {
    clear();
    const row = byId(id);
    const ends = row.matches("tr") ? [...row.querySelectorAll("a")].map((end) => end.getAttribute("href")) : [];
    for (const link of document.querySelectorAll(".view a")) {
      const href = link.getAttribute("href");
      if (href === "#" + id) link.classList.add("picked");
      else if (ends.includes(href)) link.classList.add("near");
    }
    if (ends.length) return;
    for (const line of document.querySelectorAll('tbody tr:has(a[href="#' + CSS.escape(id) + '"])')) {
      for (const link of document.querySelectorAll('.view a[href="#' + CSS.escape(line.id) + '"]')) link.classList.add("near");
      for (const end of line.querySelectorAll("a")) {
        if (end.getAttribute("href") === "#" + id) continue;
        for (const link of document.querySelectorAll('.view a.box[href="' + CSS.escape(end.getAttribute("href")) + '"]')) link.classList.add("near");
      }
    }
  }

  function heading(words) {
    const head = document.createElement("h2");
    head.tabIndex = -1;
    head.textContent = words;
    return head;
  }

  function fill(id) {
    const part = byId(id);
    body.replaceChildren();
    if (part.matches("tr")) {
      const [from, words, to, cite] = part.cells;
      body.append(heading("One relation"));
      const sentence = document.createElement("p");
      sentence.append(from.firstElementChild.cloneNode(true), " " + words.textContent + " ", to.firstElementChild.cloneNode(true), ".");
      const where = document.createElement("p");
      const stated = cite.firstElementChild;
      where.textContent = stated.classList.contains("inferred") ? "Inferred: no passage states it." : "Stated in " + stated.textContent + ".";
      body.append(sentence, where);
      return;
    }
    for (const child of part.children) {
      body.append(child.matches("h4") ? heading(child.textContent) : child.cloneNode(true));
    }
  }

  function open(id, focus = true) {
    const part = byId(id);
    if (!part || !part.matches(".thing, tbody tr")) return false;
    fill(id);
    mark(id);
    panel.hidden = false;
    stage.classList.add("open");
    panel.scrollTop = 0;
    history.replaceState(null, "", "#" + id);
    if (focus) body.querySelector("h2").focus({ preventScroll: true });
    return true;
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    stage.classList.remove("open");
    clear();
    history.replaceState(null, "", location.pathname + location.search);
    if (opener && opener.isConnected) opener.focus();
  }

  // The addresses of the lines that begin or end at a thing.
  const linesOf = (id) => [...document.querySelectorAll('tbody tr:has(a[href="#' + CSS.escape(id) + '"])')].map((row) => "#" + row.id);

  // Puts the thing before the reader's eyes, in the open view if it stands there, else in the first view that has it.
  function reveal(id) {
    const wanted = ["#" + id, ...(byId(id).matches("tr") ? [] : linesOf(id))];
    const find = (view) => {
      const links = [...view.querySelectorAll("a")].filter((link) => wanted.includes(link.getAttribute("href")));
      return links.find((link) => link.getAttribute("href") === wanted[0]) || links[0];
    };
    const view = views.find((each) => !each.hidden && find(each)) || views.find(find);
    if (!view) return;
    show(view);
    find(view).scrollIntoView({ block: "center", inline: "nearest" });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = (link.getAttribute("href") || "").slice(1);
    if (id.startsWith("view-")) {
      event.preventDefault();
      show(byId(id));
    } else if (link.closest(".view")) {
      opener = link;
      if (open(id)) { event.preventDefault(); link.scrollIntoView({ block: "nearest", inline: "nearest" }); }
    } else if (link.closest(".panel")) {
      if (open(id)) { event.preventDefault(); reveal(id); }
    }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  byId("panel-close").addEventListener("click", close);

  const options = [...byId("find-names").options];
  const fold = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/&/g, " and ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = fold(byId("find-box").value);
    if (!asked) return;
    const names = (option) => [option.value, ...option.dataset.also.split("|")].map(fold);
    const found = options.find((option) => names(option).includes(asked)) || options.find((option) => names(option).some((name) => name.includes(asked)));
    byId("find-said").textContent = found ? "" : "Nothing here is called that.";
    if (!found) return;
    opener = byId("find-box");
    open(found.dataset.id);
    reveal(found.dataset.id);
  });
  byId("find").hidden = false;

  show(views[0]);
  const asked = location.hash.slice(1);
  const view = views.find((each) => each.id === asked);
  if (view) show(view);
  else if (open(asked, false)) reveal(asked);
})();

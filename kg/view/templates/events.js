/* Pointer, keys, language and dress; the last part, which starts the page. */

network.on("click", (p) => {
  if (p.nodes.length) choose({ node: p.nodes[0] }, { look: false });
  else if (p.edges.length) choose({ edge: p.edges[0] }, { look: false });
  else if (state.chosen) choose(null);
});
network.on("zoom", relabel);
network.on("animationFinished", relabel);
network.on("doubleClick", (p) => {
  if (p.nodes.length) choose({ node: p.nodes[0] }, { keep: false });
});
const tip = (text, p) => {
  const box = $("tip");
  box.hidden = !text;
  if (!text) return;
  box.textContent = text;
  const stage = $("network").getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(p.x + 14, stage.width - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(p.y + 16, stage.height - box.offsetHeight - 8))}px`;
};
network.on("hoverNode", (p) => {
  $("network").style.cursor = "pointer";
  tip(name(things[p.node]), p.pointer.DOM);
});
network.on("hoverEdge", (p) => {
  $("network").style.cursor = "pointer";
  const e = drawn.edges.find((x) => x.id === p.edge);
  tip(`${name(things[e.from])} → ${edgeLabel(e, true)} → ${name(things[e.to])}`, p.pointer.DOM);
});
for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"])
  network.on(event, () => {
    $("network").style.cursor = "";
    tip("");
  });
document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
  if (e.key === "/" && !typing) {
    e.preventDefault();
    $("search").focus();
  } else if (e.key === "Escape") choose(null);
  else if (e.key === "0" && !typing) fit();
});
const zoom = (by) =>
  network.moveTo({
    scale: network.getScale() * by,
    animation: { duration: 160, easingFunction: "easeOutQuad" },
  });
$("zoom-in").addEventListener("click", () => zoom(1.35));
$("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
$("fit").addEventListener("click", () => fit());
for (const id of ["from", "to"])
  $(id).addEventListener("change", () => setDates($("from").value, $("to").value));

function settle() {
  if (narrow.matches) $("legend").append($("dates"));
  else document.querySelector(".tools").before($("dates"));
}
function speak() {
  document.documentElement.lang = state.tongue ? "en" : "vi";
  document.querySelectorAll("[data-word]").forEach((el) => {
    el.textContent = say(el.dataset.word);
  });
  document.querySelectorAll("[data-label]").forEach((el) => {
    el.setAttribute("aria-label", say(el.dataset.label));
    if (el.tagName === "BUTTON") el.title = say(el.dataset.label);
  });
  document.querySelectorAll("[data-placeholder]").forEach((el) => {
    el.placeholder = say(el.dataset.placeholder);
    el.setAttribute("aria-label", say(el.dataset.placeholder));
  });
  $("language").textContent = say("ui.language");
  document.title = (data.around ? data.around + " – " : "") + say("app.title");
  const cut = data.all > things.length;
  $("notice").hidden = !cut;
  if (cut)
    $("notice").textContent = say(data.around ? "ui.cut_around" : "ui.cut_large", {
      shown: things.length,
      all: data.all,
      name: data.around,
    });
  legend();
  months();
  redraw();
  tell();
}
function dress(theme) {
  state.theme = theme;
  document.documentElement.dataset.theme = theme;
}
$("language").addEventListener("click", () => {
  state.tongue = 1 - state.tongue;
  speak();
});
$("theme").addEventListener("click", () => {
  dress(state.theme === "dark" ? "light" : "dark");
  redraw();
  legend();
});
const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", (e) => {
  dress(e.matches ? "dark" : "light");
  redraw();
});
narrow.addEventListener("change", settle);

dress(dark.matches ? "dark" : "light");
settle();
speak();
const frame = document.querySelector("#network .vis-network");
frame.tabIndex = 0;
frame.setAttribute("role", "img");
frame.setAttribute("aria-label", say("app.title"));
fit(null, false);
let moved = false;
for (const event of ["dragStart", "zoom"])
  network.on(event, () => {
    moved = true;
  });
addEventListener("resize", () => {
  if (!moved && !state.chosen) setTimeout(() => fit(null, false), 60);
});
window.page = { network, state, things, facts, edges: drawn.edges, choose };

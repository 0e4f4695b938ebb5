/* The search box: names and other names, with or without accents. */

const keys = things.map((t) => [...new Set([...t.name, ...t.also].map(fold))]);
let hits = [],
  at = -1;
function rank(n, q) {
  let best = 9;
  for (const k of keys[n]) {
    if (k === q) best = Math.min(best, 0);
    else if (k.startsWith(q)) best = Math.min(best, 1);
    else if (k.includes(" " + q)) best = Math.min(best, 2);
    else if (q.split(" ").every((w) => k.includes(w))) best = Math.min(best, 3);
  }
  return best;
}
function search() {
  const q = fold($("search").value);
  hits = q
    ? things
        .map((t, n) => [rank(n, q), n])
        .filter(([r]) => r < 9)
        .sort((a, b) => a[0] - b[0] || edgesOf[b[1]].length - edgesOf[a[1]].length || a[1] - b[1])
        .slice(0, 12)
        .map(([, n]) => n)
    : [];
  at = hits.length ? 0 : -1;
  $("hits").hidden = !q;
  $("search").setAttribute("aria-expanded", String(Boolean(q)));
  $("hits").replaceChildren(
    ...(hits.length
      ? hits.map((n, i) => {
          const t = things[n];
          const row = make(
            "li",
            {
              id: `hit-${i}`,
              role: "option",
              on: {
                mousedown: (e) => {
                  e.preventDefault();
                  take(i);
                },
              },
            },
            badge(t.kind),
            make("span", {}, name(t)),
            make("small", {}, t.date ? day(t.date) : say(`kind.${t.kind}`)),
          );
          return row;
        })
      : q
        ? [make("li", { class: "none" }, say("ui.no_match"))]
        : []),
  );
  point();
}
function point() {
  [...$("hits").children].forEach((li, i) => {
    li.setAttribute("aria-selected", String(i === at));
    if (i === at) li.scrollIntoView({ block: "nearest" });
  });
  if (at >= 0) $("search").setAttribute("aria-activedescendant", `hit-${at}`);
  else $("search").removeAttribute("aria-activedescendant");
}
function take(i) {
  const n = hits[i];
  if (n === undefined) return;
  closeHits();
  $("search").value = name(things[n]);
  if (!state.seen.nodes.has(n)) {
    state.off.clear();
    setDates("", "");
  }
  choose({ node: n });
  $("panel").focus({ preventScroll: true });
}
function closeHits() {
  $("hits").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
}
$("search").addEventListener("input", search);
$("search").addEventListener("focus", () => {
  $("search").select();
});
$("search").addEventListener("blur", closeHits);
$("search").addEventListener("keydown", (e) => {
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    if ($("hits").hidden) search();
    if (hits.length) {
      at = (at + (e.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      point();
    }
  } else if (e.key === "Enter") {
    e.preventDefault();
    take(at);
  } else if (e.key === "Escape") {
    e.stopPropagation();
    if ($("hits").hidden) $("search").blur();
    else closeHits();
  }
});

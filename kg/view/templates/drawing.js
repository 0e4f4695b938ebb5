/* The canvas: how nodes, lines and labels look, from near and from afar. */

const nodes = new vis.DataSet(),
  edges = new vis.DataSet();
const network = new vis.Network(
  $("network"),
  { nodes, edges },
  {
    physics: false,
    layout: { improvedLayout: false },
    interaction: {
      hover: true,
      hoverConnectedEdges: false,
      keyboard: { enabled: true, bindToWindow: false },
      multiselect: false,
      selectConnectedEdges: false,
      tooltipDelay: 1e9,
      hideEdgesOnDrag: things.length > 600,
    },
    nodes: {
      borderWidth: 1.5,
      borderWidthSelected: 3,
      labelHighlightBold: false,
      scaling: { label: { drawThreshold: 6 } },
    },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.45 } },
      arrowStrikethrough: false,
      selectionWidth: 1.2,
      hoverWidth: 0.8,
      labelHighlightBold: false,
      scaling: { label: { drawThreshold: 9.5 } },
    },
  },
);

/* From afar only as many labels are drawn as find room, the best linked first, and these large
   enough to be read; 0 is no label. */
const READABLE = 11,
  SHRINK = 0.6,
  FAR = 1.9,
  NEAR = 0.66,
  WEIGHT = { person: 2, organisation: 1.5 };
const weight = (n) => n.degree * (WEIGHT[n.kind] || 1);
function labelText(n, far) {
  const lines = (state.tongue ? n.en : n.label).split("\n");
  if (!far || n.kind !== "event" || lines.length < 3) return lines;
  return things[n.id].date
    ? [lines[0], lines[1] + " …"]
    : [lines[0], lines[1] + (lines.length > 2 ? " …" : "")];
}
function labelSizes(shown, lit) {
  const scale = network.getScale(),
    sizes = new Map(),
    taken = [];
  const inOrder = drawn.nodes
    .filter((n) => shown.nodes.has(n.id))
    .sort(
      (a, b) =>
        (lit ? lit.nodes.has(b.id) - lit.nodes.has(a.id) : 0) ||
        weight(b) - weight(a) ||
        a.id - b.id,
    );
  for (const n of inOrder) {
    const size = Math.max(n.letters, READABLE / scale);
    if (scale >= NEAR) {
      sizes.set(n.id, { letters: n.letters, lift: 0 });
      continue;
    }
    const lines = labelText(n, true);
    const wide = Math.max(...lines.map((l) => l.length)) * size * 0.262 + 2 / scale,
      tall = lines.length * size * 0.6 + 1 / scale;
    const inside = n.kind === "organisation" && stout() < FAR,
      pad = inside ? (7 * size) / n.letters : 4 / scale;
    const aside = inside ? 0 : n.size * stout() ** SHRINK + tall;
    const room = (y) => [n.x - wide - pad, y - tall - pad, n.x + wide + pad, y + tall + pad];
    const free = (box) =>
      !taken.some((b) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3]);
    const boxes = inside ? [room(n.y)] : [room(n.y + aside), room(n.y - aside)];
    const at = boxes.findIndex(free);
    if (at >= 0) taken.push(boxes[at]);
    sizes.set(n.id, { letters: at >= 0 ? size : 0, lift: at === 1 ? -2 * aside : 0 });
  }
  return sizes;
}

/* From afar nodes and lines shrink less than the paper they stand on. */
const stout = () => Math.max(1, NEAR / network.getScale());
function nodeLook(n, shown, lit, ink, { letters, lift }) {
  const far = stout(),
    grown = letters ? letters / n.letters : far;
  const t = things[n.id],
    dim = lit && !lit.nodes.has(n.id),
    box = t.kind === "organisation" && far < FAR;
  const paint = (c, share = 0.16) => (dim ? mix(c, ink.page, share) : c);
  const border = paint(ink[t.kind], 0.3);
  const fill =
    box && !letters
      ? border
      : box
        ? dim
          ? mix(ink["organisation-fill"], ink.page, 0.35)
          : ink["organisation-fill"]
        : paint(ink[t.kind === "organisation" ? t.kind : `${t.kind}-fill`], 0.22);
  return {
    id: n.id,
    x: n.x,
    y: n.y,
    shape: n.kind === "organisation" && !box ? "square" : n.shape,
    size: n.size * far ** SHRINK,
    hidden: !shown.nodes.has(n.id),
    label: letters ? labelText(n, network.getScale() < NEAR).join("\n") : " ",
    borderWidth: box ? 1.5 : far < FAR ? 2 : 1,
    color: {
      background: fill,
      border: box ? border : ink.page,
      highlight: { background: fill, border: ink.accent },
      hover: { background: fill, border: ink.accent },
    },
    shapeProperties: { borderRadius: letters ? 7 * grown : 2 * far },
    margin: letters
      ? { top: 7 * grown, bottom: 7 * grown, left: 10 * grown, right: 10 * grown }
      : { top: 0, bottom: 0, left: 3.5 * far, right: 3.5 * far },
    font: {
      face: getComputedStyle(document.body).fontFamily,
      size: letters || 4.5 * far ** 0.9,
      vadjust: box ? 0 : lift - 2,
      color: box
        ? dim
          ? mix(ink["organisation-ink"], ink.page, 0.25)
          : ink["organisation-ink"]
        : dim
          ? mix(ink.ink, ink.page, 0.22)
          : ink.ink,
      strokeWidth: box ? 0 : 0.26 * (letters || 1),
      strokeColor: ink.page,
    },
  };
}
function edgeLabel(e, full) {
  const which = full ? "name" : "short";
  const said = [
    ...new Set(
      e.facts
        .map((n) => (e.kind === "statement" ? factLabel(facts[n]) : facts[n][which][state.tongue]))
        .filter(Boolean),
    ),
  ];
  return (
    said.join(" · ") ||
    (["under", "location", "part", "same"].includes(e.kind)
      ? full
        ? say(`link.${e.kind}`)
        : ""
      : "")
  );
}
function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && (lines.at(-1) + " " + word).length > width) lines.push(word);
    else lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines.slice(0, 4).join("\n");
}
function edgeLook(e, shown, lit, ink) {
  const on = lit && lit.edges.has(e.id),
    dim = lit && !on;
  const base = ink[lineColour(e.kind, e.status)];
  const strength = dim ? 0.12 : on ? 1 : e.kind === "under" ? 0.8 : 0.5;
  const c = mix(base, ink.page, strength),
    dashes = DASHES[e.kind === "tenure" ? e.status : e.kind];
  const bend = e.bend
    ? {
        enabled: true,
        type: e.bend > 0 ? "curvedCW" : "curvedCCW",
        roundness: 0.14 * Math.abs(e.bend),
      }
    : { enabled: false };
  return {
    id: e.id,
    from: e.from,
    to: e.to,
    hidden: !shown.edges.has(e.id),
    label: dim
      ? " "
      : wrapped(edgeLabel(e, Boolean(state.chosen && state.chosen.edge === e.id)), 22),
    smooth: bend,
    dashes: dashes ? dashes.map((d) => d * stout() ** 0.8) : false,
    width:
      ((e.status === "appointed" ? 2.6 : e.kind === "under" ? 1 : 1.5) + (on ? 0.8 : 0)) *
      stout() ** 0.8,
    color: { color: c, highlight: base, hover: base },
    arrows: { to: { enabled: !["under", "part", "same"].includes(e.kind), scaleFactor: 0.45 } },
    font: {
      face: getComputedStyle(document.body).fontFamily,
      size: on ? 13 : 11,
      color: on ? ink.ink : mix(ink.soft, ink.page, 0.95),
      strokeWidth: 4,
      strokeColor: ink.page,
      align: "horizontal",
    },
  };
}
function lit() {
  if (!state.chosen) return null;
  if (state.chosen.edge) {
    const e = drawn.edges.find((x) => x.id === state.chosen.edge);
    return { nodes: new Set([e.from, e.to]), edges: new Set([e.id]) };
  }
  const of = edgesOf[state.chosen.node].filter((e) => state.seen.edges.has(e.id));
  return {
    nodes: new Set([state.chosen.node, ...of.flatMap((e) => [e.from, e.to])]),
    edges: new Set(of.map((e) => e.id)),
  };
}
function redraw() {
  state.seen = visible();
  const keys = [
    "page",
    "ink",
    "soft",
    "accent",
    "quiet",
    "ended",
    ...KINDS,
    ...KINDS.map((k) => `${k}-fill`),
    "organisation-ink",
  ];
  const ink = Object.fromEntries(keys.map((k) => [k, colour(k)])),
    light = lit();
  const letters = labelSizes(state.seen, light);
  state.scale = network.getScale();
  nodes.update(
    drawn.nodes.map((n) =>
      nodeLook(n, state.seen, light, ink, letters.get(n.id) || { letters: 0, lift: 0 }),
    ),
  );
  edges.update(drawn.edges.map((e) => edgeLook(e, state.seen, light, ink)));
  $("empty").hidden = things.length > 0 && state.seen.nodes.size > 0;
  $("empty").textContent = say(things.length ? "ui.none_in_dates" : "ui.empty");
}
function fit(ids, animate = true) {
  const seen = ids || [...state.seen.nodes];
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || !animate;
  if (!seen.length) return;
  network.fit({
    nodes: seen,
    minZoomLevel: narrow.matches ? 0.34 : 0.02,
    maxZoomLevel: ids ? 1 : 1.25,
    animation: still ? false : { duration: 380, easingFunction: "easeInOutQuad" },
  });
  if (still) relabel();
}
let later = 0;
function relabel() {
  clearTimeout(later);
  const scale = network.getScale();
  if (Math.min(scale, NEAR) !== Math.min(state.scale, NEAR)) later = setTimeout(redraw, 50);
}

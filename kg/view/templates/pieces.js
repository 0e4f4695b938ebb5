/* Words, colours and the small pieces of the page; every text goes in through textContent. */

const $ = (id) => document.getElementById(id);
const read = (id) => JSON.parse($(id).textContent);
const words = read("words"),
  data = read("data"),
  drawn = { nodes: read("nodes"), edges: read("edges") };
const { things, facts, articles } = data;
const KINDS = ["person", "organisation", "event", "place", "paper"];
const LINES = ["incumbent", "acting", "appointed", "nominated", "former", "dismissed"];
const DASHES = {
  acting: [14, 5],
  nominated: [2, 5],
  former: [7, 6],
  dismissed: [10, 5, 2, 5],
  under: [1, 5],
  same: [2, 5],
};
const narrow = matchMedia("(max-width: 820px)");
const state = {
  tongue: 0,
  theme: "light",
  off: new Set(),
  from: "",
  to: "",
  seen: null,
  chosen: null,
  history: [],
};

const say = (key, slots = {}) =>
  Object.entries(slots).reduce(
    (s, [k, v]) => s.replace(`{${k}}`, v),
    (words[key] || [key, key])[state.tongue],
  );
const name = (thing) => thing.name[state.tongue];
const colour = (key) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${key}`).trim();
const fold = (s) =>
  s
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
const day = (iso) =>
  !iso
    ? ""
    : iso
        .slice(0, 10)
        .split("-")
        .reverse()
        .map((p) => p.replace(/^0/, ""))
        .join("/");

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on")
      Object.entries(value).forEach(([event, act]) => made.addEventListener(event, act));
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return made;
}
function draw(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
function badge(kind) {
  const shape = {
    person: ["circle", { cx: 7, cy: 7, r: 5.5 }],
    organisation: ["rect", { x: 1, y: 3, width: 12, height: 8, rx: 2.5 }],
    event: ["path", { d: "M7 .8 13.2 7 7 13.2.8 7z" }],
    place: ["path", { d: "M1 2h12L7 13z" }],
    paper: ["rect", { x: 2, y: 2, width: 10, height: 10 }],
  }[kind];
  return draw(
    "svg",
    { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" },
    draw(shape[0], { ...shape[1], class: `k-${kind}` }),
  );
}
function stroke(kind, status) {
  const line = draw("line", {
    x1: 1,
    y1: 5,
    x2: 29,
    y2: 5,
    "stroke-width": status === "appointed" ? 3 : 2,
    stroke: `var(--${lineColour(kind, status)})`,
  });
  const dashes = DASHES[status || kind];
  if (dashes) line.setAttribute("stroke-dasharray", dashes.map((d) => d * 0.6).join(" "));
  return draw("svg", { width: 30, height: 10, viewBox: "0 0 30 10", "aria-hidden": "true" }, line);
}
function lineColour(kind, status) {
  if (kind === "tenure") return status === "former" || status === "dismissed" ? "ended" : "person";
  return (
    { participation: "event", location: "place", part: "event", statement: "paper" }[kind] ||
    "quiet"
  );
}
function mix(a, b, share) {
  const parse = (c) => [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16));
  const [x, y] = [parse(a), parse(b)];
  return (
    "#" +
    x
      .map((v, i) =>
        Math.round(v * share + y[i] * (1 - share))
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")
  );
}

"use strict";
/* Draws the network and answers to search, filters, clicks and keys. Every text of an article
   reaches the page through textContent or the canvas, never as markup. */
(() => {
  const $ = (id) => document.getElementById(id);
  const read = (id) => JSON.parse($(id).textContent);
  const words = read("words"), data = read("data"), drawn = { nodes: read("nodes"), edges: read("edges") };
  const { things, facts, articles } = data;
  const KINDS = ["person", "organisation", "event", "place", "paper"];
  const LINES = ["incumbent", "acting", "appointed", "nominated", "former", "dismissed"];
  const DASHES = { acting: [14, 5], nominated: [2, 5], former: [7, 6], dismissed: [10, 5, 2, 5], under: [1, 5], same: [2, 5] };
  const narrow = matchMedia("(max-width: 820px)");
  const state = { tongue: 0, theme: "light", off: new Set(), from: "", to: "", seen: null, chosen: null, history: [] };

  /* ------------------------------------------------------------ words and small pieces */

  const say = (key, slots = {}) =>
    Object.entries(slots).reduce((s, [k, v]) => s.replace(`{${k}}`, v), (words[key] || [key, key])[state.tongue]);
  const name = (thing) => thing.name[state.tongue];
  const colour = (key) => getComputedStyle(document.documentElement).getPropertyValue(`--${key}`).trim();
  const fold = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
  const day = (iso) => !iso ? "" : iso.slice(0, 10).split("-").reverse().map((p) => p.replace(/^0/, "")).join("/");

  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "on") Object.entries(value).forEach(([event, act]) => made.addEventListener(event, act));
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
    return draw("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" },
      draw(shape[0], { ...shape[1], class: `k-${kind}` }));
  }
  function stroke(kind, status) {
    const line = draw("line", { x1: 1, y1: 5, x2: 29, y2: 5, "stroke-width": status === "appointed" ? 3 : 2, stroke: `var(--${lineColour(kind, status)})` });
    const dashes = DASHES[status || kind];
    if (dashes) line.setAttribute("stroke-dasharray", dashes.map((d) => d * 0.6).join(" "));
    return draw("svg", { width: 30, height: 10, viewBox: "0 0 30 10", "aria-hidden": "true" }, line);
  }
  function lineColour(kind, status) {
    if (kind === "tenure") return status === "former" || status === "dismissed" ? "ended" : "person";
    return { participation: "event", location: "place", part: "event", statement: "paper" }[kind] || "quiet";
  }
  function mix(a, b, share) {
    const parse = (c) => [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16));
    const [x, y] = [parse(a), parse(b)];
    return "#" + x.map((v, i) => Math.round(v * share + y[i] * (1 - share)).toString(16).padStart(2, "0")).join("");
  }

  /* ------------------------------------------------------------ what is visible */

  const edgesOf = things.map(() => []);
  drawn.edges.forEach((e) => { edgesOf[e.from].push(e); if (e.to !== e.from) edgesOf[e.to].push(e); });
  const factsOf = things.map(() => []);
  facts.forEach((f, n) => { factsOf[f.from].push(n); if (f.to !== null && f.to !== undefined && f.to !== f.from) factsOf[f.to].push(n); });

  function span(fact) {
    const event = ["participation", "location", "part"].includes(fact.kind)
      ? (things[fact.to].date || things[fact.from].date) : "";
    return [event || fact.since || fact.first || "", event || fact.until || fact.last || fact.first || ""];
  }
  const until = (iso) => (iso.length < 10 ? iso + "-99".repeat(iso.length === 4 ? 2 : 1) : iso);
  function inTime(from, to) {
    if (!state.from && !state.to) return true;
    if (!from && !to) return false;
    return (!state.to || from <= state.to) && (!state.from || until(to || from) >= state.from);
  }
  function lineKey(edge) { return edge.kind === "tenure" ? edge.status : edge.kind; }
  function factShown(n) { return facts[n].kind === "under" || inTime(...span(facts[n])); }
  function visible() {
    const edges = new Set(), nodes = new Set(), timed = Boolean(state.from || state.to), filtered = timed || state.off.size;
    for (const e of drawn.edges) {
      if (state.off.has(things[e.from].kind) || state.off.has(things[e.to].kind) || state.off.has(lineKey(e))) continue;
      if (e.facts.some(factShown)) edges.add(e.id);
    }
    for (const e of drawn.edges) if (edges.has(e.id) && e.kind !== "under") { nodes.add(e.from); nodes.add(e.to); }
    things.forEach((t, n) => {
      if (state.off.has(t.kind)) return;
      if (!filtered || (t.kind === "event" && inTime(t.date, t.date) && !edgesOf[n].some((e) => edges.has(e.id)) && timed)) nodes.add(n);
    });
    if (!timed) things.forEach((t, n) => { if (!state.off.has(t.kind) && (!edgesOf[n].length || edgesOf[n].some((e) => edges.has(e.id)))) nodes.add(n); });
    for (const e of drawn.edges) if (edges.has(e.id) && !(nodes.has(e.from) && nodes.has(e.to))) edges.delete(e.id);
    return { nodes, edges };
  }

  /* ------------------------------------------------------------ the drawing */

  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const network = new vis.Network($("network"), { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, hoverConnectedEdges: false, keyboard: { enabled: true, bindToWindow: false }, multiselect: false, selectConnectedEdges: false, tooltipDelay: 1e9, hideEdgesOnDrag: things.length > 600 },
    nodes: { borderWidth: 1.5, borderWidthSelected: 3, labelHighlightBold: false, scaling: { label: { drawThreshold: 6 } } },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.45 } }, arrowStrikethrough: false, selectionWidth: 1.2, hoverWidth: 0.8, labelHighlightBold: false, scaling: { label: { drawThreshold: 9.5 } } },
  });

  /* From afar only as many labels are drawn as find room, the best linked first, and these large
     enough to be read; 0 is no label. */
  const READABLE = 11, SHRINK = 0.6, FAR = 1.9, NEAR = 0.66, WEIGHT = { person: 2, organisation: 1.5 };
  const weight = (n) => n.degree * (WEIGHT[n.kind] || 1);
  function labelText(n, far) {
    const lines = (state.tongue ? n.en : n.label).split("\n");
    if (!far || n.kind !== "event" || lines.length < 3) return lines;
    return things[n.id].date ? [lines[0], lines[1] + " …"] : [lines[0], lines[1] + (lines.length > 2 ? " …" : "")];
  }
  function labelSizes(shown, lit) {
    const scale = network.getScale(), sizes = new Map(), taken = [];
    const inOrder = drawn.nodes.filter((n) => shown.nodes.has(n.id)).sort((a, b) =>
      (lit ? lit.nodes.has(b.id) - lit.nodes.has(a.id) : 0) || weight(b) - weight(a) || a.id - b.id);
    for (const n of inOrder) {
      const size = Math.max(n.letters, READABLE / scale);
      if (scale >= NEAR) { sizes.set(n.id, { letters: n.letters, lift: 0 }); continue; }
      const lines = labelText(n, true);
      const wide = Math.max(...lines.map((l) => l.length)) * size * 0.262 + 2 / scale, tall = lines.length * size * 0.6 + 1 / scale;
      const inside = n.kind === "organisation" && stout() < FAR, pad = inside ? 7 * size / n.letters : 4 / scale;
      const aside = inside ? 0 : n.size * stout() ** SHRINK + tall;
      const room = (y) => [n.x - wide - pad, y - tall - pad, n.x + wide + pad, y + tall + pad];
      const free = (box) => !taken.some((b) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3]);
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
    const far = stout(), grown = letters ? letters / n.letters : far;
    const t = things[n.id], dim = lit && !lit.nodes.has(n.id), box = t.kind === "organisation" && far < FAR;
    const paint = (c, share = 0.16) => (dim ? mix(c, ink.page, share) : c);
    const border = paint(ink[t.kind], 0.3);
    const fill = box && !letters ? border : box ? (dim ? mix(ink["organisation-fill"], ink.page, 0.35) : ink["organisation-fill"]) : paint(ink[t.kind === "organisation" ? t.kind : `${t.kind}-fill`], 0.22);
    return {
      id: n.id, x: n.x, y: n.y, shape: n.kind === "organisation" && !box ? "square" : n.shape, size: n.size * far ** SHRINK, hidden: !shown.nodes.has(n.id),
      label: letters ? labelText(n, network.getScale() < NEAR).join("\n") : " ",
      borderWidth: box ? 1.5 : far < FAR ? 2 : 1,
      color: { background: fill, border: box ? border : ink.page, highlight: { background: fill, border: ink.accent }, hover: { background: fill, border: ink.accent } },
      shapeProperties: { borderRadius: letters ? 7 * grown : 2 * far },
      margin: letters ? { top: 7 * grown, bottom: 7 * grown, left: 10 * grown, right: 10 * grown } : { top: 0, bottom: 0, left: 3.5 * far, right: 3.5 * far },
      font: {
        face: getComputedStyle(document.body).fontFamily, size: letters || 4.5 * far ** 0.9, vadjust: box ? 0 : lift - 2,
        color: box ? (dim ? mix(ink["organisation-ink"], ink.page, 0.25) : ink["organisation-ink"]) : (dim ? mix(ink.ink, ink.page, 0.22) : ink.ink),
        strokeWidth: box ? 0 : 0.26 * (letters || 1), strokeColor: ink.page,
      },
    };
  }
  function edgeLabel(e, full) {
    const which = full ? "name" : "short";
    const said = [...new Set(e.facts.map((n) => (e.kind === "statement" ? factLabel(facts[n]) : facts[n][which][state.tongue])).filter(Boolean))];
    return said.join(" · ") || (["under", "location", "part", "same"].includes(e.kind) ? (full ? say(`link.${e.kind}`) : "") : "");
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
    const on = lit && lit.edges.has(e.id), dim = lit && !on;
    const base = ink[lineColour(e.kind, e.status)];
    const strength = dim ? 0.12 : on ? 1 : e.kind === "under" ? 0.8 : 0.5;
    const c = mix(base, ink.page, strength), dashes = DASHES[e.kind === "tenure" ? e.status : e.kind];
    const bend = e.bend ? { enabled: true, type: e.bend > 0 ? "curvedCW" : "curvedCCW", roundness: 0.14 * Math.abs(e.bend) } : { enabled: false };
    return {
      id: e.id, from: e.from, to: e.to, hidden: !shown.edges.has(e.id),
      label: dim ? " " : wrapped(edgeLabel(e, Boolean(state.chosen && state.chosen.edge === e.id)), 22), smooth: bend,
      dashes: dashes ? dashes.map((d) => d * stout() ** 0.8) : false,
      width: ((e.status === "appointed" ? 2.6 : e.kind === "under" ? 1 : 1.5) + (on ? 0.8 : 0)) * stout() ** 0.8,
      color: { color: c, highlight: base, hover: base },
      arrows: { to: { enabled: !["under", "part", "same"].includes(e.kind), scaleFactor: 0.45 } },
      font: { face: getComputedStyle(document.body).fontFamily, size: on ? 13 : 11, color: on ? ink.ink : mix(ink.soft, ink.page, 0.95), strokeWidth: 4, strokeColor: ink.page, align: "horizontal" },
    };
  }
  function lit() {
    if (!state.chosen) return null;
    if (state.chosen.edge) {
      const e = drawn.edges.find((x) => x.id === state.chosen.edge);
      return { nodes: new Set([e.from, e.to]), edges: new Set([e.id]) };
    }
    const of = edgesOf[state.chosen.node].filter((e) => state.seen.edges.has(e.id));
    return { nodes: new Set([state.chosen.node, ...of.flatMap((e) => [e.from, e.to])]), edges: new Set(of.map((e) => e.id)) };
  }
  function redraw() {
    state.seen = visible();
    const keys = ["page", "ink", "soft", "accent", "quiet", "ended", ...KINDS, ...KINDS.map((k) => `${k}-fill`), "organisation-ink"];
    const ink = Object.fromEntries(keys.map((k) => [k, colour(k)])), light = lit();
    const letters = labelSizes(state.seen, light);
    state.scale = network.getScale();
    nodes.update(drawn.nodes.map((n) => nodeLook(n, state.seen, light, ink, letters.get(n.id) || { letters: 0, lift: 0 })));
    edges.update(drawn.edges.map((e) => edgeLook(e, state.seen, light, ink)));
    $("empty").hidden = things.length > 0 && state.seen.nodes.size > 0;
    $("empty").textContent = say(things.length ? "ui.none_in_dates" : "ui.empty");
  }
  function fit(ids, animate = true) {
    const seen = ids || [...state.seen.nodes];
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || !animate;
    if (!seen.length) return;
    network.fit({ nodes: seen, minZoomLevel: narrow.matches ? 0.34 : 0.02, maxZoomLevel: ids ? 1 : 1.25, animation: still ? false : { duration: 380, easingFunction: "easeInOutQuad" } });
    if (still) relabel();
  }
  let later = 0;
  function relabel() {
    clearTimeout(later);
    const scale = network.getScale();
    if (Math.min(scale, NEAR) !== Math.min(state.scale, NEAR)) later = setTimeout(redraw, 50);
  }

  /* ------------------------------------------------------------ choosing a thing or a link */

  function choose(chosen, { look = true, keep = true } = {}) {
    if (keep && state.chosen) state.history.push(state.chosen);
    state.chosen = chosen;
    if (!chosen) state.history = [];
    redraw();
    network.unselectAll();
    if (chosen && chosen.node !== undefined) network.selectNodes([chosen.node], false);
    if (chosen && chosen.edge) network.selectEdges([chosen.edge]);
    tell();
    if (chosen && look) fit([...lit().nodes]);
  }
  function back() {
    const last = state.history.pop();
    choose(last || null, { keep: false });
  }

  /* ------------------------------------------------------------ the side panel */

  function tell() {
    const panel = $("panel");
    const { chosen } = state;
    panel.replaceChildren(...(!chosen ? overview() : chosen.edge ? aboutEdge(chosen.edge) : chosen.fact !== undefined ? aboutFact(chosen.fact) : aboutThing(chosen.node)));
    panel.scrollTop = 0;
  }
  const top = (...label) => make("div", { class: "top" }, ...label,
    state.history.length ? make("button", { type: "button", class: "plain", on: { click: back } }, say("ui.back")) : null,
    make("button", { type: "button", class: "plain", on: { click: () => choose(null) } }, say("ui.close")));
  const heading = (text) => make("h3", {}, text);
  const goTo = (n) => make("button", { type: "button", on: { click: () => choose({ node: n }) } }, badge(things[n].kind), name(things[n]));

  function overview() {
    const most = things.map((t, n) => n).filter((n) => edgesOf[n].length && state.seen.nodes.has(n)).sort((a, b) => edgesOf[b].length - edgesOf[a].length || a - b);
    const top10 = KINDS.slice(0, 3).flatMap((k) => most.filter((n) => things[n].kind === k).slice(0, k === "person" ? 8 : 5));
    const dated = articles.map((a, n) => n).sort((a, b) => (articles[b].issued || "").localeCompare(articles[a].issued || "") || a - b);
    return [
      make("h2", {}, data.around || say("ui.overview")),
      make("p", { class: "soft" }, say("ui.help")),
      things.length ? heading(say("ui.connected")) : null,
      make("div", { class: "ends" }, ...top10.map(goTo)),
      articles.length ? heading(`${say("ui.articles")} (${articles.length})`) : null,
      make("ul", { class: "list" }, ...dated.slice(0, 60).map((n) => make("li", { class: "soft" }, ...articleLine(articles[n])))),
    ].filter(Boolean);
  }
  function articleLine(a) {
    const web = /^https?:\/\//i.test(a.url || "");
    const title = web ? make("a", { href: a.url, target: "_blank", rel: "noopener noreferrer", title: say("ui.open_article") }, a.title) : a.title;
    const rest = [a.publisher, day(a.issued)].filter(Boolean).join(", ");
    return [make("cite", {}, title), rest || say("ui.no_date")];
  }
  function when(f) {
    if (f.since || f.until) return [f.since && `${say("ui.since")} ${day(f.since)}`, f.until && `${say("ui.until")} ${day(f.until)}`].filter(Boolean).join(" ");
    if (f.first && f.last && f.first !== f.last) return `${say("ui.first")} ${day(f.first)} ${say("ui.last")} ${day(f.last)}`;
    return f.first ? `${say("ui.observed")} ${day(f.first)}` : "";
  }
  function statusLine(f) {
    if (f.kind !== "tenure") return null;
    return make("span", { class: "status" }, stroke("tenure", f.status), say(`status.${f.status}`), f.current ? make("span", { class: "tag" }, say("ui.believed_current")) : null);
  }
  function factLabel(f) {
    const own = `link.${f.name[0]}`; // a predicate of another vocabulary: "creator"
    return f.kind === "statement" && words[own] ? say(own) : f.name[state.tongue] || say(`link.${f.kind}`);
  }
  function factCard(n, from) {
    const f = facts[n], other = f.to === null || f.to === undefined ? null : f.from === from ? f.to : f.from;
    const edge = drawn.edges.find((e) => e.facts.includes(n));
    const label = f.kind === "tenure" || other === null ? factLabel(f) : null;
    const roles = f.kind === "participation" && edge ? edgeLabel(edge, true) : factLabel(f);
    const show = () => choose(edge ? { edge: edge.id } : { fact: n });
    const who = other === null || (f.kind === "tenure" && f.from === from) ? make("b", {}, label)
      : make("span", {}, make("b", {}, name(things[other])), label ? ` – ${label}` : "");
    return make("li", {}, make("button", { type: "button", class: "fact", on: { click: show } },
      make("span", { class: "who" }, other === null ? null : badge(f.kind === "tenure" && f.from === from ? "organisation" : things[other].kind), who),
      make("small", {}, statusLine(f), f.kind === "tenure" ? null : (f.kind === "under" || f.kind === "part") && f.to === from ? `← ${roles}` : roles),
      make("small", {}, f.kind === "participation" ? day(things[f.to].date) : when(f))));
  }
  function group(title, all, from) {
    const edge = (n) => drawn.edges.findIndex((e) => e.facts.includes(n));
    // who attends, chairs and speaks at one event has one card, as one line is drawn
    const list = all.filter((n, i) => facts[n].kind !== "participation" || all.findIndex((m) => edge(m) === edge(n)) === i);
    if (!list.length) return [];
    return [heading(`${title} (${list.length})`), make("ul", { class: "list" }, ...list.map((n) => factCard(n, from)))];
  }
  function aboutThing(n) {
    const t = things[n], of = factsOf[n].filter(factShown), kind = (k) => of.filter((f) => facts[f].kind === k);
    const late = (a, b) => (span(facts[b])[1]).localeCompare(span(facts[a])[1]) || a - b;
    const ended = (f) => (["former", "dismissed"].includes(facts[f].status) ? 1 : 0);
    const posts = kind("tenure").sort((a, b) => ended(a) - ended(b) || late(a, b));
    const ranks = posts.filter((f) => facts[f].to === null || facts[f].to === undefined);
    const subtitle = [t.type && t.type[state.tongue], t.date && [t.part, day(t.date)].filter(Boolean).join(" ")].filter(Boolean).join(" · ");
    return [
      top(badge(t.kind), say(`kind.${t.kind}`)),
      make("h2", {}, name(t)),
      t.name[0] !== t.name[1] ? make("p", { class: "soft", lang: state.tongue ? "vi" : "en" }, t.name[1 - state.tongue]) : null,
      subtitle ? make("p", {}, subtitle) : null,
      t.also.length ? make("p", { class: "soft" }, `${say("ui.also")}: ${t.also.slice(0, 8).join("; ")}`) : null,
      ...group(say("ui.posts"), posts.filter((f) => !ranks.includes(f)), n),
      ...group(say("ui.ranks"), ranks, n),
      ...group(say(t.kind === "event" ? "ui.participants" : "ui.events"), kind("participation").sort(late), n),
      ...group(say(t.kind === "place" ? "ui.events" : "ui.where"), [...kind("location"), ...kind("part")], n),
      ...group(say("ui.statements"), [...kind("statement"), ...kind("same")], n),
      ...group(say("ui.bodies"), kind("under"), n),
      ...(t.quotes.length ? [heading(`${say("ui.evidence")} (${t.quotes.length})`), ...t.quotes.map((q) => quoted(q, { kind: t.kind, from: n }))] : []),
      ...(t.in.length ? [heading(`${say("ui.in_articles")} (${t.in.length})`),
        make("ul", { class: "list" }, ...t.in.map((a) => make("li", { class: "soft" }, ...articleLine(articles[a]))))] : []),
    ].filter(Boolean);
  }
  function aboutEdge(id) {
    const e = drawn.edges.find((x) => x.id === id);
    return [
      top(stroke(e.kind, e.status), say(e.kind === "tenure" ? "link.post" : `link.${e.kind}`)),
      make("div", { class: "ends" }, goTo(e.from), goTo(e.to)),
      ...e.facts.flatMap(aboutOneFact),
    ];
  }
  function aboutFact(n) {
    return [top(say("link.post")), make("div", { class: "ends" }, goTo(facts[n].from)), ...aboutOneFact(n)];
  }
  function aboutOneFact(n) {
    const f = facts[n];
    return [
      make("h2", {}, factLabel(f)),
      statusLine(f),
      f.capacity ? make("p", {}, `${say("ui.capacity")}: ${f.capacity[state.tongue]}`) : null,
      f.object ? make("p", {}, `${say("ui.object")}: ${f.object}`) : null,
      when(f) ? make("p", { class: "soft" }, when(f)) : null,
      f.quotes ? heading(`${say("ui.evidence")} (${f.quotes.length})`) : make("p", { class: "soft" }, say(f.kind === "same" ? "ui.same" : "ui.gazetteer")),
      ...(f.quotes || []).map((q) => quoted(q, f)),
    ].filter(Boolean);
  }
  function quoted(q, f) {
    const a = articles[q.article] || { title: "" };
    const facts_ = [
      f.kind === "tenure" && q.status ? say(`status.${q.status}`) : "",
      q.observed ? `${say("ui.observed")} ${day(q.observed)}` : "",
      q.certainty === undefined ? "" : `${say("ui.certainty")} ${Math.round(q.certainty * 100)}%`,
    ].filter(Boolean).join(" · ");
    return make("figure", {},
      make("blockquote", { lang: "vi" }, ...highlighted(q, f)),
      make("figcaption", {}, ...articleLine(a), make("br"), facts_, q.rule ? make("br") : null,
        q.rule ? `${say("ui.rule")}: ` : null, q.rule ? make("code", {}, q.rule) : null));
  }
  function highlighted(q, f) {
    const text = q.sentence || "", marks = [];
    const add = (what, tag) => {
      const at = what ? text.indexOf(what) : -1;
      if (at >= 0 && !marks.some((m) => at < m.to && m.at < at + what.length)) marks.push({ at, to: at + what.length, tag });
    };
    add(q.surface, "mark");
    for (const end of [f.from, f.to]) if (end !== null && end !== undefined) add(things[end].name[0], "b");
    marks.sort((a, b) => a.at - b.at);
    const out = [];
    let at = 0;
    for (const m of marks) { out.push(text.slice(at, m.at), make(m.tag, {}, text.slice(m.at, m.to))); at = m.to; }
    return [...out, text.slice(at)];
  }

  /* ------------------------------------------------------------ legend, filters, dates */

  function count(list) { const c = {}; list.forEach((k) => { c[k] = (c[k] || 0) + 1; }); return c; }
  function chip(key, picture, label, number) {
    return make("button", { type: "button", "aria-pressed": String(!state.off.has(key)), "data-key": key, on: { click: () => {
      if (!state.off.delete(key)) state.off.add(key);
      filtered();
      document.querySelector(`[data-key="${key}"]`).focus();
    } } }, picture, make("span", {}, label), make("small", {}, String(number)));
  }
  function legend() {
    const kinds = count(things.map((t) => t.kind)), lines = count(drawn.edges.map(lineKey));
    const row = [
      ...KINDS.filter((k) => kinds[k]).map((k) => chip(k, badge(k), say(`kind.${k}`), kinds[k])),
      Object.keys(lines).length ? make("i") : null,
      ...LINES.filter((s) => lines[s]).map((s) => chip(s, stroke("tenure", s), say(`status.${s}`), lines[s])),
      ...["participation", "under", "same"].filter((k) => lines[k]).map((k) => chip(k, stroke(k), say(`link.${k}`), lines[k])),
      state.off.size || state.from || state.to ? make("button", { type: "button", class: "reset", on: { click: () => {
        state.off.clear(); state.from = state.to = ""; $("from").value = $("to").value = ""; filtered();
      } } }, say("ui.reset")) : null,
    ].filter(Boolean);
    $("legend").replaceChildren(...row, ...(narrow.matches ? [$("dates")] : []));
  }
  function filtered() { legend(); months(); redraw(); tell(); }

  const dates = facts.flatMap((f) => span(f)).concat(things.map((t) => t.date || "")).filter((d) => d.length >= 4).map((d) => d.slice(0, 10)).sort();
  const monthsOf = (a, b) => {
    const out = [];
    for (let [y, m] = a.split("-").map(Number); out.length < 400 && `${y}-${String(m).padStart(2, "0")}` <= b; m === 12 ? (y++, m = 1) : m++) out.push(`${y}-${String(m).padStart(2, "0")}`);
    return out;
  };
  function months() {
    const svg = $("months"), whole = dates.filter((d) => d.length >= 7).map((d) => d.slice(0, 7));
    if (!whole.length) { $("dates").hidden = true; return; }
    let bins = monthsOf(whole[0], whole.at(-1)), size = 7;
    if (bins.length > 36) { bins = [...new Set(bins.map((b) => b.slice(0, 4)))]; size = 4; }
    const n = count(whole.map((d) => d.slice(0, size))), most = Math.max(...bins.map((b) => n[b] || 0));
    const wide = 96 / bins.length;
    svg.setAttribute("viewBox", "0 0 96 34");
    svg.replaceChildren(...bins.flatMap((b, i) => {
      const tall = n[b] ? 4 + 27 * Math.sqrt(n[b] / most) : 1.5;
      const bar = draw("rect", { x: i * wide + 0.6, width: Math.max(wide - 1.2, 0.8), y: 34 - tall, height: tall, rx: 1, class: inTime(b, b) ? "in" : "" });
      const hit = draw("rect", { x: i * wide, width: wide, y: 0, height: 34, class: "hit" }, draw("title", {}));
      hit.firstChild.textContent = `${day(b)}: ${n[b] || 0}`;
      hit.addEventListener("click", () => {
        const last = size === 4 ? `${b}-12-31` : `${b}-${String(new Date(+b.slice(0, 4), +b.slice(5), 0).getDate()).padStart(2, "0")}`;
        setDates(size === 4 ? `${b}-01-01` : `${b}-01`, last);
      });
      return [bar, hit];
    }));
    for (const id of ["from", "to"]) { $(id).min = whole[0] + "-01"; $(id).title = say("ui.dates_hint"); }
  }
  function setDates(from, to) {
    state.from = from; state.to = to; $("from").value = from; $("to").value = to;
    filtered();
  }

  /* ------------------------------------------------------------ search */

  const keys = things.map((t) => [...new Set([...t.name, ...t.also].map(fold))]);
  let hits = [], at = -1;
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
    hits = q ? things.map((t, n) => [rank(n, q), n]).filter(([r]) => r < 9).sort((a, b) => a[0] - b[0] || edgesOf[b[1]].length - edgesOf[a[1]].length || a[1] - b[1]).slice(0, 12).map(([, n]) => n) : [];
    at = hits.length ? 0 : -1;
    $("hits").hidden = !q;
    $("search").setAttribute("aria-expanded", String(Boolean(q)));
    $("hits").replaceChildren(...(hits.length ? hits.map((n, i) => {
      const t = things[n];
      const row = make("li", { id: `hit-${i}`, role: "option", on: { mousedown: (e) => { e.preventDefault(); take(i); } } }, badge(t.kind), make("span", {}, name(t)), make("small", {}, t.date ? day(t.date) : say(`kind.${t.kind}`)));
      return row;
    }) : q ? [make("li", { class: "none" }, say("ui.no_match"))] : []));
    point();
  }
  function point() {
    [...$("hits").children].forEach((li, i) => { li.setAttribute("aria-selected", String(i === at)); if (i === at) li.scrollIntoView({ block: "nearest" }); });
    if (at >= 0) $("search").setAttribute("aria-activedescendant", `hit-${at}`); else $("search").removeAttribute("aria-activedescendant");
  }
  function take(i) {
    const n = hits[i];
    if (n === undefined) return;
    closeHits();
    $("search").value = name(things[n]);
    if (!state.seen.nodes.has(n)) { state.off.clear(); setDates("", ""); }
    choose({ node: n });
    $("panel").focus({ preventScroll: true });
  }
  function closeHits() { $("hits").hidden = true; $("search").setAttribute("aria-expanded", "false"); }
  $("search").addEventListener("input", search);
  $("search").addEventListener("focus", () => { $("search").select(); });
  $("search").addEventListener("blur", closeHits);
  $("search").addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if ($("hits").hidden) search();
      if (hits.length) { at = (at + (e.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length; point(); }
    } else if (e.key === "Enter") { e.preventDefault(); take(at); } else if (e.key === "Escape") {
      e.stopPropagation();
      if ($("hits").hidden) $("search").blur(); else closeHits();
    }
  });

  /* ------------------------------------------------------------ pointer, keys, settings */

  network.on("click", (p) => {
    if (p.nodes.length) choose({ node: p.nodes[0] }, { look: false });
    else if (p.edges.length) choose({ edge: p.edges[0] }, { look: false });
    else if (state.chosen) choose(null);
  });
  network.on("zoom", relabel);
  network.on("animationFinished", relabel);
  network.on("doubleClick", (p) => { if (p.nodes.length) choose({ node: p.nodes[0] }, { keep: false }); });
  const tip = (text, p) => {
    const box = $("tip");
    box.hidden = !text;
    if (!text) return;
    box.textContent = text;
    const stage = $("network").getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(p.x + 14, stage.width - box.offsetWidth - 8))}px`;
    box.style.top = `${Math.max(8, Math.min(p.y + 16, stage.height - box.offsetHeight - 8))}px`;
  };
  network.on("hoverNode", (p) => { $("network").style.cursor = "pointer"; tip(name(things[p.node]), p.pointer.DOM); });
  network.on("hoverEdge", (p) => {
    $("network").style.cursor = "pointer";
    const e = drawn.edges.find((x) => x.id === p.edge);
    tip(`${name(things[e.from])} → ${edgeLabel(e, true)} → ${name(things[e.to])}`, p.pointer.DOM);
  });
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => { $("network").style.cursor = ""; tip(""); });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
    if (e.key === "/" && !typing) { e.preventDefault(); $("search").focus(); } else if (e.key === "Escape") choose(null);
    else if (e.key === "0" && !typing) fit();
  });
  const zoom = (by) => network.moveTo({ scale: network.getScale() * by, animation: { duration: 160, easingFunction: "easeOutQuad" } });
  $("zoom-in").addEventListener("click", () => zoom(1.35));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
  $("fit").addEventListener("click", () => fit());
  for (const id of ["from", "to"]) $(id).addEventListener("change", () => setDates($("from").value, $("to").value));

  function settle() {
    if (narrow.matches) $("legend").append($("dates")); else document.querySelector(".tools").before($("dates"));
  }
  function speak() {
    document.documentElement.lang = state.tongue ? "en" : "vi";
    document.querySelectorAll("[data-word]").forEach((el) => { el.textContent = say(el.dataset.word); });
    document.querySelectorAll("[data-label]").forEach((el) => { el.setAttribute("aria-label", say(el.dataset.label)); if (el.tagName === "BUTTON") el.title = say(el.dataset.label); });
    document.querySelectorAll("[data-placeholder]").forEach((el) => { el.placeholder = say(el.dataset.placeholder); el.setAttribute("aria-label", say(el.dataset.placeholder)); });
    $("language").textContent = say("ui.language");
    document.title = (data.around ? data.around + " – " : "") + say("app.title");
    const cut = data.all > things.length;
    $("notice").hidden = !cut;
    if (cut) $("notice").textContent = say(data.around ? "ui.cut_around" : "ui.cut_large", { shown: things.length, all: data.all, name: data.around });
    legend(); months(); redraw(); tell();
  }
  function dress(theme) { state.theme = theme; document.documentElement.dataset.theme = theme; }
  $("language").addEventListener("click", () => { state.tongue = 1 - state.tongue; speak(); });
  $("theme").addEventListener("click", () => { dress(state.theme === "dark" ? "light" : "dark"); redraw(); legend(); });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", (e) => { dress(e.matches ? "dark" : "light"); redraw(); });
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
  for (const event of ["dragStart", "zoom"]) network.on(event, () => { moved = true; });
  addEventListener("resize", () => { if (!moved && !state.chosen) setTimeout(() => fit(null, false), 60); });
  window.page = { network, state, things, facts, edges: drawn.edges, choose };
})();

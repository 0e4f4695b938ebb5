/* The side panel: an overview, a thing with its facts, a link with its quotes. */

function tell() {
  const panel = $("panel");
  const { chosen } = state;
  panel.replaceChildren(
    ...(!chosen
      ? overview()
      : chosen.edge
        ? aboutEdge(chosen.edge)
        : chosen.fact !== undefined
          ? aboutFact(chosen.fact)
          : aboutThing(chosen.node)),
  );
  panel.scrollTop = 0;
}
const top = (...label) =>
  make(
    "div",
    { class: "top" },
    ...label,
    state.history.length
      ? make("button", { type: "button", class: "plain", on: { click: back } }, say("ui.back"))
      : null,
    make(
      "button",
      { type: "button", class: "plain", on: { click: () => choose(null) } },
      say("ui.close"),
    ),
  );
const heading = (text) => make("h3", {}, text);
const goTo = (n) =>
  make(
    "button",
    { type: "button", on: { click: () => choose({ node: n }) } },
    badge(things[n].kind),
    name(things[n]),
  );

function overview() {
  const most = things
    .map((t, n) => n)
    .filter((n) => edgesOf[n].length && state.seen.nodes.has(n))
    .sort((a, b) => edgesOf[b].length - edgesOf[a].length || a - b);
  const top10 = KINDS.slice(0, 3).flatMap((k) =>
    most.filter((n) => things[n].kind === k).slice(0, k === "person" ? 8 : 5),
  );
  const dated = articles
    .map((a, n) => n)
    .sort((a, b) => (articles[b].issued || "").localeCompare(articles[a].issued || "") || a - b);
  return [
    make("h2", {}, data.around || say("ui.overview")),
    make("p", { class: "soft" }, say("ui.help")),
    things.length ? heading(say("ui.connected")) : null,
    make("div", { class: "ends" }, ...top10.map(goTo)),
    articles.length ? heading(`${say("ui.articles")} (${articles.length})`) : null,
    make(
      "ul",
      { class: "list" },
      ...dated.slice(0, 60).map((n) => make("li", { class: "soft" }, ...articleLine(articles[n]))),
    ),
  ].filter(Boolean);
}
function articleLine(a) {
  const web = /^https?:\/\//i.test(a.url || "");
  const title = web
    ? make(
        "a",
        {
          href: a.url,
          target: "_blank",
          rel: "noopener noreferrer",
          title: say("ui.open_article"),
        },
        a.title,
      )
    : a.title;
  const rest = [a.publisher, day(a.issued)].filter(Boolean).join(", ");
  return [make("cite", {}, title), rest || say("ui.no_date")];
}
function when(f) {
  if (f.since || f.until)
    return [
      f.since && `${say("ui.since")} ${day(f.since)}`,
      f.until && `${say("ui.until")} ${day(f.until)}`,
    ]
      .filter(Boolean)
      .join(" ");
  if (f.first && f.last && f.first !== f.last)
    return `${say("ui.first")} ${day(f.first)} ${say("ui.last")} ${day(f.last)}`;
  return f.first ? `${say("ui.observed")} ${day(f.first)}` : "";
}
function statusLine(f) {
  if (f.kind !== "tenure") return null;
  return make(
    "span",
    { class: "status" },
    stroke("tenure", f.status),
    say(`status.${f.status}`),
    f.current ? make("span", { class: "tag" }, say("ui.believed_current")) : null,
  );
}
function factLabel(f) {
  const own = `link.${f.name[0]}`; // a predicate of another vocabulary: "creator"
  return f.kind === "statement" && words[own]
    ? say(own)
    : f.name[state.tongue] || say(`link.${f.kind}`);
}
function factCard(n, from) {
  const f = facts[n],
    other = f.to === null || f.to === undefined ? null : f.from === from ? f.to : f.from;
  const edge = drawn.edges.find((e) => e.facts.includes(n));
  const label = f.kind === "tenure" || other === null ? factLabel(f) : null;
  const roles = f.kind === "participation" && edge ? edgeLabel(edge, true) : factLabel(f);
  const show = () => choose(edge ? { edge: edge.id } : { fact: n });
  const who =
    other === null || (f.kind === "tenure" && f.from === from)
      ? make("b", {}, label)
      : make("span", {}, make("b", {}, name(things[other])), label ? ` – ${label}` : "");
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "fact", on: { click: show } },
      make(
        "span",
        { class: "who" },
        other === null
          ? null
          : badge(f.kind === "tenure" && f.from === from ? "organisation" : things[other].kind),
        who,
      ),
      make(
        "small",
        {},
        statusLine(f),
        f.kind === "tenure"
          ? null
          : (f.kind === "under" || f.kind === "part") && f.to === from
            ? `← ${roles}`
            : roles,
      ),
      make("small", {}, f.kind === "participation" ? day(things[f.to].date) : when(f)),
    ),
  );
}
function group(title, all, from) {
  const edge = (n) => drawn.edges.findIndex((e) => e.facts.includes(n));
  // who attends, chairs and speaks at one event has one card, as one line is drawn
  const list = all.filter(
    (n, i) => facts[n].kind !== "participation" || all.findIndex((m) => edge(m) === edge(n)) === i,
  );
  if (!list.length) return [];
  return [
    heading(`${title} (${list.length})`),
    make("ul", { class: "list" }, ...list.map((n) => factCard(n, from))),
  ];
}
function aboutThing(n) {
  const t = things[n],
    of = factsOf[n].filter(factShown),
    kind = (k) => of.filter((f) => facts[f].kind === k);
  const late = (a, b) => span(facts[b])[1].localeCompare(span(facts[a])[1]) || a - b;
  const ended = (f) => (["former", "dismissed"].includes(facts[f].status) ? 1 : 0);
  const posts = kind("tenure").sort((a, b) => ended(a) - ended(b) || late(a, b));
  const ranks = posts.filter((f) => facts[f].to === null || facts[f].to === undefined);
  const subtitle = [
    t.type && t.type[state.tongue],
    t.date && [t.part, day(t.date)].filter(Boolean).join(" "),
  ]
    .filter(Boolean)
    .join(" · ");
  return [
    top(badge(t.kind), say(`kind.${t.kind}`)),
    make("h2", {}, name(t)),
    t.name[0] !== t.name[1]
      ? make("p", { class: "soft", lang: state.tongue ? "vi" : "en" }, t.name[1 - state.tongue])
      : null,
    subtitle ? make("p", {}, subtitle) : null,
    t.also.length
      ? make("p", { class: "soft" }, `${say("ui.also")}: ${t.also.slice(0, 8).join("; ")}`)
      : null,
    ...group(
      say("ui.posts"),
      posts.filter((f) => !ranks.includes(f)),
      n,
    ),
    ...group(say("ui.ranks"), ranks, n),
    ...group(
      say(t.kind === "event" ? "ui.participants" : "ui.events"),
      kind("participation").sort(late),
      n,
    ),
    ...group(
      say(t.kind === "place" ? "ui.events" : "ui.where"),
      [...kind("location"), ...kind("part")],
      n,
    ),
    ...group(say("ui.statements"), [...kind("statement"), ...kind("same")], n),
    ...group(say("ui.bodies"), kind("under"), n),
    ...(t.quotes.length
      ? [
          heading(`${say("ui.evidence")} (${t.quotes.length})`),
          ...t.quotes.map((q) => quoted(q, { kind: t.kind, from: n })),
        ]
      : []),
    ...(t.in.length
      ? [
          heading(`${say("ui.in_articles")} (${t.in.length})`),
          make(
            "ul",
            { class: "list" },
            ...t.in.map((a) => make("li", { class: "soft" }, ...articleLine(articles[a]))),
          ),
        ]
      : []),
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
  return [
    top(say("link.post")),
    make("div", { class: "ends" }, goTo(facts[n].from)),
    ...aboutOneFact(n),
  ];
}
function aboutOneFact(n) {
  const f = facts[n];
  return [
    make("h2", {}, factLabel(f)),
    statusLine(f),
    f.capacity ? make("p", {}, `${say("ui.capacity")}: ${f.capacity[state.tongue]}`) : null,
    f.object ? make("p", {}, `${say("ui.object")}: ${f.object}`) : null,
    when(f) ? make("p", { class: "soft" }, when(f)) : null,
    f.quotes
      ? heading(`${say("ui.evidence")} (${f.quotes.length})`)
      : make("p", { class: "soft" }, say(f.kind === "same" ? "ui.same" : "ui.gazetteer")),
    ...(f.quotes || []).map((q) => quoted(q, f)),
  ].filter(Boolean);
}
function quoted(q, f) {
  const a = articles[q.article] || { title: "" };
  const facts_ = [
    f.kind === "tenure" && q.status ? say(`status.${q.status}`) : "",
    q.observed ? `${say("ui.observed")} ${day(q.observed)}` : "",
    q.certainty === undefined ? "" : `${say("ui.certainty")} ${Math.round(q.certainty * 100)}%`,
  ]
    .filter(Boolean)
    .join(" · ");
  return make(
    "figure",
    {},
    make("blockquote", { lang: "vi" }, ...highlighted(q, f)),
    make(
      "figcaption",
      {},
      ...articleLine(a),
      make("br"),
      facts_,
      q.rule ? make("br") : null,
      q.rule ? `${say("ui.rule")}: ` : null,
      q.rule ? make("code", {}, q.rule) : null,
    ),
  );
}
function highlighted(q, f) {
  const text = q.sentence || "",
    marks = [];
  const add = (what, tag) => {
    const at = what ? text.indexOf(what) : -1;
    if (at >= 0 && !marks.some((m) => at < m.to && m.at < at + what.length))
      marks.push({ at, to: at + what.length, tag });
  };
  add(q.surface, "mark");
  for (const end of [f.from, f.to])
    if (end !== null && end !== undefined) add(things[end].name[0], "b");
  marks.sort((a, b) => a.at - b.at);
  const out = [];
  let at = 0;
  for (const m of marks) {
    out.push(text.slice(at, m.at), make(m.tag, {}, text.slice(m.at, m.to)));
    at = m.to;
  }
  return [...out, text.slice(at)];
}

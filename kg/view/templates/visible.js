/* What the filters of kind, status and date leave to be seen. */

const edgesOf = things.map(() => []);
drawn.edges.forEach((e) => {
  edgesOf[e.from].push(e);
  if (e.to !== e.from) edgesOf[e.to].push(e);
});
const factsOf = things.map(() => []);
facts.forEach((f, n) => {
  factsOf[f.from].push(n);
  if (f.to !== null && f.to !== undefined && f.to !== f.from) factsOf[f.to].push(n);
});

function span(fact) {
  const event = ["participation", "location", "part"].includes(fact.kind)
    ? things[fact.to].date || things[fact.from].date
    : "";
  return [
    event || fact.since || fact.first || "",
    event || fact.until || fact.last || fact.first || "",
  ];
}
const until = (iso) => (iso.length < 10 ? iso + "-99".repeat(iso.length === 4 ? 2 : 1) : iso);
function inTime(from, to) {
  if (!state.from && !state.to) return true;
  if (!from && !to) return false;
  return (!state.to || from <= state.to) && (!state.from || until(to || from) >= state.from);
}
function lineKey(edge) {
  return edge.kind === "tenure" ? edge.status : edge.kind;
}
function factShown(n) {
  return facts[n].kind === "under" || inTime(...span(facts[n]));
}
function visible() {
  const edges = new Set(),
    nodes = new Set(),
    timed = Boolean(state.from || state.to),
    filtered = timed || state.off.size;
  for (const e of drawn.edges) {
    if (
      state.off.has(things[e.from].kind) ||
      state.off.has(things[e.to].kind) ||
      state.off.has(lineKey(e))
    )
      continue;
    if (e.facts.some(factShown)) edges.add(e.id);
  }
  for (const e of drawn.edges)
    if (edges.has(e.id) && e.kind !== "under") {
      nodes.add(e.from);
      nodes.add(e.to);
    }
  things.forEach((t, n) => {
    if (state.off.has(t.kind)) return;
    if (
      !filtered ||
      (t.kind === "event" &&
        inTime(t.date, t.date) &&
        !edgesOf[n].some((e) => edges.has(e.id)) &&
        timed)
    )
      nodes.add(n);
  });
  if (!timed)
    things.forEach((t, n) => {
      if (!state.off.has(t.kind) && (!edgesOf[n].length || edgesOf[n].some((e) => edges.has(e.id))))
        nodes.add(n);
    });
  for (const e of drawn.edges)
    if (edges.has(e.id) && !(nodes.has(e.from) && nodes.has(e.to))) edges.delete(e.id);
  return { nodes, edges };
}

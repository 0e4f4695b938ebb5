/* Choosing a thing or a link, and going back. */

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

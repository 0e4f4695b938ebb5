/* The legend, which is the filter too, and the dates. */

function count(list) {
  const c = {};
  list.forEach((k) => {
    c[k] = (c[k] || 0) + 1;
  });
  return c;
}
function chip(key, picture, label, number) {
  return make(
    "button",
    {
      type: "button",
      "aria-pressed": String(!state.off.has(key)),
      "data-key": key,
      on: {
        click: () => {
          if (!state.off.delete(key)) state.off.add(key);
          filtered();
          document.querySelector(`[data-key="${key}"]`).focus();
        },
      },
    },
    picture,
    make("span", {}, label),
    make("small", {}, String(number)),
  );
}
function legend() {
  const kinds = count(things.map((t) => t.kind)),
    lines = count(drawn.edges.map(lineKey));
  const row = [
    ...KINDS.filter((k) => kinds[k]).map((k) => chip(k, badge(k), say(`kind.${k}`), kinds[k])),
    Object.keys(lines).length ? make("i") : null,
    ...LINES.filter((s) => lines[s]).map((s) =>
      chip(s, stroke("tenure", s), say(`status.${s}`), lines[s]),
    ),
    ...["participation", "under", "same"]
      .filter((k) => lines[k])
      .map((k) => chip(k, stroke(k), say(`link.${k}`), lines[k])),
    state.off.size || state.from || state.to
      ? make(
          "button",
          {
            type: "button",
            class: "reset",
            on: {
              click: () => {
                state.off.clear();
                state.from = state.to = "";
                $("from").value = $("to").value = "";
                filtered();
              },
            },
          },
          say("ui.reset"),
        )
      : null,
  ].filter(Boolean);
  $("legend").replaceChildren(...row, ...(narrow.matches ? [$("dates")] : []));
}
function filtered() {
  legend();
  months();
  redraw();
  tell();
}

const dates = facts
  .flatMap((f) => span(f))
  .concat(things.map((t) => t.date || ""))
  .filter((d) => d.length >= 4)
  .map((d) => d.slice(0, 10))
  .sort();
const monthsOf = (a, b) => {
  const out = [];
  for (
    let [y, m] = a.split("-").map(Number);
    out.length < 400 && `${y}-${String(m).padStart(2, "0")}` <= b;
    m === 12 ? (y++, (m = 1)) : m++
  )
    out.push(`${y}-${String(m).padStart(2, "0")}`);
  return out;
};
function months() {
  const svg = $("months"),
    whole = dates.filter((d) => d.length >= 7).map((d) => d.slice(0, 7));
  if (!whole.length) {
    $("dates").hidden = true;
    return;
  }
  let bins = monthsOf(whole[0], whole.at(-1)),
    size = 7;
  if (bins.length > 36) {
    // years; where they are many (an article of 2025 tells of 1954), those of which something is told
    bins = [...new Set(whole.map((b) => b.slice(0, 4)))].slice(-30);
    size = 4;
  }
  const n = count(whole.map((d) => d.slice(0, size))),
    most = Math.max(...bins.map((b) => n[b] || 0));
  const wide = 96 / bins.length;
  svg.setAttribute("viewBox", "0 0 96 34");
  svg.replaceChildren(
    ...bins.flatMap((b, i) => {
      const tall = n[b] ? 4 + 27 * Math.sqrt(n[b] / most) : 1.5;
      const bar = draw("rect", {
        x: i * wide + 0.6,
        width: Math.max(wide - 1.2, 0.8),
        y: 34 - tall,
        height: tall,
        rx: 1,
        class: inTime(b, b) ? "in" : "",
      });
      const hit = draw(
        "rect",
        { x: i * wide, width: wide, y: 0, height: 34, class: "hit" },
        draw("title", {}),
      );
      hit.firstChild.textContent = `${day(b)}: ${n[b] || 0}`;
      hit.addEventListener("click", () => {
        const last =
          size === 4
            ? `${b}-12-31`
            : `${b}-${String(new Date(+b.slice(0, 4), +b.slice(5), 0).getDate()).padStart(2, "0")}`;
        setDates(size === 4 ? `${b}-01-01` : `${b}-01`, last);
      });
      return [bar, hit];
    }),
  );
  for (const id of ["from", "to"]) {
    $(id).min = whole[0] + "-01";
    $(id).title = say("ui.dates_hint");
  }
}
function setDates(from, to) {
  state.from = from;
  state.to = to;
  $("from").value = from;
  $("to").value = to;
  filtered();
}

"""What notebooks show: answers as tables, readings as coloured articles, graphs as networks.

``%load_ext kg.notebook`` turns it on, and brings the cell magic ``%%sparql``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.answers import Result
    from kg.graph import Graph
    from kg.model import Event, Evidence, Mention, Reading, Tenure

#: More rows than this are counted, not shown.
MOST_ROWS = 200
#: What a framed page may do: draw itself, and open the article of a quote in another window.
_MAY = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
#: Hue of each kind of mention: the colours of the network page.
_HUES = {
    "person": "47,102,221",
    "organisation": "180,83,26",
    "role": "214,158,20",
    "event": "17,150,125",
    "place": "149,87,208",
    "paper": "196,47,117",
    "date": "110,118,132",
}
_GREY = {"furniture", "foreign", "credit"}
_CELL = "text-align:left;vertical-align:top"


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that a notebook shows in a frame of its own, which can reach nothing outside.

    Where frames are not shown (a notebook read on the web) its still picture stands for it.
    """

    page: str
    picture: str
    height: int

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        frame = (
            f'<iframe sandbox="{_MAY}" srcdoc="{escape(self.page)}" width="100%" '
            f'height="{self.height}" style="border:1px solid rgba(128,128,128,.35);'
            'border-radius:10px" loading="lazy" title="network"></iframe>'
        )
        return {"text/html": frame, "image/svg+xml": self.picture, "text/plain": "a network"}


def network(graph: Graph, *, around: str | None = None, height: int = 640) -> Frame:
    """Draw ``graph``, or what lies around one name, in a frame ``height`` pixels high.

    Raises KgError, with near names, if nothing bears the name.
    """
    from kg import view

    return Frame(view.html(graph, around=around), view.svg(graph, around=around), height)


# ---------------------------------------------------------------- answers


def table(result: Result) -> str:
    """Give an answer as an HTML table; long ones end with a count of what is left out."""
    from kg.rdf import PREFIXES

    if result.kind == "ask":
        return f"<p><b>{'yes' if result else 'no'}</b></p>"
    head = "".join(f'<th style="{_CELL}">{escape(c)}</th>' for c in result.columns)
    rows = "".join(
        "<tr>" + "".join(_cell(value, PREFIXES) for value in row) + "</tr>"
        for row in result.rows[:MOST_ROWS]
    )
    count = len(result)
    more = f", the first {MOST_ROWS} shown" if count > MOST_ROWS else ""
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"<small>{count} row{'' if count == 1 else 's'}{more}</small>"
    )


def _cell(value: str | None, prefixes: dict[str, str]) -> str:
    text = value or ""
    for prefix, iri in prefixes.items():
        if text.startswith(iri) and len(text) > len(iri):
            text = f"{prefix}:{text[len(iri) :]}"
            break
    return f'<td style="{_CELL}">{escape(text)}</td>'


# ---------------------------------------------------------------- readings


def article(reading: Reading) -> str:
    """Give the text of a reading with its mentions coloured, and its facts below.

    What belongs to the page and not to the article (other headlines, share buttons, a second
    article) is grey. A mention says, when pointed at, what it stands for and by which rule.
    """
    doc = reading.document
    kinds = dict.fromkeys(m.kind for m in _outermost(reading.mentions))
    legend = " ".join(_coloured(kind, kind) for kind in _HUES if kind in kinds)
    about = ", ".join(escape(x) for x in (doc.publisher, doc.published) if x)
    return (
        f'<div style="max-width:76ch;line-height:1.75"><p><b>{escape(doc.title or doc.id)}</b>'
        f"<br><small>{about}</small></p><p><small>{legend}</small></p>"
        f'<div style="white-space:pre-wrap">{"".join(_text(reading))}</div></div>'
        f"{facts(reading)}"
    )


def facts(reading: Reading) -> str:
    """Give the facts of a reading as an HTML table, each with its quote and its rule."""
    rows = [
        "<tr>"
        + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in (*row, *_shown(evidence)))
        + "</tr>"
        for *row, evidence in _facts(reading)
    ]
    head = "".join(
        f'<th style="{_CELL}">{c}</th>' for c in ("fact", "who or what", "", "quote", "rule")
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _facts(reading: Reading) -> Iterator[tuple[str, str, str, Evidence]]:
    for tenure in reading.tenures:
        yield "post", escape(tenure.person.name), _post(tenure), tenure.evidence
    events = {event.id: event for event in reading.events}
    for event in reading.events:
        yield "event", escape(event.name), _when(event), event.evidence
    for part in reading.participations:
        event_name = events[part.event].name if part.event in events else part.event
        yield escape(part.role), escape(part.agent.name), escape(event_name), part.evidence
    for said in reading.statements:
        yield (
            escape(said.predicate),
            escape(said.subject.name),
            escape(said.object.name),
            said.evidence,
        )


def _post(tenure: Tenure) -> str:
    return f"{escape(tenure.post.title)}<br><small>{escape(tenure.status)}</small>"


def _when(event: Event) -> str:
    said = [event.type, " ".join(x for x in (event.day_part, event.date) if x), *event.places]
    return escape(", ".join(x for x in said if x))


def _shown(evidence: Evidence) -> tuple[str, str]:
    start = evidence.span.start - evidence.sentence.start
    stop = evidence.span.stop - evidence.sentence.start
    quote = evidence.quote
    marked = (
        f"{escape(quote[:start])}<mark>{escape(quote[start:stop])}</mark>{escape(quote[stop:])}"
        if 0 <= start < stop <= len(quote)
        else escape(quote)
    )
    return marked, f"<code>{escape(evidence.rule)}</code> {evidence.certainty:.2f}"


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Choose mentions that do not overlap: of two, the longer."""
    chosen: list[Mention] = []
    # "Ủy viên Bộ Chính trị" may be a role and, as a whole, stand for its body: the role counts
    for mention in sorted(mentions, key=lambda m: (m.span.start, -len(m.span), m.kind != "role")):
        if not chosen or mention.span.start >= chosen[-1].span.stop:
            chosen.append(mention)
    return chosen


def _text(reading: Reading) -> Iterator[str]:
    text, at = reading.document.text, 0
    grey = [r.span for r in reading.document.regions if r.kind in _GREY]
    marks = [(m.span, m) for m in _outermost(reading.mentions)]
    marks = [(s, m) for s, m in marks if not any(g.meets(s) for g in grey)]
    pieces: list[tuple[int, int, str]] = [(s.start, s.stop, _mention(m)) for s, m in marks]
    pieces += [
        (g.start, g.stop, f'<span style="opacity:.45">{escape(text[g.start : g.stop])}</span>')
        for g in grey
    ]
    for start, stop, html in sorted(pieces):
        yield escape(text[at:start])
        yield html
        at = stop
    yield escape(text[at:])


def _mention(mention: Mention) -> str:
    said = f"{mention.kind}: {mention.name} ({mention.rule})"
    return _coloured(mention.text, mention.kind, said)


def _coloured(text: str, kind: str, title: str = "") -> str:
    hue = _HUES.get(kind, "128,128,128")
    return (
        f'<span title="{escape(title)}" style="background:rgba({hue},.16);'
        f'border-bottom:2px solid rgb({hue});border-radius:3px;padding:0 2px">{escape(text)}</span>'
    )


# ---------------------------------------------------------------- IPython


def load_ipython_extension(shell: Any) -> None:
    """Teach a notebook to show what vnkg gives, and ``%%sparql``; called by ``%load_ext``."""
    from kg.answers import Result
    from kg.model import Reading

    rich, plain = (shell.display_formatter.formatters[t] for t in ("text/html", "text/plain"))
    rich.for_type(Result, table)
    plain.for_type(Result, lambda result, printer, _: printer.text(result.to_table().rstrip()))
    rich.for_type(Reading, article)
    plain.for_type(Reading, lambda reading, printer, _: printer.text(_summary(reading)))

    def sparql(line: str, cell: str) -> Result:
        """Ask the graph named in the line (else ``graph``) the SPARQL of the cell."""
        return ask(shell.user_ns, line, cell)

    shell.register_magic_function(sparql, magic_kind="cell", magic_name="sparql")


def _summary(reading: Reading) -> str:
    counts = ", ".join(
        f"{len(getattr(reading, what))} {what}"
        for what in ("mentions", "tenures", "events", "participations", "statements")
    )
    return f"reading of {reading.document.id}: {counts}"


def ask(names: dict[str, Any], line: str, cell: str) -> Result:
    """Answer a ``%%sparql`` cell: ``line`` names a graph among ``names``, by default "graph".

    Raises IPython's UsageError, one sentence without a traceback, if there is no such graph or
    the question cannot be understood.
    """
    from IPython.core.error import UsageError

    from kg.graph import Graph

    name = line.strip() or "graph"
    graph = names.get(name)
    if not isinstance(graph, Graph):
        raise UsageError(f"%%sparql: {name!r} is no graph; write %%sparql NAME, e.g. of kg.Graph()")
    try:
        return graph.query(cell)
    except KgError as e:
        raise UsageError(f"%%sparql: {e}") from e

"""The network page: a network drawn through pyvis, with its own template, script and style.

pyvis would load Bootstrap from elsewhere and turn a title with "href" into markup; here it only
carries nodes and edges to our template, which inlines its vis-network and escapes every text.
"""

from __future__ import annotations

import base64
import hashlib
import textwrap
from collections import defaultdict
from collections.abc import Sequence
from importlib import resources
from typing import Any

from kg.lexicon import package_path, read_tsv
from kg.view.layout import Box, places
from kg.view.network import Fact, Network, Quote, Thing

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_SHAPES = {
    "person": "dot",
    "organisation": "box",
    "event": "diamond",
    "place": "triangleDown",
    "paper": "square",
}
#: How many letters go on a line of a label, and how many lines are drawn before "…".
_WRAP = {"person": 14, "organisation": 20, "event": 24, "place": 16, "paper": 20}
_LINES = {"person": 3, "organisation": 4, "event": 3, "place": 2, "paper": 3}
#: Width of a letter over the size of the font, on average, in the sans-serif fonts of the page.
_LETTER = 0.55


def page(network: Network) -> str:
    """Give the page of ``network`` as HTML; the same network gives the same letters."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader
    from markupsafe import Markup
    from pyvis.network import Network as Carrier

    carrier = Carrier(directed=True, cdn_resources="in_line")
    edges = _edges(network)
    for node in _nodes(network, edges):
        carrier.add_node(**node)
    for edge in edges:
        carrier.add_edge(**edge)
    script = _text("templates/network.js")
    vis = (resources.files("pyvis") / _VIS).read_text(encoding="utf-8")
    templates = Environment(
        loader=ChoiceLoader([PackageLoader("kg.view"), carrier.templateEnv.loader]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    templates.globals.update(
        style=Markup(_text("templates/network.css")),
        script=Markup(script),
        vis=Markup(vis),
        scripts_allowed=f"'{_digest(vis)}' '{_digest(script)}'",
        words={row["key"]: [row["vi"], row["en"]] for row in _words()},
        data=_data(network),
    )
    carrier.templateEnv = templates
    carrier.path = "network.html"
    return str(carrier.generate_html()) + "\n"


def _text(name: str) -> str:
    return package_path(f"view/{name}").read_text(encoding="utf-8")


def _words() -> list[dict[str, str]]:
    return read_tsv(package_path("view/words.tsv"))


def _digest(script: str) -> str:
    """Give the hash by which the page allows this script and no other (Content-Security-Policy)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


# ---------------------------------------------------------------- nodes and edges of the drawing


def _edges(network: Network) -> list[dict[str, Any]]:
    """Give one edge for each tenure, and one for all else that links the same two things."""
    number = {thing.id: n for n, thing in enumerate(network.things)}
    bundles: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, fact in enumerate(network.facts):
        if fact.target:
            own = (fact.id,) if fact.kind == "tenure" else (fact.kind,)
            bundles[fact.source, fact.target, *own].append(n)
    beside: dict[frozenset[str], int] = defaultdict(int)
    edges: list[dict[str, Any]] = []
    for (source, target, *_), facts in sorted(bundles.items()):
        fact = network.facts[facts[0]]
        nth = beside[frozenset((source, target))]
        beside[frozenset((source, target))] += 1
        edges.append(
            {
                "source": number[source],
                "to": number[target],
                "id": f"e{len(edges)}",
                "kind": fact.kind,
                "status": fact.status,
                "facts": facts,
                "bend": nth if source < target else -nth,
            }
        )
    return edges


def _nodes(network: Network, edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    links = [(e["source"], e["to"]) for e in edges]
    degree: dict[int, int] = defaultdict(int)
    for a, b in set(links):
        degree[a] += 1
        degree[b] += 1
    fonts = [_font(thing, degree[n]) for n, thing in enumerate(network.things)]
    radii = [_radius(thing, degree[n]) for n, thing in enumerate(network.things)]
    boxes = [
        _box(thing, font, radius)
        for thing, font, radius in zip(network.things, fonts, radii, strict=True)
    ]
    return [
        {
            "n_id": n,
            "label": _lines(thing, thing.label.vi),
            "en": _lines(thing, thing.label.en),
            "shape": _SHAPES[thing.kind],
            "color": "",
            "kind": thing.kind,
            "degree": degree[n],
            "letters": fonts[n],
            "size": radii[n],
            "x": x,
            "y": y,
        }
        for n, (thing, (x, y)) in enumerate(zip(network.things, places(boxes, links), strict=True))
    ]


def _font(thing: Thing, degree: int) -> int:
    least = {"person": 15, "organisation": 14, "event": 14}.get(thing.kind, 12)
    return least + min(10, int(1.6 * degree**0.5))


def _radius(thing: Thing, degree: int) -> int:
    least = {"person": 9, "event": 10}.get(thing.kind, 8)
    return least + min(14, int(2 * degree**0.5))


def _lines(thing: Thing, label: str) -> str:
    """Break a label into a few lines; the side panel shows it whole."""
    lines = _balanced(label, _WRAP[thing.kind])
    if len(lines) > _LINES[thing.kind]:
        lines = [*lines[: _LINES[thing.kind] - 1], lines[_LINES[thing.kind] - 1] + " …"]
    if thing.kind == "event" and thing.date:
        lines.insert(0, _day(thing.date))
    return "\n".join(lines)


def _balanced(label: str, width: int) -> list[str]:
    """Wrap to as few lines as ``width`` letters allow, and these to about equal length.

    >>> _balanced("Ban Tổ chức Trung ương", 20)
    ['Ban Tổ chức', 'Trung ương']
    """
    lines = textwrap.wrap(label, width) or [label]
    for narrower in range(width - 1, 3, -1):
        closer = textwrap.wrap(label, narrower)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines


def _day(date: str) -> str:
    """Write an ISO date, month or year as Vietnamese and British readers do: 8/12/2025."""
    return "/".join(part.lstrip("0") for part in reversed(date.split("-")))


def _box(thing: Thing, font: int, radius: int) -> Box:
    texts = [_lines(thing, thing.label.vi), _lines(thing, thing.label.en)]
    width = max(len(line) for text in texts for line in text.split("\n")) * font * _LETTER / 2
    height = max(text.count("\n") + 1 for text in texts) * font * 1.25 / 2
    if thing.kind == "organisation":
        return Box(width + 12, height + 9, height + 9)
    return Box(max(width, radius), radius + 2, radius + 2 * height + 6)


# ---------------------------------------------------------------- data of the side panel


def _data(network: Network) -> dict[str, Any]:
    number = {thing.id: n for n, thing in enumerate(network.things)}
    article = {a.id: n for n, a in enumerate(network.articles)}
    return {
        "things": [
            {
                "iri": t.id,
                "kind": t.kind,
                "name": [t.label.vi, t.label.en],
                "also": t.also,
                "date": t.date,
                "part": t.day_part,
                "type": [t.type.vi, t.type.en],
                "in": [article[a] for a in t.articles if a in article],
            }
            for t in network.things
        ],
        "facts": [_fact(f, number, article) for f in network.facts],
        "articles": [
            {"title": a.title, "publisher": a.publisher, "issued": a.issued, "url": a.url}
            for a in network.articles
        ],
        "around": network.around,
        "all": network.all_things,
    }


def _fact(fact: Fact, number: dict[str, int], article: dict[str, int]) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "kind": fact.kind,
        "from": number[fact.source],
        "to": number[fact.target] if fact.target else None,
        "name": [fact.label.vi, fact.label.en],
        "short": [fact.short.vi, fact.short.en],
        "status": fact.status,
        "current": fact.current,
        "first": fact.first,
        "last": fact.last,
        "since": fact.since,
        "until": fact.until,
        "quotes": [_quote(q, article) for q in fact.quotes],
    }
    return _said(whole)


def _quote(quote: Quote, article: dict[str, int]) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "article": article.get(quote.article),
        "sentence": quote.sentence,
        "surface": quote.surface,
        "rule": quote.rule,
        "certainty": quote.certainty,
        "observed": quote.observed,
        "status": quote.status,
    }
    return _said(whole)


def _said(whole: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing; 0 is the number of a thing and stays."""
    return {k: v for k, v in whole.items() if v or (v == 0 and v is not False)}

"""The network page: a network drawn through pyvis, with its own template, script and style.

pyvis would load Bootstrap from elsewhere and turn a title with "href" into markup; here it only
carries nodes and edges to our template, which inlines its vis-network and escapes every text.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import Any

from kg.lexicon import package_path, read_tsv
from kg.view import drawing
from kg.view.network import Fact, Network, Quote

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_PARTS = ["pieces", "visible", "drawing", "choosing", "panel", "filters", "search", "events"]
_SHAPES = {
    "person": "dot",
    "organisation": "box",
    "event": "diamond",
    "place": "triangleDown",
    "paper": "square",
}


def page(network: Network) -> str:
    """Give the page of ``network`` as HTML; the same network gives the same letters."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader
    from markupsafe import Markup
    from pyvis.network import Network as Carrier

    carrier = Carrier(directed=True, cdn_resources="in_line")
    _load(carrier, network)
    script = _script()
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


def _load(carrier: Any, network: Network) -> None:
    lines = drawing.lines(network)
    for n, node in enumerate(drawing.nodes(network, lines)):
        carrier.add_node(
            n,
            label=node.vi,
            en=node.en,
            shape=_SHAPES[node.kind],
            color="",
            kind=node.kind,
            degree=node.degree,
            letters=node.letters,
            size=node.radius,
            x=node.x,
            y=node.y,
        )
    for n, line in enumerate(lines):
        carrier.add_edge(
            line.source,
            line.target,
            id=f"e{n}",
            kind=line.kind,
            status=line.status,
            facts=line.facts,
            bend=line.bend,
        )


def _text(name: str) -> str:
    return package_path(f"view/{name}").read_text(encoding="utf-8")


def _script() -> str:
    """Join the parts of the page's script; they share their names and nothing with the window."""
    parts = "\n".join(_text(f"templates/{part}.js") for part in _PARTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _words() -> list[dict[str, str]]:
    return read_tsv(package_path("view/words.tsv"))


def _digest(script: str) -> str:
    """Give the hash by which the page allows this script and no other (Content-Security-Policy)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


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
                "quotes": [_quote(q, article) for q in t.quotes],
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
        "capacity": [fact.capacity.vi, fact.capacity.en] if fact.capacity.vi else "",
        "object": fact.object,
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

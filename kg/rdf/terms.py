"""Terms: IRIs, literals and prefixes, as N-Triples writes them."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from kg.text import slug

BASE = "https://vnkg.example/"

#: Every prefix that queries, exports and links of entities may use.
PREFIXES: dict[str, str] = {
    "kg": "https://vnkg.example/ns#",
    "g": "https://vnkg.example/graph/",
    "per": "https://vnkg.example/person/",
    "bod": "https://vnkg.example/org/",
    "pos": "https://vnkg.example/post/",
    "pla": "https://vnkg.example/place/",
    "doc": "https://vnkg.example/document/",
    "evt": "https://vnkg.example/event/",
    "ten": "https://vnkg.example/tenure/",
    "par": "https://vnkg.example/participation/",
    "qty": "https://vnkg.example/quantity/",
    "stm": "https://vnkg.example/statement/",
    "evi": "https://vnkg.example/evidence/",
    "art": "https://vnkg.example/article/",
    "run": "https://vnkg.example/run/",
    "role": "https://vnkg.example/role/",
    "part": "https://vnkg.example/participation-role/",
    "etype": "https://vnkg.example/event-type/",
    "okind": "https://vnkg.example/org-kind/",
    "status": "https://vnkg.example/status/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
}
#: Prefixes of data, which follow the base IRI of a graph; the others never change.
DATA_PREFIXES = ("g", "per", "bod", "pos", "pla", "doc", "evt", "ten", "par", "qty", "stm", "evi",
                 "art", "run")  # fmt: skip


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_MUST_ESCAPE = re.compile(r'[\\"\n\r]')
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BAD_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\ud800-\udfff]')


def literal(value: str, language: str = "", datatype: str = "") -> str:
    """Write a literal as an N-Triples term.

    >>> literal("Tô Lâm", "vi"), literal("2025", datatype="xsd:gYear")
    ('"Tô Lâm"@vi', '"2025"^^<http://www.w3.org/2001/XMLSchema#gYear>')
    """
    if _MUST_ESCAPE.search(value):
        value = _MUST_ESCAPE.sub(lambda m: _ESCAPES[m[0]], value)
    if language:
        return f'"{value}"@{language}'
    return f'"{value}"^^{curie(datatype)}' if datatype else f'"{value}"'


def curie(name: str) -> str:
    """Write a prefixed name of the fixed vocabularies as an N-Triples IRI.

    >>> curie("org:headOf")
    '<http://www.w3.org/ns/org#headOf>'
    """
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def date(value: str) -> str:
    """Write an ISO date of day, month or year precision as a typed literal.

    >>> date("2025-07")
    '"2025-07"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return literal(value, datatype=_DATE_TYPES[min(len(value), 10)])


_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def decimal(value: float) -> str:
    """Write a number of 0..1 as the shortest xsd:decimal that a store keeps letter for letter."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return literal(text, datatype="xsd:decimal")


def is_iri(value: str) -> bool:
    """Say whether ``value`` is an http address that can stand as an IRI."""
    return value.startswith(("http://", "https://")) and not _BAD_IN_IRI.search(value)


def article_slug(article_id: str) -> str:
    """Give the part of an article's IRI: its id, or where that has other letters, slug and hash.

    >>> article_slug("004_6adea5c61d0d4444"), article_slug("Bài số 1")
    ('004_6adea5c61d0d4444', 'bai-so-1-0142978a')
    """
    if _PLAIN_ID.fullmatch(article_id) and len(article_id) <= 128:
        return article_id
    digest = hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug(article_id)[:80]}-{digest}".lstrip("-")


def prefixes(base: str = BASE) -> dict[str, str]:
    """Give every prefix, those of data under ``base``."""
    return {
        name: base + iri.removeprefix(BASE) if name in DATA_PREFIXES else iri
        for name, iri in PREFIXES.items()
    }


def text_sha(text: str) -> str:
    """Give the SHA-256 of the UTF-8 bytes of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def source_name(source: str | None) -> str:
    """Give the name of an article's file, without folder and record number.

    So that the same articles make the same graph on every machine.

    >>> source_name("/home/an/news/2025.jsonl.gz:12")
    '2025.jsonl.gz'
    """
    path, _, number = (source or "").rpartition(":")
    return PurePath(path if path and number.isdigit() else source or "").name


def local(entity_id: str) -> str:
    """Give the last part of a local id."""
    return entity_id.partition("/")[2]


def tenure_id(person: str, post: str) -> str:
    """Give the local id of the tenure of a person in a post.

    >>> tenure_id("person/to-lam-xd7w", "post/tong-bi-thu")
    'tenure/to-lam-xd7w--tong-bi-thu'
    """
    return f"tenure/{local(person)}--{local(post)}"


A = curie("rdf:type")

_LOCAL_KINDS = frozenset({"person", "org", "post", "place", "document", "event", "article"})
_ISO_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


class Names:
    """The IRIs of one graph: its base, its named graphs, its things."""

    def __init__(self, base: str = BASE) -> None:
        self.base = base
        self.entities_graph = self.graph("entities")
        self.facts_graph = self.graph("facts")
        self.derived_graph = self.graph("derived")
        self.meta_graph = self.graph("meta")
        self.ontology_graph = self.graph("ontology")

    def iri(self, local: str) -> str:
        """Write a local id ("person/to-lam-xd7w") as an N-Triples IRI."""
        return f"<{self.base}{local}>"

    def graph(self, name: str) -> str:
        """Write the IRI of a named graph ("facts", "article/004")."""
        return f"<{self.base}graph/{name}>"

    def article_graph(self, article_id: str) -> str:
        """Write the IRI of the graph of one article."""
        return self.graph(f"article/{article_slug(article_id)}")

    def term(self, value: str) -> str:
        """Write the value of an entity's link: local id, prefixed name, address, date or text."""
        if value in ("true", "false"):
            return literal(value, datatype="xsd:boolean")
        if is_iri(value):
            return f"<{value}>"
        prefix, colon, _ = value.partition(":")
        if colon and prefix in PREFIXES and " " not in value:
            return curie(value)
        kind, slash, rest = value.partition("/")
        if slash and kind in _LOCAL_KINDS and _PLAIN_ID.fullmatch(rest):
            return self.iri(value)
        if _ISO_DATE.fullmatch(value):
            return date(value)
        return literal(value, "vi")

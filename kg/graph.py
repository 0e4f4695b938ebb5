"""The graph: articles in, one named graph each; queries, checks and dumps out."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import derive
from kg.archive import Archive, Article, Tray, document_key, reason
from kg.errors import KgError
from kg.lexicon import package_path
from kg.model import Reading
from kg.rdf import BASE, PREFIXES, Entities, Fact, Scribe, curie, literal, observed_on, prefixes
from kg.text import canon_tone, fold, nfc

if TYPE_CHECKING:
    import pandas
    import pyoxigraph
    import rdflib

Resolve = Callable[[Iterable[Reading]], Entities]

#: Lines of N-Quads that go into the store at a time: bulk_load keeps them all in memory.
CHUNK = 100_000
TERM_TYPES = ("name", "text", "date", "integer", "decimal")


# --------------------------------------------------------------------------- saved questions


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank of a saved question: ``$name`` in its text."""

    name: str
    type: str
    default: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved question: a file of ``ontology/queries``."""

    name: str
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def __str__(self) -> str:
        blanks = "".join(f"\n    --set {p.name}={p.default!r}" for p in self.parameters)
        return f"{self.name}: {self.en} / {self.vi}{blanks}"


_PARAM = re.compile(r"# param: (?P<name>\w+)(?: \((?P<type>\w+)\))? =(?P<default>.*)")


def parse_saved(name: str, text: str) -> Saved:
    """Read a saved question: its header comments and its SPARQL.

    Raises KgError if a parameter has a type that does not exist.
    """
    said = dict(re.findall(r"^# (vi|en): (.*)$", text, re.M))
    parameters = []
    for m in _PARAM.finditer(text):
        kind = m["type"] or "name"
        if kind not in TERM_TYPES:
            raise KgError(f"{name}.rq: unknown type {kind!r}; types are {', '.join(TERM_TYPES)}")
        parameters.append(Parameter(m["name"], kind, m["default"].strip()))
    return Saved(name, said.get("vi", ""), said.get("en", ""), tuple(parameters), text)


@cache
def saved_queries() -> tuple[Saved, ...]:
    """Give the saved questions, sorted by name."""
    files = sorted(package_path("ontology/queries").glob("*.rq"))
    return tuple(parse_saved(f.stem, f.read_text(encoding="utf-8")) for f in files)


def terms(kind: str, value: Any) -> list[str]:
    """Write a parameter as the SPARQL terms that may stand for it; none for an empty one.

    A ``name`` stands for its spellings: as plain and as Vietnamese text, with either tone style,
    and, if it was typed without accents, as search key.

    >>> terms("name", "Uỷ ban")
    ['"Uỷ ban"', '"Uỷ ban"@vi', '"Ủy ban"', '"Ủy ban"@vi']
    >>> terms("name", "do van chien")
    ['"do van chien"', '"do van chien"@vi']
    """
    if value is None or value == "":
        return ["UNDEF"]
    text = nfc(value.isoformat() if isinstance(value, date) else str(value)).strip()
    if kind == "name":
        spellings = [text, canon_tone(text)]
        if text.isascii():
            spellings.append(fold(text))
        return [t for s in dict.fromkeys(spellings) for t in (literal(s), literal(s, "vi"))]
    if kind == "text":
        return [literal(text)]
    if not _SHAPES[kind].fullmatch(text):
        raise KgError(f"{text}: not {_EXAMPLES[kind]}")
    datatype = "xsd:date" if kind == "date" else f"xsd:{kind}"
    return [literal(text, datatype=datatype)]


_SHAPES = {
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "integer": re.compile(r"[+-]?\d{1,18}"),
    "decimal": re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?"),
}
_EXAMPLES = {
    "date": "a day (write 2025-12-08)",
    "integer": "a whole number",
    "decimal": "a number (write 0.93)",
}


def fill(saved: Saved, given: dict[str, Any]) -> str:
    """Put parameters into a saved question, as terms that cannot break out of their place.

    Raises KgError for a parameter that the question does not have.
    """
    known = {p.name: p for p in saved.parameters}
    for name in given:
        if name not in known:
            has = f"it has {', '.join(known)}" if known else "it has none"
            raise KgError(f"{saved.name}: no parameter {name!r}; {has}")
    values = {n: " ".join(terms(p.type, given.get(n, p.default))) for n, p in known.items()}
    return re.sub(r"\$(\w+)", lambda m: values.get(m[1], m[0]), saved.sparql)


def fill_free(sparql: str, given: dict[str, Any]) -> str:
    """Put parameters into SPARQL of the user's own: ``$name`` becomes a literal."""

    def term(m: re.Match[str]) -> str:
        if m[1] not in given:
            return m[0]
        value = given[m[1]]
        if isinstance(value, bool):
            return str(value).lower()
        kinds = {int: "integer", float: "decimal", date: "date"}
        return terms(kinds.get(type(value), "text"), value)[0]

    for name in given:
        if not re.search(rf"\${re.escape(name)}\b", sparql):
            raise KgError(f"the question has no ${name}")
    return re.sub(r"\$(\w+)", term, sparql)


# --------------------------------------------------------------------------- answers


@dataclass(frozen=True)
class Result:
    """The answer to a question: columns and rows of text (None where nothing is bound).

    ``kind`` is "select", "ask" (one row, ``true`` or ``false``) or "construct" (three columns).
    ``terms`` are the same cells as pyoxigraph terms.
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    terms: tuple[tuple[Any, ...], ...] = field(default=(), repr=False)

    def __bool__(self) -> bool:
        return self.rows == (("true",),) if self.kind == "ask" else bool(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        return iter(self.rows)

    def to_table(self) -> str:
        """Draw the rows as a table of plain text."""
        cells = [list(self.columns), *([_one_line(c) for c in row] for row in self.rows)]
        widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
        lines = ["  ".join(map(_pad, row, widths)).rstrip() for row in cells]
        rule = "  ".join("-" * w for w in widths)
        return "\n".join([lines[0], rule, *lines[1:]]) + "\n"

    def to_csv(self) -> str:
        """Write the rows as CSV with a header line."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(["" if c is None else c for c in row] for row in self.rows)
        return out.getvalue()

    def to_json(self) -> str:
        """Write the answer in the SPARQL 1.1 Query Results JSON Format."""
        import json

        if self.kind == "ask":
            return json.dumps({"head": {}, "boolean": bool(self)}) + "\n"
        bindings = [
            {c: _json_term(t) for c, t in zip(self.columns, row, strict=True) if t is not None}
            for row in self.terms
        ]
        whole = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def to_turtle(self, base: str = BASE) -> str:
        """Write the triples of a CONSTRUCT or DESCRIBE as Turtle.

        Raises KgError for an answer that has no triples.
        """
        import pyoxigraph as ox

        if self.kind != "construct":
            raise KgError("only CONSTRUCT and DESCRIBE answer in Turtle; choose table, csv or json")
        triples = [ox.Triple(*row) for row in self.terms]
        return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes(base)).decode()

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas DataFrame, numbers and days typed. Raises KgError without pandas."""
        try:
            import pandas
        except ImportError as error:
            raise KgError("pandas is not installed; pip install pandas") from error
        rows = [[_python(t) for t in row] for row in self.terms] if self.terms else self.rows
        return pandas.DataFrame(rows, columns=list(self.columns))


def _width(cell: str) -> int:
    return sum(0 if unicodedata.combining(c) else 1 for c in cell)


def _pad(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _one_line(cell: str | None) -> str:
    return "" if cell is None else " ".join(cell.split())


def _json_term(term: Any) -> dict[str, str]:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    out = {"type": "literal", "value": term.value}
    if term.language:
        return {**out, "xml:lang": term.language}
    plain = term.datatype.value == PREFIXES["xsd"] + "string"
    return out if plain else {**out, "datatype": term.datatype.value}


def _python(term: Any) -> Any:
    datatype = getattr(getattr(term, "datatype", None), "value", "").removeprefix(PREFIXES["xsd"])
    make = {"integer": int, "decimal": float, "double": float, "date": date.fromisoformat}
    if datatype in make:
        return make[datatype](term.value)
    return term.value == "true" if datatype == "boolean" else _text(term)


def _text(term: Any) -> str | None:
    if term is None:
        return None
    return term.value if hasattr(term, "value") else str(term)


def answer(found: Any) -> Result:
    """Make a result of what pyoxigraph answers."""
    import pyoxigraph as ox

    if isinstance(found, ox.QueryBoolean):
        return Result("ask", ("answer",), (("true" if found else "false",),))
    if isinstance(found, ox.QueryTriples):
        kind, columns = "construct", ("subject", "predicate", "object")
        cells = tuple(sorted(((t.subject, t.predicate, t.object) for t in found), key=str))
    else:
        kind, columns = "select", tuple(v.value for v in found.variables)
        cells = tuple(tuple(row) for row in found)
    return Result(kind, columns, tuple(tuple(map(_text, row)) for row in cells), cells)


# --------------------------------------------------------------------------- quads of a whole graph


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the program itself needs of ``kg.ttl``."""

    triples: tuple[str, ...]
    role_property: dict[str, str]
    shortcut: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Read ``kg.ttl`` once."""
    import pyoxigraph as ox

    path = package_path("ontology/kg.ttl")
    found = [q.triple for q in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]

    def pairs(predicate: str) -> dict[str, str]:
        chosen = [t for t in found if str(t.predicate) == curie(predicate)]
        return {str(t.subject): str(t.object) for t in chosen}

    lines = sorted(f"{t.subject} {t.predicate} {t.object}" for t in found)
    return Vocabulary(tuple(lines), pairs("org:roleProperty"), pairs("kg:shortcut"))


def quads(
    readings: Callable[[], Iterable[Reading]], entities: Entities, scribe: Scribe
) -> Iterator[str]:
    """Write every quad of the graph that these readings make, in N-Quads lines.

    Articles come one at a time; what is kept meanwhile grows with the facts, not with the texts.
    """
    words = vocabulary()
    for triple in words.triples:
        yield f"{triple} {scribe.ontology_graph} .\n"
    yield from scribe.run_record()
    posts: dict[str, derive.PostRecord] = {}
    known: set[str] = set()
    for entity in entities.all():
        if entity.kind == "event":
            continue
        me = scribe.iri(entity.id)
        if entity.kind == "post":
            posts[me] = _post_record(entity.links, scribe)
        known.update(f"{me} {curie(p)} {scribe.term(v)}" for p, v in entity.links)
        yield from scribe.entity(entity)
    facts = _Facts(scribe)
    for reading in readings():
        found = scribe.facts(reading, entities)
        yield from scribe.article(reading, entities, found)
        for fact in found:
            yield from facts.take(fact, reading)
    yield from facts.rest()
    yield from derive.quads(
        facts.derivation.triples(posts, words.role_property, words.shortcut, known), scribe
    )


def _post_record(links: Iterable[tuple[str, str]], scribe: Scribe) -> derive.PostRecord:
    found = dict(links)
    organisation, role = found.get("org:postIn"), found.get("org:role")
    return derive.PostRecord(
        found.get("kg:singleSeat") == "true",
        scribe.term(organisation) if organisation else None,
        scribe.term(role) if role else None,
    )


class _Facts:
    """Writes ``g:facts``, each triple once, and tells the derivation what it sees."""

    def __init__(self, scribe: Scribe) -> None:
        self.scribe = scribe
        self.derivation = derive.Derivation()
        self._written: set[int] = set()
        self._single: dict[tuple[str, str], str] = {}

    def take(self, fact: Fact, reading: Reading) -> Iterator[str]:
        me, tail = self.scribe.iri(fact.id), f" {self.scribe.facts_graph} .\n"
        mark = hash((fact.id, fact.core))
        if mark not in self._written:
            # Two facts with one hash would lose one of them: 64 bits make that a dream.
            self._written.add(mark)
            yield "".join(f"{me} {triple}{tail}" for triple in fact.core)
        for predicate, value in fact.single:
            old = self._single.get((me, predicate))
            if old is None or (-len(value), value) < (-len(old), old):
                self._single[me, predicate] = value
        self._derive(me, fact, reading)

    def _derive(self, me: str, fact: Fact, reading: Reading) -> None:
        iri, known = self.scribe.iri, self.derivation
        if fact.kind == "tenure":
            known.tenure(me, iri(fact.about[0]), iri(fact.about[1]))
        elif fact.kind == "participation":
            agent, event, role = fact.about
            known.participation(iri(agent), iri(event), curie("part:" + role))
        elif fact.kind == "statement":
            subject, predicate, thing = fact.about
            known.statement(iri(subject), curie(predicate), iri(thing))
        for tenure in fact.starts:
            known.begins(iri(tenure), fact.since)
        for tenure in fact.ends:
            known.ends(iri(tenure), fact.since)
        known.evidence(
            me,
            fact.evidence.certainty,
            observed_on(fact, reading.document),
            fact.status,
            reading.document.published,
        )

    def rest(self) -> Iterator[str]:
        from kg.rdf import date as dated

        tail = f" {self.scribe.facts_graph} .\n"
        for (me, predicate), value in sorted(self._single.items()):
            yield f"{me} {predicate} {value}{tail}"
        for me, predicate, day in self.derivation.bounds():
            yield f"{me} {curie(predicate)} {dated(day)}{tail}"


def chunks(lines: Iterable[str], size: int = CHUNK) -> Iterator[bytes]:
    """Join lines into blocks for the store."""
    block: list[str] = []
    for line in lines:
        block.append(line)
        if len(block) >= size:
            yield "".join(block).encode("utf-8", "replace")
            block = []
    if block:
        yield "".join(block).encode("utf-8", "replace")


# --------------------------------------------------------------------------- the graph


class Graph:
    """A graph of articles, in a folder or, without one, in memory.

    Articles are added and removed one by one; the store is made again from all readings when it
    is next looked at, because who is who depends on all of them.

    >>> len(Graph())
    0
    """

    def __init__(
        self,
        folder: str | Path | None = None,
        *,
        base: str | None = None,
        resolve: Resolve | None = None,
    ) -> None:
        self.folder = Path(folder) if folder is not None else None
        self._shelf: Archive | Tray = Archive(self.folder) if self.folder else Tray()
        noted = self._shelf.note("base") if isinstance(self._shelf, Archive) else None
        if noted and base and base != noted:
            raise KgError(f"{folder}: this graph has the base {noted}, not {base}")
        self.base = base or noted or BASE
        self._scribe = Scribe(self.base)
        self._resolve = resolve
        self._store: pyoxigraph.Store | None = None
        self._opened = ""

    # ------------------------------------------------------------- articles

    def add(self, reading: Reading) -> None:
        """Add an article, or replace what it said before."""
        self._shelf.put(reading, document_key(reading.document))
        self._stale()

    def remove(self, article_id: str) -> None:
        """Take an article out, with all that only it said; the graph is as if it never came.

        Raises KgError if the graph has no such article.
        """
        if not self._shelf.drop(article_id):
            raise KgError(f"{article_id}: no such article in this graph; `kg query articles` lists")
        self._stale()

    def articles(self) -> list[str]:
        """Give the ids of the articles, sorted."""
        return list(self._shelf.articles())

    def __len__(self) -> int:
        return len(self._shelf.articles())

    def text(self, article_id: str) -> str:
        """Give the stored text of an article. Raises KgError if there is none."""
        one = self._shelf.articles().get(article_id)
        text = self._shelf.text(one.sha) if one else None
        if text is None:
            raise KgError(f"{article_id}: no such article in this graph")
        return text

    def readings(self) -> Iterator[Reading]:
        """Give what was read, sorted by article."""
        return self._shelf.readings()

    # ------------------------------------------------------------- asking

    def query(self, question: str, **params: Any) -> Result:
        """Answer a saved question by name, or SPARQL; every prefix of vnkg is known.

        Parameters fill the ``$name`` of the question, escaped. The default graph is the union of
        all named graphs. Raises KgError for a question that cannot be understood.
        """
        import pyoxigraph as ox

        sparql = question_text(question, params)
        own = re.search(r"\bFROM\b", re.sub(r'"[^"\n]*"|<[^>]*>|#.*', "", sparql), re.I)
        try:
            found = self.store().query(
                sparql,
                prefixes=prefixes(self.base),
                use_default_graph_as_union=not own,
            )
            return answer(found)
        except (SyntaxError, ValueError) as error:
            raise KgError(f"the question is not SPARQL 1.1: {error}") from error

    def store(self) -> pyoxigraph.Store:
        """Give the pyoxigraph store, up to date; for reading only."""
        if isinstance(self._shelf, Tray):
            if self._store is None:
                self._store = self._made()
            return self._store
        raise KgError("graphs on disk are not there yet")

    def _made(self) -> pyoxigraph.Store:
        import pyoxigraph as ox

        store = ox.Store()
        for block in chunks(self.quads()):
            store.bulk_load(block, ox.RdfFormat.N_QUADS, lenient=True)
        return store

    def quads(self) -> Iterator[str]:
        """Write every quad of the graph anew from its readings, in N-Quads lines."""
        entities = self._resolver()(self._shelf.readings())
        return quads(self._shelf.readings, entities, self._scribe)

    def _resolver(self) -> Resolve:
        if self._resolve:
            return self._resolve
        from kg.entities import resolve

        return resolve

    def _stale(self) -> None:
        self._store = None

    def rdflib(self) -> rdflib.Dataset:
        """Give the same data as an rdflib Dataset whose default graph is the union of all."""
        import rdflib

        data = rdflib.Dataset(default_union=True)
        whole = "\n".join(str(quad) + " ." for quad in self.store())
        data.parse(data=whole, format="nquads")
        for prefix, iri in prefixes(self.base).items():
            data.bind(prefix, iri)
        return data


def question_text(question: str, params: dict[str, Any]) -> str:
    """Give the SPARQL of a question: a saved one by name, or the user's own."""
    if re.fullmatch(r"[\w-]+", question):
        for saved in saved_queries():
            if saved.name == question:
                return fill(saved, params)
        names = ", ".join(s.name for s in saved_queries())
        raise KgError(f"{question}: no such saved question; there are {names}")
    return fill_free(question, params)

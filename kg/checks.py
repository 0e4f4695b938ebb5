"""Violations: where a graph breaks its shapes, or the promises that shapes cannot say.

The shapes run over the whole of a small graph and over a sample of a large one (pySHACL takes
seconds for ten thousand triples); the checks in Python run over everything.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.lexicon import package_path
from kg.rdf import BASE, PREFIXES, text_sha
from kg.text import nfc

if TYPE_CHECKING:
    import pyoxigraph as ox

#: Triples that the shapes look at: all of a graph, or a sample of its articles.
SAMPLE = 12_000


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A promise that a graph breaks: which check, about what, and how."""

    check: str
    about: str
    message: str

    def __str__(self) -> str:
        return f"{self.about}: {self.message} ({self.check})"


def violations(
    store: ox.Store,
    text_of: Callable[[str], str | None] | None = None,
    *,
    own: Collection[str] = (),
    base: str = BASE,
) -> list[Violation]:
    """Check a graph; ``text_of`` gives a stored text by its SHA-256, ``own`` are those it has."""
    found = _Checker(store, base)
    out: set[Violation] = set()
    for check in (found.offsets, found.evidence, found.facts, found.dates, found.labels,
                  found.everything, found.tenures):  # fmt: skip
        out.update(check())
    if text_of is not None:
        out.update(found.texts(text_of, own))
    out.update(shape_violations(store, base=base))
    return sorted(out)


def warnings(store: ox.Store, *, base: str = BASE) -> list[Violation]:
    """Give what is allowed but weakens answers: tenures that no day is known of."""
    found = _Checker(store, base)
    dated = {q.subject for q in found.all("kg:observedOn")}
    days = {q.subject for q in found.all("kg:evidence") if q.object in dated}
    return sorted(
        Violation("undated", q.subject.value, "no article gives a day on which it was seen")
        for q in found.all("kg:post")
        if q.subject not in days
    )


class _Checker:
    """The checks behind the shapes; each looks at every quad of its predicates once."""

    def __init__(self, store: ox.Store, base: str) -> None:
        import pyoxigraph

        self.ox, self.base = pyoxigraph, base
        self.store: Any = store

    def node(self, name: str) -> ox.NamedNode:
        prefix, _, local = name.partition(":")
        return self.ox.NamedNode(PREFIXES[prefix] + local)

    def all(self, name: str) -> Iterator[Any]:
        """Give every quad of a predicate."""
        yield from self.store.quads_for_pattern(None, self.node(name), None, None)

    def values(self, name: str) -> dict[Any, Any]:
        """Give subject -> object of a predicate that has one value."""
        return {q.subject: q.object for q in self.all(name)}

    def offsets(self) -> Iterator[Violation]:
        """The characters of a sentence are as many as its offsets say."""
        starts, ends = self.values("oa:start"), self.values("oa:end")
        for q in self.all("oa:exact"):
            start, end = (int(d[q.subject].value) if q.subject in d else -1 for d in (starts, ends))
            if len(q.object.value) != end - start or start < 0:
                message = f"{len(q.object.value)} characters do not fit {start}..{end}"
                yield Violation("offsets", q.subject.value, message)

    def texts(
        self, text_of: Callable[[str], str | None], own: Collection[str]
    ) -> Iterator[Violation]:
        """The sentences are what the stored texts hold at their offsets."""
        sentences: dict[Any, list[Any]] = {}
        exact, starts, ends = (self.values(n) for n in ("oa:exact", "oa:start", "oa:end"))
        for q in self.all("kg:article"):
            if q.subject in exact:
                sentences.setdefault(q.object, []).append(q.subject)
        for sha in set(own) - {q.object.value for q in self.all("kg:textSha256")}:
            yield Violation("text", sha, "a stored text that no article has the hash of")
        for q in self.all("kg:textSha256"):
            if q.object.value not in own:
                continue  # an article that came from an exported file
            text = text_of(q.object.value)
            if text is None or text_sha(text) != q.object.value:
                yield Violation("text", q.subject.value, "its text is not stored as its hash says")
                continue
            for one in sentences.get(q.subject, []):
                start, end = int(starts[one].value), int(ends[one].value)
                if text[start:end] != exact[one].value:
                    yield Violation("text", one.value, "is not what the stored text holds there")

    def evidence(self) -> Iterator[Violation]:
        """Evidence has one fact, and a sentence of its own article that holds its surface."""
        articles, sentence = self.values("kg:article"), self.values("kg:sentence")
        exact, owner = self.values("oa:exact"), dict[Any, Any]()
        for q in self.all("kg:evidence"):
            if owner.setdefault(q.object, q.subject) != q.subject:
                yield Violation("evidence", q.object.value, "supports more than one fact")
            if q.graph_name.value != self._graph_of(articles.get(q.object)):
                yield Violation("evidence", q.object.value, "is not in the graph of its article")
        for one, of in sentence.items():
            if articles.get(one) != articles.get(of):
                yield Violation("evidence", one.value, "its sentence is of another article")
            if one not in owner:
                yield Violation("evidence", one.value, "supports no fact")
        for q in self.all("kg:surface"):
            of = sentence.get(q.subject)
            if of in exact and q.object.value not in exact[of].value:
                yield Violation("evidence", q.subject.value, "its surface is not in its sentence")

    def _graph_of(self, article: Any) -> str:
        local = "" if article is None else article.value.removeprefix(self.base)
        return f"{self.base}graph/{local}"

    def facts(self) -> Iterator[Violation]:
        """Every fact has evidence."""
        graph = self.ox.NamedNode(f"{self.base}graph/facts")
        supported = {q.subject for q in self.all("kg:evidence")}
        kind = self.node("rdf:type")
        for q in self.store.quads_for_pattern(None, kind, None, graph):
            if q.subject not in supported:
                yield Violation("facts", q.subject.value, "a fact without evidence")

    def dates(self) -> Iterator[Violation]:
        """A start and an end are stated by an event, and come in that order."""
        starts, ends = self.values("schema:startDate"), self.values("schema:endDate")
        stating = (("start", "kg:startsTenure", starts), ("end", "kg:endsTenure", ends))
        for name, event, days in stating:
            stated = {q.object for q in self.all(event)}
            for tenure in days.keys() - stated:
                yield Violation("dates", tenure.value, f"no event states its {name}")
        for tenure in starts.keys() & ends.keys():
            start, end = starts[tenure].value, ends[tenure].value
            if start[: len(end)] > end[: len(start)]:
                yield Violation("dates", tenure.value, f"starts {start}, after its end {end}")

    def labels(self) -> Iterator[Violation]:
        """Names are in NFC."""
        for name in ("rdfs:label", "foaf:name", "skos:altLabel", "skos:hiddenLabel"):
            for q in self.all(name):
                if nfc(q.object.value) != q.object.value:
                    yield Violation("labels", q.subject.value, f"{name} is not in NFC")

    def everything(self) -> Iterator[Violation]:
        """A triple lives in one named graph, no node is blank, and what is pointed at is there."""
        node, blank = self.ox.NamedNode, self.ox.BlankNode
        described = {q.subject.value for q in self.all("rdf:type")}
        ours = (self.base, *(PREFIXES[p] for p in ("role", "part", "etype", "status", "okind")))
        seen: dict[int, Any] = {}
        pointed: dict[str, str] = {}
        for q in self.store:
            s, p, o, graph = q
            if not isinstance(graph, node) or isinstance(s, blank) or isinstance(o, blank):
                yield Violation("graphs", str(s), "a blank node, or a triple in no named graph")
            if seen.setdefault(hash((s, p, o)), graph) != graph:
                yield Violation("graphs", str(s), f"{p} {o} is in two named graphs")
            if isinstance(o, node) and o.value.startswith(ours):
                pointed.setdefault(o.value, str(s))
        for iri in sorted(pointed.keys() - described):
            if not iri.startswith(PREFIXES["kg"]):
                message = f"is pointed at by {pointed[iri]} but not described"
                yield Violation("dangling", iri, message)

    def tenures(self) -> Iterator[Violation]:
        """Body and role of a tenure are those of its post."""
        bodies, roles = self.values("org:postIn"), self.values("org:role")
        held_in, posts = self.values("org:organization"), self.values("kg:post")
        for tenure, post in posts.items():
            if held_in.get(tenure) != bodies.get(post) or roles.get(tenure) != roles.get(post):
                yield Violation("tenures", tenure.value, "body or role is not that of its post")


# --------------------------------------------------------------------------- shapes


def shape_violations(
    store: ox.Store, *, base: str = BASE, limit: int = SAMPLE
) -> Iterator[Violation]:
    """Run ``shapes.ttl`` over the graph, or over articles of it until ``limit`` triples."""
    import pyshacl
    import rdflib

    data = rdflib.Graph()
    data.parse(data="".join(sorted(_sample(store, base, limit))), format="nt")
    shapes = rdflib.Graph().parse(package_path("ontology/shapes.ttl"), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        path = str(report.value(result, sh.resultPath) or "").rpartition("/")[2]
        message = " ".join(str(report.value(result, sh.resultMessage)).split())[:300]
        focus = str(report.value(result, sh.focusNode))
        yield Violation("shape", focus, f"{path.rpartition('#')[2]}: {message}")


def _sample(store: Any, base: str, limit: int) -> set[str]:
    """Give triples of whole articles with all that they lead to, and the vocabulary."""
    import pyoxigraph as ox

    ontology = ox.NamedNode(f"{base}graph/ontology")
    words = store.quads_for_pattern(None, None, None, ontology)
    follower = _Follower(store, base, {f"{q.triple} .\n" for q in words})
    # By hash: the same sample each time, and of no one source.
    graphs = sorted(store.named_graphs(), key=lambda g: text_sha(g.value))
    for graph in graphs:
        if graph.value.startswith(f"{base}graph/article/") and len(follower.out) < limit:
            follower.take(graph)
    return follower.out


class _Follower:
    """Collects the triples of articles and of what they point at, to the end of each thread."""

    def __init__(self, store: Any, base: str, out: set[str]) -> None:
        import pyoxigraph as ox

        self.store, self.base, self.out = store, base, out
        self.done: set[str] = set()
        self.named_node = ox.NamedNode
        self.derived = ox.NamedNode(f"{base}graph/derived")
        self.evidence = ox.NamedNode(PREFIXES["kg"] + "evidence")
        self.mentions = ox.NamedNode(PREFIXES["schema"] + "mentions")

    def take(self, graph: Any) -> None:
        quads = list(self.store.quads_for_pattern(None, None, None, graph))
        self.out.update(f"{q.triple} .\n" for q in quads)
        waiting = [n for q in quads for n in (q.subject, q.object)]
        while waiting:
            node = waiting.pop()
            ours = isinstance(node, self.named_node) and node.value.startswith(self.base)
            if ours and node.value not in self.done:
                self.done.add(node.value)
                waiting += self._follow(node, graph)

    def _follow(self, node: Any, graph: Any) -> list[Any]:
        elsewhere, here, onwards = [], False, []
        for q in self.store.quads_for_pattern(node, None, None, None):
            own = q.graph_name == graph
            here |= own and q.predicate == self.evidence
            if q.predicate == self.evidence and not own:
                elsewhere.append(q)
            elif own or q.predicate != self.mentions:
                onwards.append(q)
        # One article is witness enough: a well-known tenure has thousands.
        onwards += [] if here else sorted(elsewhere, key=str)[:1]
        pointing = [q for q in onwards if isinstance(q.object, self.named_node)]
        shown = [q for q in onwards if q.graph_name != self.derived or q not in pointing]
        self.out.update(f"{q.triple} .\n" for q in shown)
        return [q.object for q in pointing if q.graph_name != self.derived]

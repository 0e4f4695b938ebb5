"""Quads of entities and articles, in N-Quads lines.

Every triple lives in exactly one named graph (ONTOLOGY: with a triple in two graphs, a union of
graphs gives one row in one engine and two in another): entities in ``g:entities``, what a fact
is in ``g:facts``, what an article says in the article's own graph, shortcuts in ``g:derived``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import model
from kg.model import Reading
from kg.rdf.facts import Entities, Entity, Fact, mentioned, observed_on
from kg.rdf.terms import (
    BASE,
    A,
    Names,
    article_slug,
    curie,
    date,
    decimal,
    is_iri,
    literal,
    source_name,
    text_sha,
)


def code_version() -> str:
    """Give the version of the software, as it stands in the extraction run of every article."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("vnkg")
    except PackageNotFoundError:
        return "0"


class Scribe(Names):
    """Writes the quads of one graph, under the run that its articles name."""

    def __init__(self, base: str = BASE, run: str | None = None) -> None:
        super().__init__(base)
        self.run = f"run/vnkg-{run or code_version()}"
        self._run = self.iri(self.run)

    # ------------------------------------------------------------------- entities

    def entity(self, entity: Entity) -> Iterator[str]:
        """Write the record of one entity into ``g:entities``."""
        s, tail = self.iri(entity.id), f" {self.entities_graph} .\n"
        hidden = sorted({h for h in entity.hidden if h})
        yield f"{s} {A} {curie(_ENTITY_CLASS[entity.kind])}{tail}"
        if any(p == "org:role" and o in _RANKS for p, o in entity.links):
            yield f"{s} {A} {curie('kg:Rank')}{tail}"
        yield f"{s} {_LABEL} {literal(entity.name, 'vi')}{tail}"
        for english in entity.labels_en[:1]:
            yield f"{s} {_LABEL} {literal(english, 'en')}{tail}"
        yield f"{s} {_NAME} {literal(entity.name)}{tail}"
        for other in sorted({a for a in entity.alt if a and a != entity.name}):
            yield f"{s} {_ALT} {literal(other, 'vi')}{tail}"
        for key in hidden:
            yield f"{s} {_HIDDEN} {literal(key)}{tail}"
        if entity.note:
            yield f"{s} {curie('skos:note')} {literal(entity.note)}{tail}"
        if entity.reason:
            yield f"{s} {curie('skos:editorialNote')} {literal(entity.reason)}{tail}"
        for predicate, value in sorted(set(entity.links)):
            if predicate in _PLAIN_PREDICATES:
                yield f"{s} {curie(predicate)} {literal(value)}{tail}"
            else:
                yield f"{s} {curie(predicate)} {self.term(value)}{tail}"

    # ------------------------------------------------------------------- articles

    def article(self, reading: Reading, entities: Entities, facts: Iterable[Fact]) -> Iterator[str]:
        """Write the graph of one article: its record, its sentences, what they support."""
        doc = reading.document
        slugged = article_slug(doc.id)
        a, tail = self.iri(f"article/{slugged}"), f" {self.article_graph(doc.id)} .\n"
        yield f"{a} {A} {curie('kg:Article')}{tail}"
        yield f"{a} {curie('dcterms:identifier')} {literal(doc.id)}{tail}"
        yield f"{a} {curie('dcterms:title')} {literal(doc.title or doc.id, 'vi')}{tail}"
        yield f"{a} {curie('dcterms:language')} {literal('vi')}{tail}"
        yield f"{a} {_GENERATED} {self._run}{tail}"
        yield f"{a} {curie('kg:textSha256')} {literal(doc.sha256 or text_sha(doc.text))}{tail}"
        if doc.published:
            yield f"{a} {curie('dcterms:issued')} {date(doc.published[:10])}{tail}"
        if doc.publisher:
            yield f"{a} {curie('dcterms:publisher')} {literal(doc.publisher)}{tail}"
        if doc.agency:
            yield f"{a} {curie('schema:sourceOrganization')} {literal(doc.agency)}{tail}"
        source = doc.url or source_name(doc.source)
        if source:
            term = f"<{source}>" if is_iri(source) else literal(source)
            yield f"{a} {curie('dcterms:source')} {term}{tail}"
        for local in sorted(mentioned(reading, entities)):
            yield f"{a} {_MENTIONS} {self.iri(local)}{tail}"
        yield from self._evidence(doc, slugged, a, tail, facts)

    def _evidence(
        self, doc: model.Document, slugged: str, a: str, tail: str, facts: Iterable[Fact]
    ) -> Iterator[str]:
        sentences: set[tuple[int, int]] = set()
        for number, fact in enumerate(facts, 1):
            seen = fact.evidence
            start, stop = seen.sentence.start, seen.sentence.stop
            s = self.iri(f"article/{slugged}#char={start},{stop}")
            if (start, stop) not in sentences:
                sentences.add((start, stop))
                yield (
                    f"{s} {A} {_SENTENCE}{tail}{s} {_ARTICLE} {a}{tail}"
                    f'{s} {_START} "{start}"^^{_INTEGER}{tail}{s} {_END} "{stop}"^^{_INTEGER}{tail}'
                    f"{s} {_EXACT} {literal(doc.text[start:stop])}{tail}"
                )
            e = self.iri(f"evidence/{slugged}-{number:03}")
            surface = doc.text[seen.span.start : seen.span.stop]
            yield (
                f"{self.iri(fact.id)} {_EVIDENCE} {e}{tail}"
                f"{e} {A} {_EVIDENCE_CLASS}{tail}{e} {_ARTICLE} {a}{tail}"
                f"{e} {_SENTENCE_OF} {s}{tail}{e} {_CONFIDENCE} {decimal(seen.certainty)}{tail}"
                f"{e} {_SURFACE} {literal(surface)}{tail}{e} {_METHOD} {literal(seen.rule)}{tail}"
            )
            observed = observed_on(seen, doc)
            if observed:
                yield f"{e} {_OBSERVED} {date(observed)}{tail}"
            if fact.status:
                yield f"{e} {_STATUS} {curie('status:' + fact.status)}{tail}"
            if fact.kind == "tenure" and fact.since:
                yield f"{e} {curie('kg:since')} {date(fact.since)}{tail}"
            if fact.kind == "tenure" and fact.until:
                yield f"{e} {curie('kg:until')} {date(fact.until)}{tail}"

    def run_record(self) -> Iterator[str]:
        """Write the extraction run into ``g:meta``."""
        tail = f" {self.meta_graph} .\n"
        yield f"{self._run} {A} {curie('kg:ExtractionRun')}{tail}"
        yield f"{self._run} {_LABEL} {literal(self.run.removeprefix('run/'), 'vi')}{tail}"


_ENTITY_CLASS = {
    "person": "foaf:Person", "organisation": "org:Organization", "organization": "org:Organization",
    "org": "org:Organization", "post": "org:Post", "place": "schema:Place",
    "paper": "kg:OfficialDocument", "document": "kg:OfficialDocument",
}  # fmt: skip
_RANKS = frozenset({"role:rank", "role:degree", "role:honour"})
_PLAIN_PREDICATES = frozenset({"dcterms:identifier", "skos:notation", "foaf:name"})

_LABEL = curie("rdfs:label")
_NAME = curie("foaf:name")
_ALT = curie("skos:altLabel")
_HIDDEN = curie("skos:hiddenLabel")
_MENTIONS = curie("schema:mentions")
_SENTENCE = curie("kg:Sentence")
_ARTICLE = curie("kg:article")
_START = curie("oa:start")
_END = curie("oa:end")
_EXACT = curie("oa:exact")
_INTEGER = curie("xsd:integer")
_EVIDENCE = curie("kg:evidence")
_EVIDENCE_CLASS = curie("kg:Evidence")
_SENTENCE_OF = curie("kg:sentence")
_CONFIDENCE = curie("kg:confidence")
_SURFACE = curie("kg:surface")
_METHOD = curie("kg:method")
_GENERATED = curie("prov:wasGeneratedBy")
_OBSERVED = curie("kg:observedOn")
_STATUS = curie("kg:status")

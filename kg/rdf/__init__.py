"""Facts and entities as quads, in N-Quads text; the only room that knows an IRI."""

from kg.rdf.facts import Entities, Entity, Fact, Facts, Returns, observed_on
from kg.rdf.scribe import Scribe
from kg.rdf.terms import (
    BASE,
    PREFIXES,
    article_slug,
    curie,
    date,
    decimal,
    is_iri,
    literal,
    prefixes,
    source_name,
    tenure_id,
    text_sha,
)

__all__ = [
    "BASE",
    "PREFIXES",
    "Entities",
    "Entity",
    "Fact",
    "Facts",
    "Returns",
    "Scribe",
    "article_slug",
    "curie",
    "date",
    "decimal",
    "is_iri",
    "literal",
    "observed_on",
    "prefixes",
    "source_name",
    "tenure_id",
    "text_sha",
]

"""The saved questions of ``ontology/queries``, and parameters put into questions safely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from kg.errors import KgError
from kg.lexicon import package_path
from kg.rdf import literal
from kg.text import canon_tone, fold, nfc

TERM_TYPES = ("name", "text", "date", "integer", "decimal")


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


def question_text(question: str, params: dict[str, Any]) -> str:
    """Give the SPARQL of a question: a saved one by name, or the user's own."""
    if re.fullmatch(r"[\w-]+", question):
        for saved in saved_queries():
            if saved.name == question:
                return fill(saved, params)
        names = ", ".join(s.name for s in saved_queries())
        raise KgError(f"{question}: no such saved question; there are {names}")
    return fill_free(question, params)

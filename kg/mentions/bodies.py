"""What bodies are called: their heads, the fields they are named after, the known names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from kg.lexicon import Trie, package_path, read_tsv, table, word_set
from kg.mentions import places
from kg.mentions.tokens import Line, abbreviations, capital
from kg.text import canon_tone

V = TypeVar("V")


@dataclass(slots=True, unsafe_hash=True)  # not frozen: made by the hundred
class BodyPhrase:
    """An organisation as a stretch of tokens.

    ``name`` has its abbreviations written out; ``lacks`` is the level of the territory that the
    text leaves out ("province" for "UBND tỉnh", "Tỉnh ủy"), empty where the name is complete;
    ``place`` is the territory named inside; ``initials`` says that a short name stands here which
    the document has given to the body; ``told`` that only the words around show it to be a body.
    """

    start: int
    stop: int
    name: str
    lacks: str
    place: places.PlacePhrase | None = None
    bare: bool = False
    inner: BodyPhrase | None = None
    initials: bool = False
    told: bool = False

    def begun(self, start: int) -> BodyPhrase:
        """Give the same with another first token."""
        return BodyPhrase(
            start,
            self.stop,
            self.name,
            self.lacks,
            self.place,
            self.bare,
            self.inner,
            self.initials,
            self.told,
        )

    @property
    def unnamed(self) -> bool:
        """Whether nothing but sort and unit stands: "Tỉnh ủy", "UBND tỉnh", not "Sở Y tế"."""
        return bool(self.lacks) and (self.bare or self.place is not None)


@cache
def _known_bodies() -> dict[str, tuple[str, str]]:
    """Give the bodies of the world that are known by their names: form -> (class, name)."""
    known: dict[str, tuple[str, str]] = {}
    for row in read_tsv(package_path("ontology/world/bodies.tsv")):
        kind = "press" if row["kind"] == "press" else "whole"
        forms = (row["name"], *row["aliases"].split("|"))
        for form in (*forms, *_shortened(forms)):
            key = canon_tone(form)
            if kind == "whole":
                key = key.lower()
            if len(key) > 4 and " " in key:
                known.setdefault(key, (kind, row["name"]))
            elif len(key) > 2 and (form.isupper() or kind == "press"):
                known.setdefault(key, ("press", row["name"]))
            elif len(form) > _shortest(row["kind"]) and " " not in form and form[0].isupper():
                known.setdefault(canon_tone(form), ("press", row["name"]))  # "Interpol", "Sony"
    return known


def _shortest(kind: str) -> int:
    """Give how many letters a name of one word has at least, less one: "Sony", but "Interpol"."""
    return 3 if kind == "company" else 4


@cache
def known_firms() -> frozenset[str]:
    """Give the names of the firms of the world, in small letters."""
    rows = read_tsv(package_path("ontology/world/bodies.tsv"))
    return frozenset(row["name"].lower() for row in rows if row["kind"] == "company")


#: How the press shortens "Trung ương".
_CENTRE = ("TƯ", "T.Ư", "TW")


def _shortened(forms: Iterable[str]) -> Iterator[str]:
    """Give the ways in which the press shortens a city in a name: "… tại TP Hồ Chí Minh"."""
    for form in forms:
        yield from _short_forms(form[:1].lower() + form[1:])
        for short in _CENTRE:
            if " Trung ương Đảng" in form:
                yield form.replace(" Trung ương Đảng", f" {short} Đảng")
        if " tại Thành phố Hồ Chí Minh" in form:
            for city in ("TP Hồ Chí Minh", "TP. Hồ Chí Minh", "TP.HCM", "TP HCM", "TPHCM"):
                yield form.replace("Thành phố Hồ Chí Minh", city)


#: Contests, which are called like firms: "Miss Grand International", "AFF Cup".
CONTESTS = frozenset(("miss", "mister", "cup", "open", "championship"))


#: What joins the words of a field, and is written in many ways: "Tài nguyên & Môi trường".
JOINTS = frozenset((",", "-", "–", "&", "và", "/"))


@cache
def ministries() -> dict[tuple[str, ...], str]:
    """Give the fields of the ministries: words without what joins them -> the field in full."""
    out: dict[tuple[str, ...], str] = {}
    for row in read_tsv(package_path("ontology/world/bodies.tsv")):
        if row["kind"] != "ministry" or not row["name"].startswith("Bộ "):
            continue
        forms = (row["name"], *row["aliases"].split("|"))
        for form in (*forms, *_shortened(forms)):
            words = re.findall(r"[^\W_]+|[,&–-]", canon_tone(form).lower())
            if words[:1] == ["bộ"]:
                key = tuple(w for w in words[1:] if w not in JOINTS)
                out.setdefault(key, row["name"].removeprefix("Bộ "))
    return out


@cache
def companies() -> frozenset[str]:
    """Give the firms of the world, of which things are called too: "máy bay Boeing"."""
    rows = read_tsv(package_path("ontology/world/bodies.tsv"))
    return frozenset(row["name"] for row in rows if row["kind"] == "company")


def _capitals(form: str, before: str) -> str:
    """Say which words of a name need capitals, in all its forms: "Tạp chí Cộng sản" -> "ccCc"."""
    words = form.replace(",", " ,").split()
    nouns = ("báo", "tạp", "đài", "hãng")
    needs = [word[0].isupper() and word.lower() not in nouns for word in words]
    return "".join(
        "C" if need and before[k : k + 1] != "c" else "c" for k, need in enumerate(needs)
    )


def split(name: str) -> tuple[str, ...]:
    """Split a name into the tokens of a dictionary entry: "đài phát thanh - truyền hình"."""
    return tuple(canon_tone(name).lower().replace(",", " , ").split())


@cache
def heads() -> Trie[tuple[str, str, str]]:
    """Give the head words of organisations: tokens -> (class, may be written small, name)."""
    entries: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for form, (kind, name) in _known_bodies().items():
        before = entries.get(split(form), ("", "", ""))[1]
        entries[split(form)] = (kind, _capitals(form, before) if kind == "press" else "", name)
        if form.startswith("ủy ban ") and kind == "whole":
            entries[split(f"ub {form[7:]}")] = (kind, "", name)
    for row in table("body_heads.tsv"):
        for head in (*_short_forms(row["head"]), row["head"]):
            entries[split(head)] = (row["class"], row["lower"], row["name"])
    return Trie(_with_dashes(entries))


def _with_dashes(entries: dict[tuple[str, ...], V]) -> dict[tuple[str, ...], V]:
    """Add the longer dash, which many write for the hyphen: "Bộ Giáo dục – Đào tạo"."""
    dashed = {
        tuple("–" if word == "-" else word for word in words): value
        for words, value in entries.items()
        if "-" in words
    }
    return {**dashed, **entries}


def _short_forms(head: str) -> Iterator[str]:
    """Give a head word as the press shortens it: "bệnh viện đa khoa" -> "bv đa khoa"."""
    for short, long in _short_heads().items():
        if f"{head} ".startswith(f"{long} "):
            yield f"{short}{head[len(long) :]}"


@cache
def fields() -> Trie[bool]:
    """Give the fields of work that departments are named after; may they go on a name small?"""
    rows = table("fields.tsv")
    return Trie(_with_dashes({split(row["field"]): row["small"] != "no" for row in rows}))


@cache
def initialled_fields() -> dict[str, str]:
    """Give the fields that have initials, by their letters alone: "LĐTBXH" -> the field."""
    out: dict[str, str] = {}
    for short, long in abbreviations().items():
        words = list(split(long))
        found = fields().longest(words, 0)
        if found and found[0] == len(words):
            out[re.sub(r"[^A-ZĐ]", "", short)] = long
    return out


@cache
def generic_first() -> frozenset[str]:
    """Give the words with which they begin."""
    return frozenset(head[0] for head in generic())


@cache
def generic() -> dict[tuple[str, ...], str]:
    """Give the head words that are not whole names: tokens -> class."""
    return {
        split(r["head"]): r["class"]
        for r in table("body_heads.tsv")
        if r["class"] not in ("whole", "press", "none")
    }


@cache
def _short_heads() -> dict[str, str]:
    return {row["short"]: row["long"] for row in table("short_heads.tsv")}


@lru_cache(maxsize=65536)
def full_head(head: str) -> str:
    """Give a head word with its abbreviation written out: "bql dự án" -> "ban quản lý dự án"."""
    first, gap, rest = head.partition(" ")
    whole = _short_heads().get(first)
    return head if whole is None else f"{whole}{gap}{rest}"


@cache
def central_bodies() -> dict[str, str]:
    """Give the nationwide bodies that stand without their country: "Ngân hàng Nhà nước"."""
    return {row["head"]: row["name"] for row in table("central_bodies.tsv")}


@cache
def state_bodies() -> dict[str, str]:
    """Give what stays of a body's name before a foreign country: "Thủ tướng Lào", "Chính phủ Lào"."""
    return {row["body"]: row["abroad"] for row in table("state_bodies.tsv")}


@cache
def ruling_parties() -> dict[str, str]:
    """Give the parties that rule foreign countries, by the country."""
    return {row["country"]: row["party"] for row in table("ruling_parties.tsv")}


@cache
def head_levels() -> dict[str, str]:
    """Give the level of the territory that a head word tells by itself: "sở" -> province."""
    return {row["head"]: row["level"] for row in table("head_levels.tsv")}


@cache
def firm_heads() -> tuple[str, ...]:
    """Give the beginnings of the heads of firms, banks and universities."""
    return tuple(word_set("firm_heads.tsv"))


def class_of(noun: str) -> str:
    if noun in word_set("named_heads.tsv"):
        return "named"
    found = heads().longest(noun.split(), 0)
    return found[1][0] if found else "field"


def ends_word(line: Line, at: int) -> bool:
    """Say whether a small head only ends a word: "cách mạng", "thị trường", "hội trường"."""
    return at > 0 and f"{line.low[at - 1]} {line.low[at]}" in word_set("compounds.tsv")


@cache
def half_fields() -> dict[tuple[str, str], str]:
    """Give the fields of which the end has initials: ("nông nghiệp", "PTNT") -> the field.

    The words stand without what joins them. A field that has its own initials in full is known.
    """
    out: dict[tuple[str, str], str] = {}
    for long in (*abbreviations().values(), *(row["field"] for row in table("fields.tsv"))):
        words = [word for word in split(long) if word not in JOINTS]
        found = fields().longest(list(split(long)), 0)
        if found is None or found[0] != len(split(long)):
            continue
        name = long if long[0].isupper() else _with_capitals(long)
        for at in range(2, len(words) - 1):
            letters = "".join(word[0] for word in words[at:]).upper()
            out.setdefault((" ".join(words[:at]), letters), name)
    return out


def _with_capitals(field: str) -> str:
    """Write a field as in a name: "Tài nguyên và Môi trường"."""
    parts = re.split(r"( - | và | & |, )", field)
    return "".join(capital(part) if n % 2 == 0 else part for n, part in enumerate(parts))

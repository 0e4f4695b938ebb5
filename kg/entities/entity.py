"""Entities, and the IRIs that they are given."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from kg.text import canon_tone, fold, name_key, slug

Kind = Literal["person", "organisation", "post", "place", "paper", "event"]

#: First part of the local id of each kind, as in the public contract.
FOLDER: dict[str, str] = {
    "person": "person", "organisation": "org", "post": "post", "place": "place",
    "paper": "document", "event": "event",
}  # fmt: skip
_LETTERS = "abcdefghijkmnpqrstuvwxyz2345679"  # 31: no l, o, 0, 1, 8, which look alike


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the graph and how it is called.

    ``id`` is the local part of its IRI ("person/to-lam-xd7w"). ``links`` are triples from it:
    prefixed predicate, and a local id, a prefixed name, "true", "false" or text. ``note`` says
    where the world knows it from, ``reason`` why several mentions became this one thing.
    """

    id: str
    kind: Kind
    name: str
    labels_en: tuple[str, ...] = ()
    alt: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    note: str = ""
    reason: str = ""

    @property
    def labels_vi(self) -> tuple[str, ...]:
        """The Vietnamese label: the name."""
        return (self.name,)

    @property
    def labels(self) -> dict[str, str]:
        """The labels by language."""
        return dict(zip(("vi", "en"), (self.name, *self.labels_en), strict=False))

    @property
    def hidden(self) -> tuple[str, ...]:
        """The search keys: every name without diacritics, in small letters."""
        return tuple(sorted({fold(one) for one in (self.name, *self.alt)}))


#: Letters that tell thousands of namesakes apart: 31 ** 8 is 850 thousand million.
MANY = 8


def suffix(kind: str, name: str, apart: str = "", length: int = 4) -> str:
    """Give the letters that tell names apart which look alike without diacritics.

    They are those of the SHA-256 of kind, name and ``apart``, whatever the case, tone style or
    normal form of the name; ``apart`` tells two things of one name apart.

    >>> suffix("person", "Tô Lâm") == suffix("person", "TÔ  LÂM")
    True
    """
    key = name_key(name) + (f"|{apart}" if apart else "")
    digest = hashlib.sha256(f"{kind}|{key}".encode("utf-8", "surrogatepass")).digest()
    value = int.from_bytes(digest[:8], "big")
    letters = []
    for _ in range(length):
        value, rest = divmod(value, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)


def mint(kind: Kind, name: str, apart: str = "", length: int = 4) -> str:
    """Give the local id of a thing that the world does not know.

    Where one name stands for thousands of things (``apart`` is an article), 4 letters are too few.

    >>> mint("person", "Lê Minh Hưng")
    'person/le-minh-hung-apgr'
    """
    folder = FOLDER[kind]
    plain = slug(name)[:100].strip("-")
    return f"{folder}/{plain}-{suffix(folder, name, apart, length)}".replace("/-", "/")


def tidy(name: str) -> str:
    """Give a name as a label has it: composed, one tone style, single spaces."""
    return " ".join(canon_tone(name).split())


def best_spelling(names: set[str]) -> str:
    """Give the spelling to show among several of one name: not all capitals, then first in order.

    >>> best_spelling({"TÔ LÂM", "Tô Lâm"})
    'Tô Lâm'
    """
    return min(names, key=lambda n: (n.isupper(), n.islower(), n))

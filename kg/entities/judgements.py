"""Decisions of the user on identity: lines of judgements.tsv beside the graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.errors import KgError


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two things are one, or are not.

    ``a`` and ``b`` are each an entity ("person/to-lam-xd7w", its whole IRI, or its name), or the
    name as one article has it: "Nguyễn Văn Hùng@004_6adea5c6".
    """

    verdict: Literal["same", "differ"]
    a: str
    b: str
    why: str = ""


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Read a file of judgements: verdict, a, b, why, parted by tabs; no file means none.

    Raises KgError, naming file and line, for a line that is not a judgement.
    """
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith(("#", "verdict\t")):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 3 or cells[0] not in ("same", "differ") or not (cells[1] and cells[2]):
            raise KgError(
                f"{path.name}:{number}: not a judgement; write same or differ, two names or ids, "
                "and why, parted by tabs"
            )
        verdict: Literal["same", "differ"] = "same" if cells[0] == "same" else "differ"
        found.append(Judgement(verdict, cells[1], cells[2], "\t".join(cells[3:])))
    return tuple(found)


def write_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement as the last line of a file; the file begins with the names of its columns.

    Raises KgError for a cell with a tab or a line end.
    """
    cells = (judgement.verdict, judgement.a, judgement.b, judgement.why)
    if any(c in cell for cell in cells for c in "\t\n\r"):
        raise KgError("a judgement is one line: its names and its reason have no tabs or line ends")
    known = path.read_text(encoding="utf-8") if path.exists() else "verdict\ta\tb\twhy\n"
    lines = known if known.endswith("\n") else f"{known}\n"
    part = path.with_name(f"{path.name}.part")
    part.write_text(lines + "\t".join(cells) + "\n", encoding="utf-8", newline="\n")
    part.replace(path)


def articles_named(judgements: Iterable[Judgement]) -> frozenset[tuple[str, str]]:
    """Give the (article, name) pairs that judgements single out."""
    refs = (ref for one in judgements for ref in (one.a, one.b))
    return frozenset((at[1], at[0]) for at in (r.rsplit("@", 1) for r in refs) if len(at) == 2)

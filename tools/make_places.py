"""Writes the generated rows of ontology/world/places.tsv, and communes.tsv, from a published list.

The list is ``vietnamadminunits/data/dataset.db`` of the package vietnamadminunits 1.0.4 (MIT,
copyright 2025 Tran Ngoc Minh Hieu; see ontology/world/NOTICE.txt). Rows of places.tsv whose note
is not ``vau`` are written by hand and stay. Run: ``python tools/make_places.py DATASET.db``.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path

from kg.lexicon import read_tsv
from kg.text import canon_tone, slug

WORLD = Path(__file__).parent.parent / "ontology" / "world"
PLACE_COLUMNS = [
    "id",
    "name",
    "kind",
    "parent",
    "english",
    "aliases",
    "since",
    "until",
    "into",
    "note",
]
COMMUNE_COLUMNS = ["name", "kind", "parent", "until", "into", "note"]
KINDS = {
    "Huyện": "district",
    "Phường": "ward",
    "Quận": "urban-district",
    "Thành phố": "municipality",
    "Thị trấn": "township",
    "Thị xã": "town",
    "Xã": "commune",
    "Đặc khu": "special-zone",
}
NEW_SYSTEM = "2025-07-01"
OLD_SYSTEM_ENDS = "2025-06-30"


def province_id(name: str) -> str:
    short = canon_tone(name).removeprefix("Tỉnh ").removeprefix("Thành phố ")
    return "thanh-pho-ho-chi-minh" if short == "Hồ Chí Minh" else slug(short)


def plain(short: str, kind: str) -> str:
    """Give the bare name: "Cao Lãnh" for "Cao Lãnh (Thành phố)", "Quận 1" for 1 of kind Quận."""
    name = canon_tone(short.split(" (")[0])
    return f"{kind} {name}" if name[0].isdigit() else name


def unit_id(kind: str, name: str, parent: str) -> str:
    """Give "huyen-cam-lam-khanh-hoa": kind, name and parent; a number keeps its kind once."""
    word = slug(kind)
    own = slug(name)
    return f"{own if own.startswith(word + '-') else f'{word}-{own}'}-{parent}"


def districts(db: sqlite3.Connection) -> Iterable[dict[str, str]]:
    rows = db.execute(
        "select distinct province, districtType, districtShort from admin_units_legacy"
        " where districtShort is not null and districtShort != ''"
    )
    for province, kind, short in rows:
        name = plain(short, kind)
        parent = province_id(province)
        yield {
            "id": unit_id(kind, name, parent),
            "name": name,
            "kind": KINDS[kind],
            "parent": parent,
            "until": OLD_SYSTEM_ENDS,
            "note": "vau",
        }


def special_zones(db: sqlite3.Connection) -> Iterable[dict[str, str]]:
    rows = db.execute(
        "select province, wardType, wardShort from admin_units where wardType = 'Đặc khu'"
    )
    for province, kind, short in rows:
        parent = province_id(province)
        name = plain(short, kind)
        yield {
            "id": unit_id(kind, name, parent),
            "name": name,
            "kind": "special-zone",
            "parent": parent,
            "since": NEW_SYSTEM,
            "note": "vau",
        }


def communes(db: sqlite3.Connection) -> Iterable[dict[str, str]]:
    new = db.execute("select province, wardType, wardShort from admin_units")
    for province, kind, short in new:
        if kind != "Đặc khu":
            yield _commune(kind, short, province_id(province), "")
    old = db.execute(
        "select distinct province, districtType, districtShort, wardType, wardShort"
        " from admin_units_legacy where wardShort is not null and wardShort != ''"
    )
    for province, dkind, dshort, kind, short in old:
        if kind not in KINDS:
            continue
        parent = unit_id(dkind, plain(dshort, dkind), province_id(province))
        yield _commune(kind, short, parent, OLD_SYSTEM_ENDS)


def _commune(kind: str, short: str, parent: str, until: str) -> dict[str, str]:
    name = plain(short, kind)
    return {"name": name, "kind": KINDS[kind], "parent": parent, "until": until, "note": ""}


def write(path: Path, columns: list[str], rows: Iterable[dict[str, str]]) -> None:
    lines = sorted({tuple(row.get(c, "") for c in columns) for row in rows})
    with open(path, "w", encoding="utf-8", newline="") as out:
        table = csv.writer(
            out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
        )
        table.writerow(columns)
        table.writerows(lines)


def main(dataset: str) -> None:
    db = sqlite3.connect(f"file:{dataset}?mode=ro", uri=True)
    places = WORLD / "places.tsv"
    by_hand = [row for row in read_tsv(places) if row["note"] != "vau"]
    taken = {row["id"] for row in by_hand}
    generated = [r for r in [*districts(db), *special_zones(db)] if r["id"] not in taken]
    write(places, PLACE_COLUMNS, [*by_hand, *generated])
    write(WORLD / "communes.tsv", [c for c in COMMUNE_COLUMNS if c != "into"], communes(db))


if __name__ == "__main__":
    main(*sys.argv[1:])

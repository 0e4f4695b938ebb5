"""Writes the generated rows of ontology/world/places.tsv, and communes.tsv, from a published list.

The list is in the package vietnamadminunits 1.0.4 (MIT, copyright 2025 Tran Ngoc Minh Hieu; see
ontology/world/NOTICE.txt): ``data/dataset.db`` and, for what became of each commune in 2025,
``data/converter_2025.json``. Rows of places.tsv whose note is not ``vau`` are written by hand and
stay. Run: ``python tools/make_places.py FOLDER``, the folder ``vietnamadminunits/data``.
"""

from __future__ import annotations

import csv
import json
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
    full = name if name.lower().startswith(f"{kind.lower()} ") else f"{kind} {name}"
    return f"{slug(full)}-{parent}"


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


def communes(db: sqlite3.Connection, became: dict[str, list[str]]) -> Iterable[dict[str, str]]:
    new = db.execute("select province, wardType, wardShort from admin_units")
    for province, kind, short in new:
        if kind != "Đặc khu":
            yield _commune(kind, short, province_id(province), "", [])
    old = db.execute(
        "select distinct province, districtType, districtShort, wardType, wardShort,"
        " provinceKey || '_' || districtKey || '_' || wardKey"
        " from admin_units_legacy where wardShort is not null and wardShort != ''"
    )
    for province, dkind, dshort, kind, short, key in old:
        if kind in KINDS:
            parent = unit_id(dkind, plain(dshort, dkind), province_id(province))
            yield _commune(kind, short, parent, OLD_SYSTEM_ENDS, became.get(key, []))


def _commune(kind: str, short: str, parent: str, until: str, into: list[str]) -> dict[str, str]:
    row = {"name": plain(short, kind), "kind": KINDS[kind], "parent": parent, "until": until}
    return row | {"into": "|".join(sorted(into))}


def mergers(db: sqlite3.Connection, path: Path) -> dict[str, list[str]]:
    """Give the ids of the units of 2025 that each old commune (its key) became part of."""
    found: dict[str, list[str]] = {}
    rows = db.execute("select province, wardType, wardShort, provinceKey, wardKey from admin_units")
    for province, kind, short, *keys in rows:
        unit = unit_id(kind, plain(short, kind), province_id(province))
        found.setdefault(" ".join(keys), []).append(unit)
    one = {key: units[0] for key, units in found.items() if len(units) == 1}
    said = json.loads(path.read_text(encoding="utf-8"))
    became: dict[str, list[str]] = {}
    for province, wards in said["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds if f"{province} {ward}" in one else ():
                became.setdefault(old, []).append(one[f"{province} {ward}"])
    for province, wards in said["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in wards.items():
            keys = {f"{province} {part['newWardKey']}" for part in parts}
            if keys <= one.keys():
                became.setdefault(old, []).extend(one[key] for key in sorted(keys))
    return {old: sorted(set(units)) for old, units in became.items()}


def write(path: Path, columns: list[str], rows: Iterable[dict[str, str]]) -> None:
    lines = sorted({tuple(row.get(c, "") for c in columns) for row in rows})
    with open(path, "w", encoding="utf-8", newline="") as out:
        table = csv.writer(
            out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
        )
        table.writerow(columns)
        table.writerows(lines)


def main(folder: str) -> None:
    db = sqlite3.connect(f"file:{folder}/dataset.db?mode=ro", uri=True)
    places = WORLD / "places.tsv"
    by_hand = [row for row in read_tsv(places) if row["note"] != "vau"]
    taken = {row["id"] for row in by_hand}
    generated = [r for r in [*districts(db), *special_zones(db)] if r["id"] not in taken]
    write(places, PLACE_COLUMNS, [*by_hand, *generated])
    became = mergers(db, Path(folder) / "converter_2025.json")
    write(WORLD / "communes.tsv", COMMUNE_COLUMNS, communes(db, became))


if __name__ == "__main__":
    main(*sys.argv[1:])

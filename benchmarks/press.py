"""The reading on articles of the press that nobody wrote for this project.

The articles belong to others and stay out of this repository. ``press/index.tsv`` says where each
of the 1,719 stands in four public repositories, with the SHA-256 of its text; the first command
writes the texts from clones of these repositories, the second scores labels of your own in the
format of ``tests/gold`` against the reading, a set and a class of error at a time.

    python benchmarks/press.py texts CLONES TEXTS      # CLONES/OWNER/NAME are the clones
    python benchmarks/press.py both LABELS LABELS2 AGREED
    python benchmarks/press.py score TEXTS LABELS [--second LABELS2] [--set 20] [--write]

``both`` makes of two independent labellings the one that they agree on: what both say is required,
what one of them says alone is optional, neither rewarded nor punished, as the guide has it of facts
on which careful annotators differ. ``--second`` holds a second, independent labelling of some of
the articles and prints how far the two agree. ``--write`` puts the figures into
``press/results.md``, where what is not measured in this run, sets without labels here or a second
labelling, stays as it is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.documents import load
from kg.evaluate import (
    KINDS,
    Count,
    Said,
    Score,
    compare,
    gold_facts,
    match_events,
    norm,
    reading_facts,
    table,
    total,
)
from kg.lexicon import read_tsv
from kg.reading import read

HOME = Path(__file__).resolve().parent / "press"
AGREED = "Two labellings of the same articles (P, R, F1 of the second by the first):"


def source(clones: Path, row: dict[str, str]) -> str:
    """Give the text of one article out of the clone that holds it, in NFC."""
    raw = (clones / row["repository"] / row["file"]).read_text("utf-8")
    if row["repository"] == "dangbb/vlsp-final-year":
        line, number = map(int, row["record"].split("."))
        record = json.loads(raw.split("\n")[line])["single_documents"][number]
        parts = (record.get(key, "") for key in ("title", "anchor_text", "raw_text"))
        raw = "\n".join(part for part in parts if part)
    elif row["record"]:
        record = json.loads(raw)[int(row["record"])]
        raw = (record.get("title") or "") + "\n" + record["content"]
    return unicodedata.normalize("NFC", raw)


def write_texts(clones: Path, out: Path) -> int:
    """Write every article of the index as ``out/ID.txt``; give the number of those not found."""
    out.mkdir(parents=True, exist_ok=True)
    lost = 0
    for row in read_tsv(HOME / "index.tsv"):
        try:
            text = source(clones, row)
        except (OSError, LookupError, ValueError) as error:
            print(f"{row['id']}: {row['repository']}/{row['file']}: {error}", file=sys.stderr)
            lost += 1
            continue
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            print(f"{row['id']}: {row['file']} has another text than it had", file=sys.stderr)
            lost += 1
            continue
        (out / f"{row['id']}.txt").write_text(text, "utf-8")
    return lost


def labelled(texts: Path, labels: Path, wanted: str) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Give set, text and labels of the articles that have both."""
    for row in read_tsv(HOME / "index.tsv"):
        text, label = texts / f"{row['id']}.txt", labels / f"{row['id']}.json"
        if text.exists() and label.exists() and wanted in ("", row["set"]):
            yield row["set"], text, json.loads(label.read_text("utf-8"))


def scores(texts: Path, labels: Path, wanted: str) -> dict[str, list[Score]]:
    """Score the reading of each labelled article, by set."""
    out: dict[str, list[Score]] = {}
    for part, text, gold in labelled(texts, labels, wanted):
        said = reading_facts(read(load(text)[0]))
        out.setdefault(part, []).append(compare(gold_facts(gold), said, text.stem))
    return out


def firm(gold: dict[str, Any]) -> dict[str, Any]:
    """Leave out what labels call optional, and the other answers that they also take."""
    out: dict[str, Any] = {}
    for key, rows in gold.items():
        if not isinstance(rows, list):
            out[key] = rows
            continue
        kept = [row for row in rows if not (isinstance(row, dict) and row.get("optional"))]
        out[key] = [
            {k: v for k, v in row.items() if k != "also" and not k.endswith("_also")}
            if isinstance(row, dict)
            else row
            for row in kept
        ]
    return out


def agreement(texts: Path, labels: Path, second: Path) -> Score:
    """Score a second labelling against the first, as if it were a reading."""
    out = []
    for _, text, gold in labelled(texts, labels, ""):
        other = second / f"{text.stem}.json"
        if other.exists():
            theirs = gold_facts(firm(json.loads(other.read_text("utf-8"))))
            out.append(compare(gold_facts(gold), theirs, text.stem))
    return total(out)


def agreed(one: dict[str, Any], two: dict[str, Any]) -> dict[str, Any]:
    """Give the labels on which two labellings of one article agree; the rest becomes optional.

    Names, types and dates that either accepts are accepted.
    """
    out = {k: [dict(row) for row in v] if k in KINDS else v for k, v in one.items()}
    first, second = gold_facts(one), gold_facts(two)
    pairs = paired(first["events"], second["events"])
    lacking, alone = (
        compare(first, gold_facts(firm(two)), ""),
        compare(second, gold_facts(firm(one)), ""),
    )
    for kind in KINDS:
        lost = {shown for _, shown, _ in lacking[kind].missed}
        for row in out[kind]:
            if _shown(kind, row, one) in lost:
                row["optional"] = True
    for row in two["events"]:
        same = [e for e in out["events"] if e["id"] == pairs.get(row["id"])]
        if not same:
            pairs[row["id"]] = f"second {row['id']}"
            out["events"].append({**row, "id": pairs[row["id"]], "optional": True})
        for event in same:
            _accept(event, row, "name")
            for key in ("type", "date"):
                also = event.get(f"{key}_also") or []
                more = [row[key]] if row.get(key) else []
                event[f"{key}_also"] = [*([also] if isinstance(also, str) else also), *more]
    for kind in KINDS:
        own = {shown for _, shown, _ in alone[kind].missed}
        for row in two[kind] if kind != "events" else ():
            if kind == "participation":
                if _free(row) or _shown(kind, row, two) in own:
                    out[kind].append({**row, "event": pairs[row["event"]], "optional": True})
                continue
            same = [other for other in out[kind] if _same(kind, other, row)]
            for other in same[:1]:
                _accept(other, row, "title" if kind == "posts" else "name")
            if not any(other.get("status") == row.get("status") for other in same):
                out[kind].append({**row, "optional": True})
    return out


def paired(one: list[Said], two: list[Said]) -> dict[str, str]:
    """Give for the events of a second labelling those of the first that they are."""
    rows = [replace(s, free=False, key=(s.key[0], *_plain(s.key[1:]))) for s in two]
    ids = match_events(one, rows, Count(), "")
    return {theirs: ours.removeprefix("free:") for theirs, ours in ids.items()}


def _plain(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.split("|")[0] for part in key)


def _free(row: dict[str, Any]) -> bool:
    return bool(row.get("optional")) or row.get("region") == "side"


def _accept(row: dict[str, Any], other: dict[str, Any], key: str) -> None:
    row["also"] = [*(row.get("also") or ()), other[key], *(other.get("also") or ())]


def _forms(row: dict[str, Any], key: str) -> set[str]:
    return {norm(form) for form in (row[key], *(row.get("also") or ()))}


def _same(kind: str, one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Say whether two rows of labels name one thing, or one post of one person."""
    if kind != "posts":
        return bool(_forms(one, "name") & _forms(two, "name"))
    alike = norm(one["person"]) == norm(two["person"])
    return alike and bool(_forms(one, "title") & _forms(two, "title"))


def _shown(kind: str, row: dict[str, Any], gold: dict[str, Any]) -> str:
    """Write a row of labels as a score shows it."""
    if kind == "posts":
        return f"{row['person']}: {row['title']} [{row['status']}]"
    if kind == "events":
        return f"{row['name']} ({row['type']}, {row.get('date')})"
    if kind == "participation":
        (event,) = (e["name"] for e in gold["events"] if e["id"] == row["event"])
        return f"{row['agent']} {row['as']} {event}"
    return str(row["name"])


def write_agreed(labels: Path, second: Path, out: Path) -> None:
    """Write the labels on which two labellings agree, for each article that has both."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(labels.glob("*.json")):
        if (second / path.name).exists():
            one, two = (
                json.loads((each / path.name).read_text("utf-8")) for each in (labels, second)
            )
            text = json.dumps(agreed(one, two), ensure_ascii=False, indent=1)
            (out / path.name).write_text(f"{text}\n", "utf-8")


def why(post: str, others: list[str]) -> str:
    """Name the class of an error: in what the nearest post of the other side differs."""
    who, _, rest = post.partition(": ")
    title, _, status = rest.rpartition(" [")
    for other in others:
        name, _, theirs = other.partition(": ")
        named, _, state = theirs.rpartition(" [")
        if name == who and named == title and state != status:
            return "status"
        if name != who and named == title and name.split()[-1] == who.split()[-1]:
            return "name of the person"
    for other in others:
        name, _, theirs = other.partition(": ")
        if name == who and theirs.split()[:2] == rest.split()[:2]:
            return "body: cut, run on, left out or another"
    return "no such post"


def classes(score: Score) -> dict[str, tuple[int, int]]:
    """Count the classes of error among the posts of a score: false and missed, by class."""
    false, missed = score["posts"].false, score["posts"].missed
    said, gold = _by_doc(false), _by_doc(missed)
    wrong = Counter(why(post, gold.get(doc, [])) for doc, post, _ in false)
    left = Counter(why(post, said.get(doc, [])) for doc, post, _ in missed)
    return {name: (wrong[name], left[name]) for name in sorted({*wrong, *left})}


def _by_doc(rows: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for doc, post, _ in rows:
        out.setdefault(doc, []).append(post)
    return out


def report(texts: Path, labels: Path, second: Path | None, wanted: str) -> str:
    """Draw the figures as Markdown."""
    found = scores(texts, labels, wanted)
    lines = [
        "Precision / recall of `benchmarks/press.py`, by the order in which the sets were read:",
        "",
    ]
    lines += ["| set | articles | " + " | ".join(KINDS) + " |", "| --- " * (2 + len(KINDS)) + "|"]
    rows = kept() if not wanted else {}
    for part, each in found.items():
        score = total(each)
        cells = [_figures(score[kind]) for kind in KINDS]
        rows[part] = f"| {part} | {len(each)} | " + " | ".join(cells) + " |"
    lines += [row for _, row in sorted(rows.items(), key=lambda item: int(item[0]))]
    sets = ", ".join(sorted(found, key=int))
    lines += ["", f"Errors in posts, sets {sets}:", ""]
    lines += ["| class | false | missed |", "| --- | --- | --- |"]
    everything = total(score for rows in found.values() for score in rows)
    lines += [f"| {name} | {f} | {m} |" for name, (f, m) in classes(everything).items()]
    if second is not None:
        both = agreement(texts, labels, second)
        lines += ["", AGREED]
        lines += ["", "```", table(both), "```"]
    else:
        _, *before = (HOME / "results.md").read_text("utf-8").partition(f"\n{AGREED}")
        lines.append("".join(before).rstrip("\n"))
    return "\n".join(lines) + "\n"


def kept() -> dict[str, str]:
    """Give the rows that were written before, by set."""
    lines = (HOME / "results.md").read_text("utf-8").splitlines()
    rows = (
        line for line in lines if line.startswith("| ") and line.split("|")[1].strip().isdigit()
    )
    return {row.split("|")[1].strip(): row for row in rows}


def _figures(count: Count) -> str:
    if not count.found and not count.missed:
        return "not labelled"
    return f"{count.precision:.3f} / {count.recall:.3f}"


def main() -> int:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("texts", help="write the texts from clones of the repositories")
    make.add_argument("clones", type=Path)
    make.add_argument("texts", type=Path)
    merge = commands.add_parser("both", help="write the labels on which two labellings agree")
    merge.add_argument("labels", type=Path)
    merge.add_argument("second", type=Path)
    merge.add_argument("agreed", type=Path)
    rate = commands.add_parser("score", help="score labels against the reading")
    rate.add_argument("texts", type=Path)
    rate.add_argument("labels", type=Path)
    rate.add_argument("--second", type=Path, help="a second labelling of some of the articles")
    rate.add_argument("--set", default="", help="one set of the index, 1 to 24")
    rate.add_argument("--write", action="store_true", help="write press/results.md")
    args = parser.parse_args()
    if args.command == "texts":
        return 1 if write_texts(args.clones, args.texts) else 0
    if args.command == "both":
        write_agreed(args.labels, args.second, args.agreed)
        return 0
    text = report(args.texts, args.labels, args.second, args.set)
    print(text)
    if args.write:
        (HOME / "results.md").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Gold and readings side by side: precision, recall, misses and false alarms with their quotes.

The gold format is that of ``tests/gold/GUIDE.md``. Facts of gold with ``"region": "side"`` or
``"optional": true`` are neither rewarded nor punished. What a fact may also be is told beside its
key: ``status_also``, ``as_also``, ``type_also``, ``date_also``. Names are compared after NFC, tone
style, letter case and abbreviations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.entities.papers import paper_key
from kg.errors import KgError
from kg.lexicon import table as words
from kg.mentions.tokens import expand
from kg.model import Document, Reading
from kg.text import name_key
from kg.world import world

#: The types of facts that are scored, in the order of the table.
KINDS = ("people", "organisations", "posts", "events", "participation", "places", "documents")

_FAMILY = {
    "conference": "meeting", "meeting": "meeting", "working_session": "meeting", "working": "meeting",
    "session": "meeting", "plenum": "meeting", "congress": "congress", "visit": "visit", "site": "meeting",
    "ceremony": "ceremony", "signing": "ceremony", "award": "ceremony", "funeral": "ceremony",
    "appointment": "taking", "election": "taking", "promotion": "taking",
    "dismissal": "leaving", "leaving": "leaving", "discipline": "leaving",
}  # fmt: skip
_AS = {
    "direct": "speak", "conclude": "speak", "paper": "speak", "launch": "speak", "counterpart": "meet",
    "presenter": "award", "recipient": "receive", "authority": "organise", "appointed": "subject",
    "elected": "subject", "dismissed": "subject", "disciplined": "subject",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One fact in the form in which two sides are compared.

    ``names`` are all acceptable forms of what is compared; ``key`` the rest that must be equal
    (person and status of a post); ``quote`` shows where it stands; ``free`` marks gold that is
    neither rewarded nor punished; facts of gold with the same ``choice`` are one fact that may be
    said in either way.
    """

    kind: str
    names: frozenset[str]
    key: tuple[str, ...]
    shown: str
    quote: str
    free: bool = False
    choice: str = ""


@dataclass
class Count:
    """What was found of one type of fact, in numbers and one by one."""

    found: list[str] = field(default_factory=list)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    false: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 where nothing was said."""
        said = len(self.found) + len(self.false)
        return len(self.found) / said if said else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where there is none."""
        true = len(self.found) + len(self.missed)
        return len(self.found) / true if true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


Score = dict[str, Count]


def norm(name: str) -> str:
    """Give the form in which names are compared.

    >>> norm("Uỷ viên BCH T.Ư Đảng") == norm("Ủy viên Ban Chấp hành Trung ương Đảng")
    True
    """
    key = name_key(expand(name.replace("\u00a0", " "))).replace("sỹ", "sĩ").rstrip(".")
    return re.sub(r"\s*-\s*", "-", re.sub(r"\b(\w)\.\s*(?=\w)", r"\1. ", key))


def _names(row: Mapping[str, Any], key: str = "name") -> frozenset[str]:
    return frozenset(norm(n) for n in (row[key], *(row.get("also") or ())))


def _same(kind: str, name: str) -> frozenset[str]:
    """Give all forms under which a body or a place counts as the same: its id, with its unit.

    >>> bool(_same("organisations", "BCH T.Ư Đảng") & _same("organisations", "Trung ương Đảng"))
    True
    >>> bool(_same("places", "huyện Đam Rông") & _same("places", "Đam Rông"))
    True
    """
    plain = norm(name)
    if kind == "organisations":
        body = world().body(plain)
        return frozenset((plain, f"={body.id}") if body else (plain,))
    if kind == "places":
        place = world().place(plain)
        known = (f"={place.id}",) if place else ()
        units = [row["unit"] for row in words("place_units.tsv")]
        bare = not any(plain.startswith(f"{unit} ") for unit in units)
        return frozenset((plain, *known, *(f"{unit} {plain}" for unit in units if bare)))
    if kind == "documents":
        return frozenset((plain.replace(" số ", " "), f"={paper_key(name)}"))
    return frozenset((plain,))


def _free(row: Mapping[str, Any]) -> bool:
    return row.get("region") == "side" or bool(row.get("optional"))


def gold_facts(gold: Mapping[str, Any]) -> dict[str, list[Said]]:
    """Give the facts of one gold file by type."""
    out: dict[str, list[Said]] = {kind: [] for kind in KINDS}
    for kind in ("people", "organisations", "places", "documents"):
        for row in gold.get(kind, ()):
            quote = row.get("quote") or (row.get("mentions") or [""])[0]
            names = frozenset(
                n for form in (row["name"], *(row.get("also") or ())) for n in _same(kind, form)
            )
            out[kind].append(Said(kind, names, (), row["name"], quote, _free(row)))
    for number, row in enumerate(gold.get("posts", ())):
        for status in dict.fromkeys((row["status"], *_also(row, "status"))):
            said = Said(
                "posts",
                _names(row, "title"),
                (norm(row["person"]), status),
                f"{row['person']}: {row['title']} [{row['status']}]",
                row["quote"],
                _free(row),
                f"post {number}",
            )
            out["posts"].append(said)
    events = {}
    for row in gold.get("events", ()):
        events[row["id"]] = row
        out["events"].append(_gold_event(row))
    forms = _agents(gold)
    for number, row in enumerate(gold.get("participation", ())):
        event = events[row["event"]]
        shown = f"{row['agent']} {row['as']} {event['name']}"
        free = _free(row) or _free(event)
        for how in dict.fromkeys(_AS.get(a, a) for a in (row["as"], *_also(row, "as"))):
            out["participation"].append(
                Said(
                    "participation",
                    forms.get(norm(row["agent"]), frozenset((norm(row["agent"]),))),
                    (row["event"], how),
                    shown,
                    row.get("quote", ""),
                    free,
                    f"participation {number}",
                )
            )
    return out


def _agents(gold: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Give the forms that the gold accepts for each person and body, by name."""
    rows = [*gold.get("organisations", ()), *gold.get("people", ())]
    return {norm(row["name"]): _names(row) for row in rows}


def _also(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Give what else the gold accepts for a key: a list, one word, or nothing."""
    also = row.get(f"{key}_also") or ()
    return (also,) if isinstance(also, str) else tuple(a for a in also if a)


def _gold_event(row: Mapping[str, Any]) -> Said:
    kinds = (row["type"], *_also(row, "type"))
    families = "|".join(dict.fromkeys(_FAMILY.get(kind, "other") for kind in kinds))
    dates = "|".join((row.get("date") or "", *_also(row, "date")))
    return Said(
        "events",
        _names(row),
        (row["id"], families, dates),
        f"{row['name']} ({row['type']}, {row.get('date')})",
        row["quote"],
        _free(row),
    )


def reading_facts(reading: Reading) -> dict[str, list[Said]]:
    """Give the facts of one reading by type, each once."""
    out: dict[str, list[Said]] = {kind: [] for kind in KINDS}
    kinds = {
        "person": "people",
        "organisation": "organisations",
        "place": "places",
        "paper": "documents",
    }
    seen: set[tuple[str, str]] = set()
    names: frozenset[str]
    for m in reading.mentions:
        kind = kinds.get(m.kind)
        names = _same(kind, m.name) if kind else frozenset()
        if kind and (kind, norm(m.name)) not in seen:
            seen.add((kind, norm(m.name)))
            around = reading.document.text[max(0, m.span.start - 40) : m.span.stop + 40]
            out[kind].append(Said(kind, names, (), m.name, around))
    posts: set[tuple[str, str, str]] = set()
    for t in reading.tenures:
        key = (norm(t.person.name), norm(t.post.title), t.status)
        if key not in posts and t.status != "nominated":
            posts.add(key)
            names = frozenset(norm(n) for n in (t.post.title, *t.post.surfaces))
            out["posts"].append(
                Said(
                    "posts",
                    names,
                    (key[0], t.status),
                    f"{t.person.name}: {t.post.title} [{t.status}] ({t.evidence.rule})",
                    t.evidence.quote,
                )
            )
    for e in reading.events:
        if e.type != "site":
            out["events"].append(
                Said(
                    "events",
                    frozenset((norm(e.name),)),
                    (e.id, _FAMILY.get(e.type, "other"), e.date or ""),
                    f"{e.name} ({e.type}, {e.date}) ({e.evidence.rule})",
                    e.evidence.quote,
                )
            )
    parts: set[tuple[str, str, str]] = set()
    above = {e.id: e.part_of for e in reading.events if e.type == "site" and e.part_of}
    for p in reading.participations:
        event = above.get(p.event) or p.event
        row = (event, norm(p.agent.name), _AS.get(p.role, p.role))
        if row not in parts:
            parts.add(row)
            out["participation"].append(
                Said(
                    "participation",
                    frozenset((row[1],)),
                    (event, row[2]),
                    f"{p.agent.name} {p.role} {event} ({p.evidence.rule})",
                    p.evidence.quote,
                )
            )
    return out


def compare(gold: dict[str, list[Said]], said: dict[str, list[Said]], doc: str) -> Score:
    """Score what one reading says against the gold of its document."""
    score: Score = {kind: Count() for kind in KINDS}
    events = match_events(gold["events"], said["events"], score["events"], doc)
    for kind in KINDS:
        if kind == "events":
            continue
        theirs = said[kind]
        if kind == "participation":
            theirs = [_moved(s, events) for s in theirs]
        _match(gold[kind], theirs, score[kind], doc)
    return score


def _moved(said: Said, events: dict[str, str]) -> Said:
    return Said(
        said.kind,
        said.names,
        (events.get(said.key[0], "?" + said.key[0]), said.key[1]),
        said.shown,
        said.quote,
        said.key[0] in events and events[said.key[0]].startswith("free:"),
    )


def _match(gold: list[Said], said: list[Said], count: Count, doc: str) -> None:
    used: set[int] = set()
    for s in said:
        fits = [
            k for k, g in enumerate(gold)
            if k not in used and g.names & s.names and _same_key(g.key, s.key)
        ]  # fmt: skip
        fits.sort(key=lambda k: (gold[k].free, not _spelled_alike(gold[k], s)))
        if fits:
            g = gold[fits[0]]
            used.add(fits[0])
            used.update(k for k, o in enumerate(gold) if o.choice and o.choice == g.choice)
            if not g.free:
                count.found.append(f"{doc}\t{g.shown}")
        elif (
            s.free
            or any(g.names & s.names and g.free and _same_key(g.key, s.key) for g in gold)
            or any(_one_thing(gold[k], s) or _other_way(gold[k], s) for k in used)
            or (s.kind == "participation" and s.key[0].startswith("free:"))
        ):
            continue
        else:
            count.false.append((doc, s.shown, s.quote))
    told: set[str] = set()
    for k, g in enumerate(gold):
        if k not in used and not g.free and not (g.choice and g.choice in told):
            told.add(g.choice)
            count.missed.append((doc, g.shown, g.quote))


def _other_way(g: Said, s: Said) -> bool:
    """Say whether a fact that has been found is said once more in the other accepted way."""
    return bool(g.choice) and bool(g.names & s.names) and _same_key(g.key, s.key)


def _spelled_alike(g: Said, s: Said) -> bool:
    return any(not n.startswith("=") for n in g.names & s.names)


def _one_thing(g: Said, s: Said) -> bool:
    """Say whether a second name means a body or a place that has been found under another."""
    return any(n.startswith("=") for n in g.names & s.names)


def _same_key(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) == 2 and len(b) == 2:
        return a[0] == b[0].removeprefix("free:") and a[1] == b[1]
    return a == b


def match_events(gold: list[Said], said: list[Said], count: Count, doc: str) -> dict[str, str]:
    """Pair events by type, date and name; give the gold id of each event of the reading."""
    pairs = sorted(
        (
            (-_alike(g, s), i, j)
            for i, g in enumerate(gold)
            for j, s in enumerate(said)
            if _alike(g, s) > 0.33
        ),
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in taken and j not in matched:
            matched[j] = i
            taken.add(i)
    ids: dict[str, str] = {}
    for j, s in enumerate(said):
        if j in matched:
            g = gold[matched[j]]
            ids[s.key[0]] = ("free:" if g.free else "") + g.key[0]
            if not g.free:
                count.found.append(f"{doc}\t{g.shown}")
        elif any(_alike(g, s) > 0.6 for g in gold):
            g = max(gold, key=lambda g: _alike(g, s))
            ids[s.key[0]] = ("free:" if g.free else "") + g.key[0]
            if not g.free:
                count.false.append((doc, s.shown, s.quote))
        else:
            count.false.append((doc, s.shown, s.quote))
    for i, g in enumerate(gold):
        if i not in taken and not g.free:
            count.missed.append((doc, g.shown, g.quote))
    return ids


_SMALL = frozenset(
    [
        "của",
        "và",
        "các",
        "ông",
        "bà",
        "đồng",
        "chí",
        "với",
        "tại",
        "lần",
        "thứ",
        "năm",
        "cho",
        "nhiệm",
        "kỳ",
    ]
)


def _alike(g: Said, s: Said) -> float:
    """Say how much two events are alike, 0..1: type family, date, words of name and quote."""
    families = g.key[1].split("|")
    if s.key[1] not in families and s.key[1] != "other" and "other" not in families:
        return 0.0
    dates, b = g.key[2].split("|"), s.key[2]
    a = next((d for d in dates if d == b), dates[0])
    if b and not any(not d or d.startswith(b) or b.startswith(d) for d in dates):
        return 0.0
    theirs = next(iter(s.names)).split()
    best = 0.0
    for name in g.names:
        x, y = set(name.split()) - _SMALL, set(theirs) - _SMALL
        if x and y:
            best = max(best, len(x & y) / min(len(x), len(y)) * 0.8 + 0.2 * len(x & y) / len(x | y))
    quoted = bool(g.quote) and (norm(g.quote) in norm(s.quote) or norm(s.quote) in norm(g.quote))
    return best * 0.7 + 0.2 * quoted + (0.1 if a and a == b else 0.0)


def total(scores: Iterable[Score]) -> Score:
    """Add up the scores of several documents."""
    out: Score = {kind: Count() for kind in KINDS}
    for score in scores:
        for kind in KINDS:
            out[kind].found += score[kind].found
            out[kind].missed += score[kind].missed
            out[kind].false += score[kind].false
    return out


def gold_files(folder: Path) -> list[tuple[Path, Path]]:
    """Pair each gold file of a folder with its text, beside it or in ``seeds/``.

    Raises KgError where a text is missing.
    """
    pairs = []
    for path in sorted(folder.rglob("*.json")):
        if path.name in ("score.json",):
            continue
        texts = [
            path.with_suffix(".txt"),
            *(p / "seeds" / f"{path.stem}.txt" for p in path.parents),
        ]
        text = next((t for t in texts if t.exists()), None)
        if text is None:
            raise KgError(f"{path}: no text {path.stem}.txt beside the gold or in seeds/")
        pairs.append((path, text))
    if not pairs:
        raise KgError(f"{folder}: no gold files (*.json) here")
    return pairs


def evaluate(folder: Path) -> Score:
    """Read every document that a folder has gold for, and score the readings."""
    from kg.documents import load
    from kg.reading import read

    scores = []
    for path, text in gold_files(Path(folder)):
        gold = json.loads(path.read_text("utf-8"))
        (doc,) = (d for d in load(text) if isinstance(d, Document))
        scores.append(compare(gold_facts(gold), reading_facts(read(doc)), path.stem))
    return total(scores)


def table(score: Score) -> str:
    """Draw the figures: one line a type of fact."""
    lines = [f"{'':16}{'P':>6}{'R':>7}{'F1':>7}{'found':>8}{'missed':>8}{'false':>7}"]
    for kind in KINDS:
        c = score[kind]
        lines.append(
            f"{kind:16}{c.precision:6.3f}{c.recall:7.3f}{c.f1:7.3f}{len(c.found):8}{len(c.missed):8}{len(c.false):7}"
        )
    return "\n".join(lines)


def as_json(score: Score) -> dict[str, Any]:
    """Give the figures and the facts found in the form of the committed score file."""
    return {
        kind: {
            "precision": round(c.precision, 4), "recall": round(c.recall, 4), "f1": round(c.f1, 4),
            "found": sorted(c.found), "false": sorted(f"{d}\t{s}" for d, s, _ in c.false),
        }
        for kind, c in score.items()
    }  # fmt: skip


def changes(score: Score, before: Mapping[str, Any]) -> list[str]:
    """List gains and losses against a committed score file."""
    out = []
    for kind, c in score.items():
        was, now = set(before.get(kind, {}).get("found", ())), set(c.found)
        wrong_was = set(before.get(kind, {}).get("false", ()))
        wrong_now = {f"{d}\t{s}" for d, s, _ in c.false}
        out += [f"+ {kind}: found {x}" for x in sorted(now - was)]
        out += [f"- {kind}: lost {x}" for x in sorted(was - now)]
        out += [f"- {kind}: new false alarm {x}" for x in sorted(wrong_now - wrong_was)]
        out += [f"+ {kind}: no longer says {x}" for x in sorted(wrong_was - wrong_now)]
    return out

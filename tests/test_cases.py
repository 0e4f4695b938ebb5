"""Made-up sentences of `cases/*.tsv`, one phenomenon a line, and what a linguist reads in each.

The cells are text, expected, quality and note. In a text ``¶`` ends a line, and ``[2025-05-27]``
before it is the day of publication. What is expected is written as ``key: this | that; key: …``:

* ``incumbent:`` (former, appointed, dismissed, acting, nominated) ``Person = Title | Title``, each
  title with ``@ Body`` and ``(since 2020-05, until 2023, term khóa XV)`` where that is the point;
  once one is given, a text states those posts and no others, and ``posts: -`` says that it states
  none;
* ``people:``, ``organisations:``, ``places:``, ``papers:`` all full names of that kind;
* ``events:`` ``conference 2024-12-16 Name``, the date as ``-`` where there is none, ``from..to``
  where there are two, the name left out where the text has none of its own;
* ``participation:`` ``Person chair``, every one of them;
* ``refers:`` ``letters = full name``, among others;
* ``-`` alone: neither a post nor an event.

``this / that`` are two forms, either of which is right; ``?this`` may be there or not, as careful
readers differ; ``key: -`` is none of that kind. Lines of quality strong hold one by one, of the
medium ones at least half in each file; the weak ones are only counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kg.evaluate import norm
from kg.lexicon import read_tsv
from kg.model import Document, Event, Reading, Tenure
from kg.reading import read

FILES = sorted((Path(__file__).parent / "cases").glob("*.tsv"))
STATUSES = ("incumbent", "former", "appointed", "dismissed", "acting", "nominated")
KINDS = {"people": "person", "organisations": "organisation", "places": "place", "papers": "paper"}
QUALITIES = ("strong", "medium", "weak")
#: Share of the medium lines of a file that must hold.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """A line of a file of cases."""

    place: str
    text: str
    expected: str
    quality: str


@cache
def cases(path: Path) -> tuple[Case, ...]:
    """Give the lines of one file."""
    return tuple(
        Case(f"{path.name}:{number}", row["text"], row["expected"], row["quality"])
        for number, row in enumerate(read_tsv(path), 2)
    )


def parts(expected: str) -> list[tuple[str, str]]:
    """Split what is expected into keys and values."""
    if expected == "-":
        return [("posts", "-"), ("events", "-")]
    pairs = [part.split(":", 1) for part in re.split(r";\s+(?=[a-z]+:)", expected)]
    return [(key.strip(), value.strip()) for key, value in pairs]


def listed(value: str) -> list[str]:
    """Split a value into its members."""
    return [] if value == "-" else [item.strip() for item in value.split(" | ")]


def same(expected: str, name: str | None) -> bool:
    """Say whether a name is one of the forms that are right."""
    return norm(name or "-") in {norm(form) for form in expected.split(" / ")}


def paired(wanted: list[str], said: list[str], fits: Callable[[str, str], bool]) -> list[str]:
    """Name what is missing and what is too much when each is to fit one, those with ? or none."""
    rest = list(said)
    missing = []
    for want in wanted:
        found = next((one for one in rest if fits(want.replace("?", ""), one)), None)
        if found is not None:
            rest.remove(found)
        elif "?" not in want:
            missing.append(f"missing: {want}")
    return missing + [f"too much: {one}" for one in rest]


_POST = re.compile(r"(?P<title>.+?)(?: @ (?P<body>[^()]+?))?(?: \((?P<when>[a-z]+ [^()]+)\))?$")


def _tenure_fits(want: str, t: Tenure) -> bool:
    status, person, post = want.split("\t")
    m = _POST.match(post)
    assert m, f"{post!r} is not Title @ Body (since …)"
    when = dict(pair.split(" ", 1) for pair in (m["when"] or "").split(", ") if pair)
    return (
        t.status == status
        and same(person, t.person.name)
        and same(m["title"], t.post.title)
        and (m["body"] is None or same(m["body"], t.post.organisation))
        and all(same(value, getattr(t, key)) for key, value in when.items())
    )


def _tenure_shown(t: Tenure) -> str:
    """Show a tenure; two that show alike are one."""
    when = [f"{k} {getattr(t, k)}" for k in ("since", "until", "term") if getattr(t, k)]
    shown = f"{t.person.name} = {t.post.title} @ {t.post.organisation or '-'}"
    return f"{t.status}: {shown}" + (f" ({', '.join(when)})" if when else "")


def wrong_posts(wanted: list[tuple[str, str]], reading: Reading) -> list[str]:
    """Name the posts that are missing or too much."""
    rows = []
    for status, value in wanted:
        if status != "posts":
            person, titles = value.split(" = ", 1)
            rows += [f"{status}\t{person}\t{title}" for title in listed(titles)]
    tenures = {_tenure_shown(t): t for t in reading.tenures}
    return paired(rows, list(tenures), lambda want, key: _tenure_fits(want, tenures[key]))


def _event_fits(want: str, e: Event) -> bool:
    kind, when, *name = want.split(" ", 2)
    dates = f"{e.date or '-'}..{e.until}" if e.until else e.date or "-"
    return e.type == kind and dates == when and (not name or same(name[0], e.name))


def _event_shown(e: Event) -> str:
    return f"{e.type} {e.date or '-'}{'..' + e.until if e.until else ''} {e.name} [{e.id}]"


def wrong_events(wanted: list[str], reading: Reading) -> list[str]:
    """Name the events that are missing or too much."""
    events = {_event_shown(e): e for e in reading.events}
    return paired(wanted, list(events), lambda want, key: _event_fits(want, events[key]))


def wrong(expected: str, reading: Reading) -> list[str]:
    """Name everything in which a reading is not what is expected."""
    out: list[str] = []
    wanted = parts(expected)
    posts = [(key, value) for key, value in wanted if key in (*STATUSES, "posts")]
    if posts:
        out += wrong_posts(posts, reading)
    for key, value in wanted:
        if key in KINDS:
            names = {norm(m.name): m.name for m in reading.mentions if m.kind == KINDS[key]}
            out += paired(listed(value), list(names.values()), same)
        elif key == "events":
            out += wrong_events(listed(value), reading)
        elif key == "participation":
            said = {f"{p.agent.name} {p.role}" for p in reading.participations}
            out += paired(listed(value), sorted(said), same)
        elif key == "refers":
            pairs = {f"{m.text} = {m.name}" for m in reading.mentions}
            out += [f"missing: {want}" for want in listed(value) if want not in pairs]
        else:
            assert (key, value) in posts, f"unknown key {key!r}"
    return out


@cache
def verdict(case: Case) -> tuple[str, ...]:
    """Read the text of a case and name what is wrong."""
    m = re.fullmatch(r"(?:\[(\d{4}-\d{2}-\d{2})\] )?(.*)", case.text)
    assert m
    doc = Document("case", m[2].replace(" ¶ ", "\n"), published=m[1])
    return tuple(wrong(case.expected, read(doc)))


def of_quality(quality: str) -> list[Case]:
    """List the lines of one quality."""
    return [case for path in FILES for case in cases(path) if case.quality == quality]


@pytest.mark.parametrize("case", of_quality("strong"), ids=lambda case: case.place)
def test_strong(case: Case) -> None:
    assert verdict(case) == (), case.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_medium(path: Path) -> None:
    medium = [case for case in cases(path) if case.quality == "medium"]
    failed = [(case.place, *verdict(case)) for case in medium if verdict(case)]
    assert len(failed) <= len(medium) * (1 - HALF), failed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_weak(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weak = [case for case in cases(path) if case.quality == "weak"]
    held = [case.place for case in weak if not verdict(case)]
    with capsys.disabled():
        if held:
            print(f"\n{len(held)} of {len(weak)} weak lines hold: {', '.join(held)}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_lines_are_well_formed(path: Path) -> None:
    rows = cases(path)
    texts = [case.text for case in rows]
    assert [text for text in texts if texts.count(text) > 1] == []
    assert [case.place for case in rows if case.quality not in QUALITIES] == []


def test_there_are_enough() -> None:
    assert sum(len(cases(path)) for path in FILES) >= 900

"""Readings keep their letters and places, give every fact its sentence, and are always the same."""

from __future__ import annotations

import gc
import os
import random
import subprocess
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kg.documents import load
from kg.lexicon import read_tsv
from kg.model import OWN_REGIONS, Document, Evidence, Reading, Region, Span
from kg.reading import explain, read, show
from kg.text import nfc

HOME = Path(__file__).parent.parent
TEXTS = [*(HOME / "seeds").glob("*.txt"), *(HOME / "tests/gold").rglob("*.txt")]
CASES = sorted((HOME / "tests" / "cases").glob("*.tsv"))
each_text = pytest.mark.parametrize("path", sorted(TEXTS), ids=lambda path: path.stem)


@cache
def document(path: Path) -> Document:
    """Load the one article of a file."""
    (doc,) = (doc for doc in load(path) if isinstance(doc, Document))
    return doc


@cache
def reading(path: Path) -> Reading:
    """Read the one article of a file."""
    return read(document(path))


def evidences(of: Reading) -> list[Evidence]:
    """Give the evidence of every fact."""
    of_posts = [t.evidence for t in of.tenures] + [s.evidence for s in of.statements]
    return of_posts + [e.evidence for e in of.events] + [p.evidence for p in of.participations]


@each_text
def test_mentions_are_letters_of_the_text(path: Path) -> None:
    text = reading(path).document.text
    wrong = [m for m in reading(path).mentions if text[m.span.start : m.span.stop] != m.text]
    assert reading(path).mentions and wrong == []


@each_text
def test_parts_lie_inside_their_mention(path: Path) -> None:
    text = reading(path).document.text
    for mention in reading(path).mentions:
        for part in mention.parts:
            assert mention.span.holds(part.span)
            assert text[part.span.start : part.span.stop] == part.text


@each_text
def test_every_fact_has_its_sentence(path: Path) -> None:
    doc = reading(path).document
    found = evidences(reading(path))
    assert found
    for one in found:
        assert doc.text[one.sentence.start : one.sentence.stop] == one.quote
        assert one.sentence.holds(one.span) and len(one.span)
        assert one.document == doc.id
        assert one.rule and 0 < one.certainty <= 1


@each_text
def test_facts_come_from_the_articles_own_regions(path: Path) -> None:
    doc = reading(path).document
    foreign = [r for r in doc.regions if r.kind not in OWN_REGIONS]
    assert [e for e in evidences(reading(path)) for r in foreign if e.sentence.meets(r.span)] == []


@each_text
def test_composed_and_decomposed_letters_name_the_same(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    composed, decomposed = tmp_path / path.name, tmp_path / "nfd" / path.name
    decomposed.parent.mkdir()
    composed.write_text(unicodedata.normalize("NFC", text), encoding="utf-8")
    decomposed.write_text(unicodedata.normalize("NFD", text), encoding="utf-8")
    assert said(read(document(composed))) == said(read(document(decomposed)))


def said(of: Reading) -> set[tuple[str, ...]]:
    """Give the names and facts of a reading without their places."""
    names = {(m.kind, nfc(m.name)) for m in of.mentions}
    posts = {(t.status, nfc(t.person.name), nfc(t.post.title)) for t in of.tenures}
    events = {(e.type, nfc(e.name), e.date or "") for e in of.events}
    return names | posts | events


@each_text
def test_the_same_document_gives_the_same_reading(path: Path) -> None:
    assert read(document(path)) == reading(path)


def test_nothing_that_is_made_holds_what_holds_it() -> None:
    """The compiled form does not search its values for circles, which would never be freed."""
    assert reading(TEXTS[0])  # what is made once may
    gc.collect()
    gc.disable()
    try:
        for path in TEXTS[:5]:
            read(document(path))
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("seed", ["1", "20251208"])
def test_the_seed_of_hashes_changes_nothing(seed: str) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.documents import load; "
        "from kg.reading import read; "
        "[print(repr(read(doc))) for path in sys.argv[1:] for doc in load(Path(path))]"
    )
    paths = [min(TEXTS), max(TEXTS)]
    out = subprocess.run(
        [sys.executable, "-c", code, *map(str, paths)],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        cwd=HOME,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout
    assert out == "".join(f"{reading(path)!r}\n" for path in paths)


@each_text
def test_ids_are_unique_and_known(path: Path) -> None:
    of = reading(path)
    ids = [t.id for t in of.tenures] + [e.id for e in of.events]
    assert len(ids) == len(set(ids))
    tenures, events = {t.id for t in of.tenures}, {e.id for e in of.events}
    assert {p.event for p in of.participations} <= events
    assert {e.part_of for e in of.events} <= events | {None}
    assert {t for e in of.events for t in (*e.starts, *e.ends)} <= tenures


OWN = "Bí thư Tỉnh ủy Quảng Ninh Nghiêm Xuân Cường dự hội nghị."
OTHERS = "Ông Lục Hải Tấn giữ chức Bí thư Huyện ủy Phụng Hiệp."


@pytest.mark.parametrize("kind", ["furniture", "foreign", "credit", "dateline"])
def test_nothing_is_stated_of_other_articles(kind: str) -> None:
    text = f"{OWN}\n{OTHERS}"
    cut = len(OWN) + 1
    regions = (Region(Span(0, cut - 1), "body"), Region(Span(cut, len(text)), kind))  # type: ignore[arg-type]
    of = read(Document("two", text, regions=regions))
    assert {t.person.name for t in of.tenures} == {"Nghiêm Xuân Cường"}
    whole = read(replace(of.document, regions=()))
    assert {t.person.name for t in whole.tenures} == {"Nghiêm Xuân Cường", "Lục Hải Tấn"}


@pytest.mark.parametrize("text", ["", " \n\t", ".", "?!…", "12/5", "()", "\n" * 500, "\u200b"])
def test_a_text_that_says_nothing(text: str) -> None:
    of = read(Document("nothing", text))
    assert (of.tenures, of.events, of.participations, of.statements) == ((), (), (), ())


@pytest.mark.parametrize("seed", range(8))
def test_torn_and_shuffled_sentences_are_read(seed: int) -> None:
    rnd = random.Random(seed)
    cases = [row["text"] for path in CASES for row in read_tsv(path)]
    for case in rnd.sample(cases, 400):
        words = case.partition("] ")[2].split() or case.split()
        first, size = rnd.randrange(len(words)), rnd.randint(1, 40)
        words = words[first : first + size]
        if rnd.random() < _SHUFFLED:
            rnd.shuffle(words)
        torn = " ".join(rnd.choice(_FORMS)(word) for word in words)
        assert read(Document("torn", torn, published="2024-05-06")).document.text == torn


#: How many of the torn sentences are shuffled too.
_SHUFFLED = 0.3
#: What may become of a word: it mostly stays.
_FORMS = (str, str, str, str, str.title, str.upper, lambda word: word.strip(".,;:") or "-")


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        (
            "Bộ Chính trị không bổ nhiệm ông Trần Văn Ẩn giữ chức Bí thư Tỉnh ủy Hà Nam.",
            [
                "<organisation 0> không bổ nhiệm ông <person 2> giữ chức <role 3> .",
                "  person 2: Trần Văn Ẩn",
                "facts: none",
                "nearly: appointed-active: held back by negation",
            ],
        ),
        (
            "Ông Trần Văn Ẩn được bầu làm Chủ tịch UBND tỉnh Hà Nam.",
            [
                "ông <person 1> được bầu làm <role 2> .",
                "  appointed: Trần Văn Ẩn - Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"
                "  [appointed-passive]",
            ],
        ),
    ],
    ids=["what held a rule back", "the rule that fired"],
)
def test_explain(sentence: str, lines: list[str]) -> None:
    said = explain(sentence).splitlines()
    assert [line for line in lines if line not in said] == []


def test_show_underlines_what_is_named() -> None:
    sentence = "Ông Nghiêm Xuân Cường là Bí thư Tỉnh ủy Quảng Ninh."
    assert show(read(Document("shown", sentence))).splitlines() == [
        "shown",
        "",
        sentence,
        "    PER──────────────    ROLE───ORG───────────────",
        "  incumbent: Nghiêm Xuân Cường - Bí thư Tỉnh ủy Quảng Ninh  [is-post]",
    ]


@each_text
def test_show_and_explain_take_every_sentence(path: Path) -> None:
    of = reading(path)
    assert (of.document.title or of.document.id) in show(of)
    for one in evidences(of)[:3]:
        assert explain(one.quote)

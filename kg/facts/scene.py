"""A document while it is read: its sentences, what they name, and what that stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from kg.facts.reference import Bodies, People, Territories, completed, finished, known_leader
from kg.grammar import Skeleton
from kg.lexicon import Remembered, word_set
from kg.mentions import Item, PersonPhrase, Scan, again, scan
from kg.mentions.bare import bare_names, last_names
from kg.mentions.bodies import firm_heads
from kg.mentions.called import KINDS
from kg.mentions.dates import Calendar, DatePhrase, find
from kg.mentions.events import EventPhrase
from kg.mentions.marks import Marks
from kg.mentions.organisations import BodyPhrase
from kg.mentions.people import Names
from kg.mentions.places import PlacePhrase, gazetteer
from kg.mentions.roles import RolePhrase
from kg.mentions.shorts import short_names
from kg.mentions.tokens import Line, Page, vietnamese
from kg.model import OWN_REGIONS, Document, Evidence, Mention, MentionKind, Span
from kg.text import name_key, sentences


@dataclass(slots=True, eq=False)  # not frozen: made by the hundred
class Sentence:
    """A sentence of an own region, what it names, and the form of it that rules read.

    ``days`` are its dates and ``subjects`` those named before its verbs, once they were asked for.
    """

    span: Span
    region: str
    line: Line
    items: tuple[Item, ...]
    skeleton: Skeleton
    days: list[tuple[Item, DatePhrase]] | None = None
    subjects: dict[int, list[Item]] | None = None


def _sentence(span: Span, region: str, found: Scan) -> Sentence:
    items = tuple(found.items)
    return Sentence(span, region, found.line, items, Skeleton(found.line, items))


#: An initial without its stop.
_INITIAL = re.compile(r"\b([A-Z])(?= )")


def _dotted(name: str) -> str:
    return _INITIAL.sub(r"\1.", name)


#: Names with a stop after each initial.
_DOTTED = Remembered(_dotted)


class Scene:
    """A document while it is read: its sentences and what parts of names stand for in it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.page = Page(doc.text)
        self.calendar = Calendar(doc.published, self.page.text)
        self._marks = Marks(self.page.words)
        self.dates = find(self.page.text, self._marks.dates, self.calendar)
        self._days = [date.start for date in self.dates]
        self.sentences = self._scan()
        self.people = People()
        self.territories = Territories(
            sentences=[s.line.starts[0] for s in self.sentences if s.line.size]
        )
        self.bodies = Bodies()
        self.names: dict[int, str] = {}
        self.cut: Item | None = None
        self._observed: dict[int, str | None] = {}
        self._learn()
        self.main_date = doc.published or self._first_date()
        #: The last day of what the text tells of first, where it tells no day of publication.
        self.told_until = doc.published or self._last_of_first()

    def _scan(self) -> list[Sentence]:
        """Read what the sentences name, and again those that hold a name learnt meanwhile."""
        known = Names.of(self.page.text, self._marks.addresses, self._marks.leaders)
        spans = [
            (span, region.kind)
            for region in self.doc.regions
            if region.kind in OWN_REGIONS
            for span in sentences(self.doc.text, region.span.start, region.span.stop)
        ]
        lines = [Line(self.page, span) for span, _ in spans]
        scans = [scan(line, known, self._dates(line)) for line in lines]
        learnt = {
            item.phrase.name
            for one in scans
            for item in one.items
            if isinstance(item.phrase, PersonPhrase) and _full(item.phrase)
        }
        learnt |= _longer_forms(self.page.text, scans)
        learnt -= _run_on(self.page.text, learnt)
        shorts: dict[tuple[str, ...], BodyPhrase] = {}
        for one in scans:
            for short, body in short_names(one.line, one.items).items():
                shorts.setdefault(short, body)
        if shorts:
            known = Names(known.names, shorts)
            scans = [
                scan(one.line, known, self._dates(one.line)) if _short(one.line, shorts) else one
                for one in scans
            ]
        if learnt - known.names:
            more = Names(learnt | known.names, shorts)
            for number in _holding(lines, learnt):
                scans[number] = again(scans[number], more, self._dates(lines[number]))
        _call_alone(scans)
        return [_sentence(span, kind, one) for (span, kind), one in zip(spans, scans, strict=True)]

    def _dates(self, line: Line) -> list[DatePhrase]:
        first, stop = bisect_left(self._days, line.starts[0]), line.stop(-1)
        found: list[DatePhrase] = []
        while first < len(self._days) and self._days[first] < stop:
            if self.dates[first].stop <= stop:
                found.append(self.dates[first])
            first += 1
        return found

    def _learn(self) -> None:
        """Note the full names, territories and bodies, then what the parts of names stand for."""
        forms: dict[str, str] = {}
        cut = self.cut = _cut_off(self.sentences[-1], self.page.text) if self.sentences else None
        for sentence in self.sentences:
            for item in sentence.items:
                phrase, at = item.phrase, sentence.line.starts[item.start]
                if isinstance(phrase, PersonPhrase):
                    if item is cut:
                        continue
                    if _full(phrase):
                        address = phrase.address.lower() or _address(sentence.line, item.start)
                        self.people.add(at, phrase.name, address)
                        if phrase.evidence == "title":
                            self.people.titled.add(phrase.name)
                    elif phrase.address:
                        self.people.call(phrase.name, phrase.address.lower())
                elif item.kind != "L" or not _home(sentence.line, item.start):
                    if item.kind == "L" and _heads_section(sentence.line, item):
                        self.territories.sections.append(at)
                    for place in _places_in(phrase):
                        within = item.kind != "L" and not _firm(phrase)
                        self.territories.add(at, place.level, place.unit, place.name, within)
        for sentence in self.sentences:
            for item in sentence.items:
                phrase, at = item.phrase, sentence.line.starts[item.start]
                if isinstance(phrase, PersonPhrase):
                    name = self._begun(phrase.name) if item is cut else self._person(phrase, at)
                    if name:
                        self.names[id(item)] = forms.setdefault(name_key(name), name)
                    continue
                for body in _bodies_in(phrase):
                    name = None if body.bare else self._own_name(body, at)
                    if name:
                        self.bodies.add(at, name)
                if isinstance(phrase, RolePhrase) and phrase.organisation and not phrase.lacks:
                    self.bodies.add(at, phrase.organisation)

    def _begun(self, part: str) -> str | None:
        """Give the one full name that begins with what is left of a name: "Tổng Bí thư Tô L..."."""
        key = name_key(part.rstrip(". "))
        names = {name for _, name in self.people.names if name_key(name).startswith(key)}
        return names.pop() if len(names) == 1 else None

    def _person(self, phrase: PersonPhrase, at: int) -> str | None:
        dotted = _DOTTED[phrase.name]
        if dotted != phrase.name and dotted in self.page.text:
            return dotted  # "S Jaishankar" is called "S. Jaishankar" too
        if _full(phrase):
            longer = self.people.resolve(phrase.name, at)
            if (
                longer
                and len(longer.split()) > len(phrase.name.split())
                and name_key(longer).endswith(name_key(phrase.name))
            ):
                return longer
            return phrase.name
        found = self.people.resolve(phrase.name, at, phrase.address.lower())
        if found and (phrase.evidence != "title" or self.people.may_lead(found, phrase.name)):
            return found
        leader = known_leader(phrase.name) if found is None else None
        if leader and leader[1] in self.page.text:
            return leader[0]
        if not vietnamese(phrase.name.split()[0].lower()) and (
            phrase.evidence in ("title", "alone") or phrase.address.lower() in ("ông", "bà", "ngài")
        ):
            return phrase.name
        whole = len(phrase.name.split()) > 1 and phrase.address.lower() in word_set(
            "before_whole_names.tsv"
        )
        return phrase.name if whole else None  # "ông Vĩnh Thông"

    def body_name(self, body: BodyPhrase, at: int) -> str | None:
        """Give the full name of a body at a character, or None where it cannot be told."""
        return finished(body, self._own_name(body, at), at, self.bodies)

    def _own_name(self, body: BodyPhrase, at: int) -> str | None:
        if not body.lacks:
            kind = len(body.name) <= _LONGEST_KIND and body.name.lower() in KINDS
            return None if kind else body.name
        if body.lacks == "any":
            return None if body.bare else body.name
        full = completed(body.name, body.lacks, at, self.territories)
        return full or (None if body.unnamed else body.name)

    def person(self, item: Item) -> str | None:
        """Give the full name of a person item."""
        return self.names.get(id(item))

    def _first_date(self) -> str | None:
        for date in self.dates[:6]:
            if date.iso and len(date.iso) == 10 and not date.of_paper:
                return date.iso
        return None

    def _last_of_first(self) -> str | None:
        for date in self.dates[:6]:
            if date.iso and len(date.iso) == 10 and not date.of_paper:
                return date.until or date.iso
        return None

    def mention(
        self, sentence: Sentence, item: Item, name: str, kind: MentionKind, rule: str
    ) -> Mention:
        """Make the mention of an item, in the characters of the stored text."""
        line = sentence.line
        span = self.page.stored(line.starts[item.start], line.stop(item.stop - 1))
        text = self.doc.text[span.start : span.stop]
        return Mention(span, kind, text, name, rule)

    def evidence(self, sentence: Sentence, span: Span, rule: str, certainty: float) -> Evidence:
        """Make the evidence of a fact that the characters ``span`` of a sentence show."""
        quote = self.doc.text[sentence.span.start : sentence.span.stop]
        return Evidence(
            self.doc.id, sentence.span, quote, span, rule, certainty, self.observed(sentence)
        )

    def observed(self, sentence: Sentence) -> str | None:
        """Give the day at which a sentence shows its facts to hold."""
        at = sentence.span.start
        if at not in self._observed:
            self._observed[at] = self._day(sentence)
        return self._observed[at]

    def _day(self, sentence: Sentence) -> str | None:
        days = {
            item.phrase.iso
            for item in sentence.items
            if isinstance(item.phrase, DatePhrase)
            and item.phrase.iso
            and len(item.phrase.iso) == 10
        }
        if len(days) == 1:
            day = next(iter(days))
            if (
                self.main_date is None
                or day[:7] == self.main_date[:7]
                or (
                    day[:4] == self.main_date[:4]
                    and day <= self.main_date
                    and day >= _month_before(self.main_date)
                )
            ):
                return day
        return self.main_date


#: How many letters the longest of `KINDS` has.
_LONGEST_KIND = max(map(len, KINDS))


def _month_before(iso: str) -> str:
    year, month = int(iso[:4]), int(iso[5:7])
    return f"{year - (month == 1)}-{(month - 2) % 12 + 1:02d}-01"


#: How many dots at the end of a text say that it is cut off.
_DOTS = 2


def _cut_off(sentence: Sentence, text: str) -> Item | None:
    """Give the name or office in which a text is cut off, but no last name of a list."""
    line = sentence.line
    end = line.size
    while end and line.tokens[end - 1] in (".", "…"):
        end -= 1
    dots = text[line.stop(end - 1) : line.stop(-1)].strip() if 0 < end < line.size else ""
    if text[line.stop(-1) :].strip() or not ("…" in dots or len(dots) >= _DOTS):
        return None
    item = next((i for i in sentence.items if i.kind in "PR" and i.stop >= end), None)
    if item is not None and item.kind == "R":
        return None if line.caps[item.stop - 1] else item  # "bà A, Bí thư tỉnh..."
    listed = item is not None and item.start > 1 and line.low[item.start - 1] in (",", "và")
    others = {i.stop for i in sentence.items if i.kind == "P"}
    return None if item is None or (listed and item.start - 1 in others) else item


def _holding(lines: list[Line], names: Iterable[str]) -> set[int]:
    """Give the numbers of the lines of a page that hold one of the names."""
    lasts = [(name[name.rfind(" ") + 1 :].lower(), name) for name in names]
    return {number for number, line in enumerate(lines) if _holds(line, lasts)}


def _holds(line: Line, names: list[tuple[str, str]]) -> bool:
    """Say whether a line holds one of some names, each with its last word in small letters."""
    for last, name in names:
        if last in line.words and line.text.find(name, line.starts[0], line.stop(-1)) >= 0:
            return True
    return False


def _short(line: Line, shorts: Iterable[tuple[str, ...]]) -> bool:
    """Say whether a line may hold a short name of a body."""
    return any(short[0] in line.tokens for short in shorts)


def _run_on(text: str, names: set[str]) -> set[str]:
    """Find the names that run on over a missing full stop: "Trần Văn Hữu Lời" of "Lời cảm ơn".

    The shorter name stands elsewhere, the longer once, with a word after it; where that word can
    be said of a person, the shorter name has to stand there often.
    """
    out: set[str] = set()
    for name in names:
        short = name.rpartition(" ")[0]
        if short.count(" ") < 2 or short not in names or text.count(name) != 1:
            continue
        after = re.match(r" (\w+)", text[text.index(name) + len(name) :])
        if after and (text.count(short) > 3 or not _says(after[1])):
            out.add(name)
    return out


def _says(word: str) -> bool:
    """Say whether a word after a name can begin what is said of the person."""
    return word in word_set("predicates.tsv") or word in word_set("after_names.tsv")


#: Two words with capitals, as names begin, and more characters than they have.
_BEFORE_NAME = re.compile(r"\b((?:[^\W\d_a-z][\w’'-]+ ){1,2})$")
_TWO_WORDS = 60


def _call_alone(scans: Iterable[Scan]) -> None:
    """Find those whom the document names in full where it calls them by their last names alone."""
    names = last_names(
        item.phrase for one in scans for item in one.items if isinstance(item.phrase, PersonPhrase)
    )
    if not names:
        return
    words = [name.lower() for name in names]
    for one in scans:
        if _holds_word(one.line, words):
            one.items = bare_names(one.line, one.items, names)


def _holds_word(line: Line, words: list[str]) -> bool:
    """Say whether a line holds one of some words."""
    return any(word in line.words for word in words)


def _longer_forms(text: str, scans: Iterable[Scan]) -> set[str]:
    """Find the full names of foreigners called by their last names: "Keir Giles … ông Giles"."""
    last = {
        item.phrase.name
        for one in scans
        for item in one.items
        if isinstance(item.phrase, PersonPhrase)
        and item.phrase.given
        and len(item.phrase.name) > 3
        and not vietnamese(item.phrase.name.lower())
    }
    out: set[str] = set()
    for name in sorted(last):
        for named in re.finditer(rf" {re.escape(name)}\b", text):
            m = _BEFORE_NAME.search(text, max(0, named.start() - _TWO_WORDS), named.start() + 1)
            first = _without_places(m[1].split()) if m else []
            if first and all(
                w[0].isupper() and w[1:].islower() and not vietnamese(w.lower()) for w in first
            ):
                out.add(" ".join([*first, name]))
    return out


def _without_places(words: list[str]) -> list[str]:
    """Drop a country before a name: "Philippines Sara" (Duterte)."""
    found = gazetteer().longest([w.lower() for w in words], 0)
    return words[found[0] :] if found else words


def _full(phrase: PersonPhrase) -> bool:
    if phrase.given:
        return False
    return " " in phrase.name or "’" in phrase.name or "'" in phrase.name or "-" in phrase.name


_OF_HOME = frozenset(("quê", "quán", "trú", "ngụ", "sinh"))


def _address(line: Line, at: int) -> str:
    """Give the address that fits what stands before a name: "bà" after "Đệ nhất phu nhân Mỹ"."""
    if "phu" not in line.words:
        return ""
    two, three = line.low[max(0, at - 2) : at], line.low[max(0, at - 3) : at - 1]
    return "bà" if ["phu", "nhân"] in (two, three) else ""


def _home(line: Line, at: int) -> bool:
    """Say whether a place is only where a person comes from or lives: "quê tỉnh Hà Nam"."""
    return not _OF_HOME.isdisjoint(line.low[max(0, at - 2) : at])


def _heads_section(line: Line, item: Item) -> bool:
    """Say whether a place heads the news of its own: "Hậu Giang: Ngày 12/2, UBND tỉnh …"."""
    return item.start == 0 and item.stop < line.size and line.tokens[item.stop] == ":"


def _bodies_in(phrase: object) -> tuple[BodyPhrase, ...]:
    """Give the bodies that a phrase names: itself, that of a role, those of an event."""
    if isinstance(phrase, EventPhrase):
        return phrase.bodies
    body = phrase.body if isinstance(phrase, RolePhrase) else phrase
    return (body,) if isinstance(body, BodyPhrase) else ()


#: Those whom other states send, whose seat is not what an article is about.
_SENT = ("Tổng lãnh sự", "Tổng Lãnh sự", "Phó Tổng lãnh sự", "Đại sứ")


def _firm(phrase: object) -> bool:
    """Say whether something is a firm, which works for places other than its own."""
    return isinstance(phrase, BodyPhrase) and phrase.name.lower().startswith(firm_heads())


def _places_in(phrase: object) -> Iterable[PlacePhrase]:
    if isinstance(phrase, PlacePhrase):
        yield phrase
    elif isinstance(phrase, BodyPhrase):
        if phrase.place and phrase.place.name and not phrase.name.startswith(_SENT):
            yield phrase.place
    elif isinstance(phrase, RolePhrase):
        if phrase.title.startswith(_SENT):
            return  # "Tổng lãnh sự Hoa Kỳ tại TP.HCM", received in another province
        if phrase.place and phrase.place.name:
            yield phrase.place
        if phrase.body and phrase.body.place and phrase.body.place.name:
            yield phrase.body.place
    elif isinstance(phrase, EventPhrase):
        for body in phrase.bodies:
            if body.place and body.place.name:
                yield body.place

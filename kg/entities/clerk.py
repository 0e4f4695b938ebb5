"""Takes down, article by article, what the identity of things needs; keeps keys, no readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.entities.entity import MANY, Entity, Kind, best_spelling, mint, tidy
from kg.entities.events import Happening, happening
from kg.entities.papers import number, paper_key
from kg.entities.people import CENTRE, ELSEWHERE, PROVINCE, Anchor, Sighting, person_key, says_who
from kg.entities.posts import Function, function, written
from kg.entities.records import (
    Record,
    organisation_entity,
    paper_entity,
    place_entity,
    post_entity,
)
from kg.model import Mention, Post, Reading
from kg.text import name_key, slug
from kg.world import Body, Known, Place, world

Mentions = dict[tuple[str, str], Mention]

_RANKS = frozenset({"rank", "degree", "honour"})
_DEPUTIES = frozenset({"deputy-head", "standing-deputy"})
_CORE = frozenset({"party", "party-commission", "state", "legislature", "executive", "ministry",
                   "court", "procuracy", "front"})  # fmt: skip
_LED = frozenset({"party-committee", "legislature", "executive"})
_LEADERSHIP = frozenset({"ban-chap-hanh-trung-uong", "bo-chinh-tri", "ban-bi-thu"})
#: Kinds of known bodies that are in a graph only where an article names them.
_BEYOND = frozenset({"association", "company", "foreign", "foreign-government",
                     "foreign-parliament", "foreign-party", "foreign-state", "hospital",
                     "international", "press", "religious", "university"})  # fmt: skip


@dataclass(slots=True)
class Seen:
    """A name of people: its spellings, and the sightings with the articles they are in.

    ``article`` is the only one in which the name says who is meant, empty for most names.
    """

    article: str = ""
    spellings: set[str] = field(default_factory=set)
    sightings: dict[Sighting, list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return best_spelling({tidy(one) for one in self.spellings})

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(sorted({" ".join(one.split()) for one in self.spellings} - {self.name}))


@dataclass(frozen=True, slots=True)
class Setting:
    """The date of an article and the places it is about (ids of provinces and countries)."""

    article: str
    on: str | None
    within: frozenset[str]


class Clerk:
    """Reads readings for what identity needs."""

    def __init__(self, marked: frozenset[tuple[str, str]] = frozenset()) -> None:
        self._world = world()
        self._marked = frozenset((article, person_key(name)) for article, name in marked)
        self.people: dict[tuple[str, str], Seen] = {}
        self.happenings: list[Happening] = []
        self._records: dict[str, Record] = {}
        self._named: dict[tuple[str, str], str] = {}
        self._here: dict[tuple[str, str, str], str] = {}
        self._posts: dict[tuple[str, str, str, str], str] = {}
        self._sightings: dict[Sighting, Sighting] = {}
        self._anchors: dict[str, Anchor] = {}
        self._ranks: dict[str, Known] = {}
        for one in self._world.posts():
            for title in (one.title, *one.aliases):
                self._ranks[name_key(title)] = one

    # ------------------------------------------------------------------ taking down

    def take(self, reading: Reading) -> None:
        """Take down one article."""
        mentions: Mentions = {(m.kind, m.name): m for m in _all(reading.mentions)}
        setting = self._setting(reading, mentions)
        for kind, name in mentions:
            if kind == "organisation":
                self._organisation(setting, name)
            elif kind == "place":
                self._place(setting, name)
            elif kind == "paper":
                self._paper(name)
        posts = {t.id: self._post(setting, t.post) for t in reading.tenures}
        self._take_people(reading, setting, mentions, posts)
        for statement in reading.statements:
            for end in (statement.subject, statement.object):
                self._take_end(setting, end)
        for event in reading.events:
            for name in event.places:
                self._place(setting, name)
            self.happenings.append(
                happening(
                    reading,
                    event,
                    lambda n: self._organisation(setting, n),
                    lambda n: self._body_id(setting, n),
                    posts.get,
                )
            )

    def _setting(self, reading: Reading, mentions: Mentions) -> Setting:
        on = reading.document.published
        within: set[str] = set()
        for kind, name in mentions:
            place: Place | None = None
            if kind == "place":
                place = self._world.place(name, on=on)
            elif kind == "organisation":
                body = self._world.body(name, on)
                place = self._world.place_with_id(body.place) if body and body.place else None
            if place:
                province = self._world.province(place)
                within.add(province.id if province else place.id)
        return Setting(reading.document.id, on, frozenset(within))

    def _take_end(self, setting: Setting, end: Mention) -> None:
        if end.kind == "organisation":
            self._organisation(setting, end.name)
        elif end.kind == "place":
            self._place(setting, end.name)
        elif end.kind == "paper":
            self._paper(end.name)

    def _take_people(
        self,
        reading: Reading,
        setting: Setting,
        mentions: Mentions,
        posts: dict[str, str],
    ) -> None:
        names: dict[str, set[str]] = {}
        held: dict[str, list[tuple[str, str]]] = {}
        agents = [p.agent for p in reading.participations]
        ends = [end for s in reading.statements for end in (s.subject, s.object)]
        for m in (*mentions.values(), *agents, *ends):
            if m.kind == "person":
                names.setdefault(person_key(m.name), set()).add(m.name)
            elif m.kind == "organisation":
                self._organisation(setting, m.name)
        for t in reading.tenures:
            key = person_key(t.person.name)
            names.setdefault(key, set()).add(t.person.name)
            if t.post.role not in _RANKS:
                held.setdefault(key, []).append((posts[t.id], t.post.role))
        for key, spellings in names.items():
            only = "" if says_who(key) else setting.article
            seen = self.people.setdefault((key, only), Seen(only))
            seen.spellings |= spellings
            sighting = self._sighting(setting.article, key, held.get(key, []))
            seen.sightings.setdefault(sighting, []).append(setting.article)

    def _sighting(self, article: str, key: str, held: list[tuple[str, str]]) -> Sighting:
        mark = article if (article, key) in self._marked else ""
        posts: set[str] = set()
        anchors: set[Anchor] = set()
        bodies: set[str] = set()
        above: set[str] = set()
        for post, role in held:
            record = self._records[post]
            within = self._records.get(record.part_of)
            if not (within or record.territory or record.known) or (within and within.here):
                continue  # "luật sư", "Trưởng phòng Phòng Tổng hợp": says nothing of who it is
            posts.add(post)
            anchors.add(self._anchor(record, role))
            if within:
                bodies.add(record.part_of)
                above.update(self._ministry(within))
        found = Sighting(
            frozenset(posts), frozenset(bodies), frozenset(anchors), frozenset(above), mark
        )
        return self._sightings.setdefault(found, found)

    def led(self, posts: frozenset[str]) -> frozenset[str]:
        """Give those of these posts that are at the head of a body or a country."""
        records = {post: self._records[post] for post in posts}
        return frozenset(
            post
            for post, one in records.items()
            if (one.known.role == "head" if one.known else "head" in one.roles)
        )

    def _ministry(self, record: Record) -> Iterator[str]:
        """Give the ministry that a body is a part of."""
        above = f"org/{record.body.parent}" if record.body else record.part_of
        parent = self._world.body_with_id(above.removeprefix("org/")) if above else None
        if parent and parent.kind == "ministry":
            yield above

    def _anchor(self, record: Record, role: str) -> Anchor:
        """Say where a post places its holder."""
        within = self._records[record.part_of] if record.part_of else Record("organisation")
        if within.body is None and within.part_of:
            within = self._records[within.part_of]
        body = within.body
        place_id = record.territory or (body.place if body else within.territory)
        if body and body.kind == "embassy" and body.parent == "bo-ngoai-giao":
            return Anchor(CENTRE, "viet-nam", _weight(body, role, None))
        if body and body.kind.startswith("foreign"):
            return Anchor(CENTRE, f"foreign:{place_id or body.id}", 2)
        place = self._world.place_with_id(place_id.removeprefix("place/")) if place_id else None
        if place is None:
            if body:
                return Anchor(CENTRE, "viet-nam", _weight(body, role, None))
            return Anchor(ELSEWHERE, record.part_of or "", 0)
        province = self._world.province(place)
        if province is None:
            if "viet-nam" in (place.id, place.parent):
                return Anchor(ELSEWHERE, record.part_of or place_id, 0)
            return Anchor(CENTRE, f"foreign:{place.parent or place.id}", 2)
        level = PROVINCE if body is None and not record.territory else place.rank
        return Anchor(level, province.id, _weight(body, role, place))

    # ------------------------------------------------------------------ bodies

    def organisation_id(self, article: str, name: str) -> str | None:
        """Give the id of the body that an article calls by this name."""
        return self._look("organisation", article, name)

    def _body_id(self, setting: Setting, name: str) -> str | None:
        """Give the id of a known body, "" for a name that may mean any ("Đảng bộ tỉnh")."""
        body = self._world.body(name, setting.on, within=setting.within)
        if body:
            return body.id
        return "" if self._world.namesakes(name) or self._world.generic(name) else None

    def _look(self, kind: str, article: str, name: str) -> str | None:
        key = name_key(name)
        return self._named.get((kind, key)) or self._here.get((kind, article, key))

    def _organisation(self, setting: Setting, name: str) -> str:
        key = name_key(name)
        known = self._look("organisation", setting.article, name)
        if known:
            self._records[known].names.add(name)
            return known
        body = self._world.body(name, setting.on, within=setting.within)
        several = self._world.namesakes(name) > 1
        if body:
            own = f"org/{body.id}"
            self._record(own, "organisation", name).body = body
        else:
            own, several = self._new_organisation(setting, name, several)
        if several:
            self._here["organisation", setting.article, key] = own
        else:
            self._named["organisation", key] = own
        return own

    def _new_organisation(self, setting: Setting, name: str, several: bool) -> tuple[str, bool]:
        """Make a body that the world does not know; say also whether the name may mean others."""
        owner = self._world.owner_named(name)
        above = self._world.body(owner, setting.on, within=setting.within) if owner else None
        here = several or self._world.generic(name)
        if owner and self._world.namesakes(owner) > 1:
            # "Đội 1 Công an huyện Châu Thành" is another in every district of that name
            several, here = True, here or not above
        apart = setting.article if here else above.id if above and several else ""
        own = mint("organisation", tidy(name), apart, MANY if here else 4)
        record = self._record(own, "organisation", name)
        record.here = here
        if above:
            record.part_of = f"org/{above.id}"
            self._record(record.part_of, "organisation", above.name).body = above
        place = self._world.place_at_end(name)
        record.territory = f"place/{place.id}" if place else ""
        return own, several or here

    @staticmethod
    def _minted(kind: Kind, name: str, setting: Setting, here: bool) -> str:
        """Give the id of an unknown thing; ``here`` means that the name says who only here."""
        if here:
            return mint(kind, tidy(name), setting.article, MANY)
        return mint(kind, tidy(name))

    # ------------------------------------------------------------------ places, papers

    def place_id(self, article: str, name: str) -> str | None:
        """Give the id of the place that an article calls by this name."""
        return self._look("place", article, name)

    def _place(self, setting: Setting, name: str) -> str:
        known = self._look("place", setting.article, name)
        if known:
            self._records[known].names.add(name)
            return known
        key = name_key(name)
        place = self._world.place(name, setting.within, setting.on)
        several = self._world.namesakes(name, "place") > 1
        own = f"place/{place.id}" if place else self._minted("place", name, setting, several)
        self._record(own, "place", name).place = place
        if several:
            self._here["place", setting.article, key] = own
        else:
            self._named["place", key] = own
        return own

    def paper_id(self, name: str) -> str | None:
        """Give the id of the document with this name or number."""
        return self._named.get(("paper", paper_key(name)))

    def _paper(self, name: str) -> None:
        key = paper_key(name)
        own = self._named.get(("paper", key))
        if not own:
            said = number(name)
            own = f"document/{slug(said)}" if said else mint("paper", key)
            self._named["paper", key] = own
        self._record(own, "paper", name)

    # ------------------------------------------------------------------ posts

    def post_id(self, article: str, post: Post) -> str | None:
        """Give the id of the post that an article means."""
        body = self.organisation_id(article, post.organisation) if post.organisation else ""
        return self._posts.get(self._post_key(article, post, body or ""))

    def _post_key(self, article: str, post: Post, body: str) -> tuple[str, str, str, str]:
        there = f"{article}\t{post.place}" if post.place and not body else post.organisation or ""
        role = post.role if post.role in _RANKS else ""
        return (post.title, body, there, role)

    def _post(self, setting: Setting, post: Post) -> str:
        body = self._organisation(setting, post.organisation) if post.organisation else ""
        key = self._post_key(setting.article, post, body)
        own = self._posts.get(key)
        if not own:
            own = self._new_post(setting, post, body)
            self._posts[key] = own
        record = self._records[own]
        record.roles.add(post.role)
        record.names |= {post.title, *post.surfaces}
        record.titles.add(self._well_named(post.title, self._records.get(record.part_of)))
        return own

    def _well_named(self, title: str, within: Record | None) -> str:
        """Write the country of a body in a title as the body does: "Thủ tướng Rumani"."""
        body = within.body if within else None
        place = self._world.place_with_id(body.place) if body and body.place else None
        if place is None or place.rank:
            return title
        return written(title, place.name, place.aliases)

    def _new_post(self, setting: Setting, post: Post, body_id: str) -> str:
        titled = self._world.post_titled(post.title)
        body = self._world.body_with_id(titled.body) if titled and titled.body else None
        if body and self._may_be_elsewhere(body_id):
            body_id = self._organisation(setting, body.name)
        if not body_id:
            return self._post_without_body(setting, post)
        body = self._records[body_id].body
        name = body.name if body else tidy(post.organisation or "")
        known, what = self._known_post(post, body, name)
        own = f"post/{known.id}" if known else mint("post", f"{what.key} {name}", body_id)
        record = self._record(own, "post", post.title)
        record.part_of, record.known = body_id, known
        return own

    def _may_be_elsewhere(self, body_id: str) -> bool:
        """Say whether a known title may correct the body that an article gives.

        "Bí thư Trung ương Đảng" is of the Secretariat, not of the Central Committee; but
        "Chủ tịch Quốc hội" of the parliament of Lào stays there, and a foreign "Thủ tướng", of
        whose country the article says nothing, heads no government that we know.
        """
        body = self._records[body_id].body if body_id else None
        return bool(body and not body.place and body.kind in _CORE)

    def _known_post(
        self, post: Post, body: Body | None, name: str
    ) -> tuple[Known | None, Function]:
        """Find the known post of a body that a title means, by its words, then by its function."""
        if body is None:
            return None, function(post.title, name)
        known = self._world.posts(body)
        title = self._well_named(post.title, Record("organisation", body=body))
        key = name_key(title)
        others = tuple(sorted({*body.aliases, tidy(post.organisation or body.name)}))
        what = function(title, body.name, others)
        for one in known:
            if key in {name_key(title) for title in (one.title, *one.aliases)}:
                return one, what
        for one in known:
            same = function(one.title, body.name, others).key == what.key
            if same and (one.role == "head") == (post.role == "head"):
                return one, what
        return None, what

    def _post_without_body(self, setting: Setting, post: Post) -> str:
        known = self._ranks.get(name_key(post.title))
        if known:
            own = f"post/{known.id}"
        elif post.role in _RANKS:
            own = mint("post", tidy(post.title))
        else:
            place = self._place(setting, post.place) if post.place else ""
            country, others = self._country_names(place)
            title = function(post.title, country, others).title if country else tidy(post.title)
            own = mint("post", title, place)
        record = self._record(own, "post", post.title)
        record.known = known
        if post.place and not known and post.role not in _RANKS:
            record.territory = self._place(setting, post.place)
        return own

    def _country_names(self, place_id: str) -> tuple[str, tuple[str, ...]]:
        """Give the names of a country, or none: "Tổng thống" of it is "Tổng thống Mỹ"."""
        place = self._records[place_id].place if place_id else None
        return (place.name, place.aliases) if place and not place.rank else ("", ())

    # ------------------------------------------------------------------ the entities

    def _record(self, own: str, kind: str, name: str) -> Record:
        record = self._records.get(own)
        if record is None:
            record = self._records[own] = Record(kind)
        record.names.add(name)
        return record

    def _world_before(self) -> dict[str, Entity]:
        """Make the bodies of the party-state and the provinces: they are there unread."""
        made: dict[str, Entity] = {}
        for body in self._world.bodies():
            if body.kind not in _BEYOND:
                own = f"org/{body.id}"
                made[own] = organisation_entity(own, Record("organisation", body=body))
        for kind in ("province", "city"):
            for place in self._world.places(kind):
                own = f"place/{place.id}"
                made[own] = place_entity(own, Record("place", place=place))
        return made

    def entities(self) -> dict[str, Entity]:
        """Make the bodies, posts, places and documents, and what stands above them."""
        made = self._world_before() if self._records else {}
        for own, record in self._records.items():
            if record.kind == "organisation":
                made[own] = organisation_entity(own, record)
            elif record.kind == "place":
                made[own] = place_entity(own, record)
            elif record.kind == "post":
                of_body, of_country = record.part_of, record.territory
                names = self._body_names(of_body) if of_body else self._country_names(of_country)
                made[own] = post_entity(own, record, *names)
            else:
                made[own] = paper_entity(own, record)
        todo = [value for one in made.values() for _, value in one.links]
        while todo:
            own = todo.pop()
            above = None if own in made else self._above(own)
            if above:
                made[own] = above
                todo += [value for _, value in above.links]
        return made

    def _body_names(self, own: str) -> tuple[str, tuple[str, ...]]:
        """Give the name of a body and its other names."""
        record = self._records.get(own)
        if record is None:
            return "", ()
        if record.body:
            return record.body.name, record.body.aliases
        return best_spelling({tidy(n) for n in record.names}), ()

    def _above(self, own: str) -> Entity | None:
        folder, _, rest = own.partition("/")
        if folder == "org":
            body = self._world.body_with_id(rest)
            return organisation_entity(own, Record("organisation", body=body)) if body else None
        if folder == "place":
            place = self._world.place_with_id(rest)
            return place_entity(own, Record("place", place=place)) if place else None
        return None


def _all(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    for mention in mentions:
        yield mention
        yield from _all(mention.parts)


def _weight(body: Body | None, role: str, place: Place | None) -> int:
    """Weigh a post by how few people hold one like it (see ``Anchor``)."""
    if body is None:
        return 0
    if place is None:
        if body.id in _LEADERSHIP or (body.kind in _CORE and role in ("head", "standing-member")):
            return 2
        heads = body.kind in ("agency", "mass-organisation") and role == "head"
        deputies = body.kind in _CORE and role in (*_DEPUTIES, "delegate")
        return int(heads or deputies)
    if place.rank != 1 or body.kind not in _LED:
        return 0
    return 2 if role == "head" else int(role in _DEPUTIES)

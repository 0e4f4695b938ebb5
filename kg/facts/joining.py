"""Events told twice that become one, once it is known who takes part in them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.draft import Draft, different_days
from kg.facts.likeness import one_goal, same_goal, words


def join_visits(drafts: Sequence[Draft], draft: Draft) -> None:
    """Let a visit told twice be one: by its noun and by its verb, with the same visitor."""
    for other in drafts:
        if other is draft or other.type != "visit" or other.same or draft.same:
            continue
        if not same_goal(other.name, draft.name, (*other.people, *draft.people)):
            continue
        if set(other.people) & set(draft.people) and not different_days(other, draft.date):
            keep, gone = (draft, other) if other.date is None else (other, draft)
            gone.same = keep
            keep.used = True
            keep.people = tuple(dict.fromkeys((*keep.people, *gone.people)))
            if gone.rule_named:
                keep.name = gone.name


def join_nameless_visits(drafts: Sequence[Draft]) -> None:
    """Let a visit named without its visitor be the one told with it, if it is the only one."""
    visits = [d for d in drafts if d.type == "visit" and d.same is None]
    for draft in visits:
        if draft.people or not draft.rule_named:
            continue
        fit = [
            d
            for d in visits
            if d.people
            and one_goal(d.name, draft.name, d.people)
            and not different_days(d, draft.date)
        ]
        if len(fit) == 1:
            draft.same = fit[0]
            fit[0].used = True
            fit[0].date = fit[0].date or draft.date


def join_shorter(drafts: Sequence[Draft], draft: Draft) -> None:
    """Let shorter names of the same event be this one: "Đại hội Đảng bộ xã A" in a title."""
    mine = words(draft.name)
    for other in drafts:
        if other is draft or other.type != draft.type or other.same or not other.rule_named:
            continue
        theirs = words(other.name)
        if len(theirs) < 5 or not theirs <= mine or different_days(other, draft.date):
            continue
        other.same = draft
        draft.used = draft.used or other.used


__all__ = ["join_nameless_visits", "join_shorter", "join_visits"]

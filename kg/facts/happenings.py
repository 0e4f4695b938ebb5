"""Events of a document and who took part in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Event, Participation, Tenure

if TYPE_CHECKING:
    from kg.facts.scene import Scene


def happenings(scene: Scene, tenures: list[Tenure]) -> tuple[list[Event], list[Participation]]:
    """Find the events of a document and the parts that people and bodies have in them."""
    return [], []

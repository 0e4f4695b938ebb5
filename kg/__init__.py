"""Vietnamese news in, a knowledge graph out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.answers import Result as Result
    from kg.corpus import build as build
    from kg.documents import Unreadable as Unreadable
    from kg.documents import load as load
    from kg.documents import walk as walk
    from kg.errors import KgError as KgError
    from kg.graph import Graph as Graph
    from kg.model import Document as Document
    from kg.model import Reading as Reading
    from kg.reading import explain as explain
    from kg.reading import read as read
    from kg.reading import show as show

#: The public names, and the room that each comes from when it is first asked for.
_ROOMS = {
    "Document": "model",
    "Graph": "graph",
    "KgError": "errors",
    "Reading": "model",
    "Result": "answers",
    "Unreadable": "documents",
    "build": "corpus",
    "explain": "reading",
    "load": "documents",
    "read": "reading",
    "show": "reading",
    "walk": "documents",
}
__all__ = tuple(_ROOMS)


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_ROOMS)

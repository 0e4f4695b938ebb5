"""The interactive network page of a graph: one HTML file that needs nothing else."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError
from kg.view.asking import Asked
from kg.view.network import network as _network
from kg.view.page import page as _page
from kg.view.picture import picture as _picture

__all__ = ["html", "svg", "write"]


def html(graph: Asked, *, around: str | None = None) -> str:
    """Give the network page of ``graph`` as one self-contained HTML text.

    ``graph`` is anything with ``query(sparql)`` whose result has ``rows`` (``kg.graph.Graph``).
    ``around`` is the name of a person, body, event, place or document: only what lies within two
    links of it is drawn. Raises KgError, with near names, if nothing bears that name.
    """
    return _page(_network(graph, around=around))


def svg(graph: Asked, *, around: str | None = None) -> str:
    """Give the network of ``graph`` as a still picture; ``around`` and errors as of ``html``."""
    return _picture(_network(graph, around=around))


def write(graph: Asked, path: str | Path, *, around: str | None = None) -> Path:
    """Write the network page of ``graph`` to ``path`` (UTF-8) and give the path back.

    Raises KgError if ``around`` is unknown or the file cannot be written.
    """
    text = html(graph, around=around)
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as e:
        raise KgError(f"{path}: the network page cannot be written ({e.strerror})") from e
    return path

"""The network as a still picture (SVG), for where a page of its own cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kg.view.drawing import Line, Node, lines, nodes
from kg.view.network import Network

_PAPER, _INK = "#f6f5f1", "#1c212b"
#: Fill and outline of each kind; those of the page in its light dress.
_PAINT = {
    "person": ("#2f66dd", _PAPER),
    "organisation": ("#fff3e6", "#b4531a"),
    "event": ("#11967d", _PAPER),
    "place": ("#9557d0", _PAPER),
    "paper": ("#c42f75", _PAPER),
}
_LINE = {
    "tenure": "#92abe3",
    "participation": "#83bab0",
    "part": "#83bab0",
    "location": "#bba0d8",
    "statement": "#cd8bad",
    "under": "#c8c6bf",
    "same": "#c8c6bf",
}
_ENDED = "#c0a8a6"
_DASHES = {"acting": "14 5", "nominated": "2 5", "former": "7 6", "dismissed": "10 5 2 5"}
_MARGIN = 30


def picture(network: Network) -> str:
    """Give the picture of ``network`` as SVG text, labels in Vietnamese."""
    drawn = lines(network)
    dots = nodes(network, drawn)
    left, top, right, bottom = _bounds(dots)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {right - left} '
            f'{bottom - top}" width="100%" font-family="Segoe UI, Liberation Sans, sans-serif">',
            f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" '
            f'fill="{_PAPER}" rx="14"/>',
            *(_stroke(line, dots) for line in drawn),
            *(piece for dot in dots for piece in _dot(dot)),
            "</svg>",
        )
    )


def _bounds(dots: list[Node]) -> tuple[int, int, int, int]:
    if not dots:
        return 0, 0, 100, 40
    wide = [_width(dot) // 2 + 12 for dot in dots]
    high = [dot.radius + (dot.vi.count("\n") + 2) * dot.letters * 5 // 4 for dot in dots]
    return (
        min(d.x - w for d, w in zip(dots, wide, strict=True)) - _MARGIN,
        min(d.y - d.radius - d.letters * 2 for d in dots) - _MARGIN,
        max(d.x + w for d, w in zip(dots, wide, strict=True)) + _MARGIN,
        max(d.y + h for d, h in zip(dots, high, strict=True)) + _MARGIN,
    )


def _width(dot: Node) -> int:
    return int(max(map(len, dot.vi.split("\n"))) * dot.letters * 0.54)


def _stroke(line: Line, dots: list[Node]) -> str:
    a, b = dots[line.source], dots[line.target]
    # a parallel line bows to one side by a share of its length
    bow = 0.14 * line.bend
    x = (a.x + b.x) // 2 - int((b.y - a.y) * bow)
    y = (a.y + b.y) // 2 + int((b.x - a.x) * bow)
    ended = line.status in ("former", "dismissed")
    dashes = _DASHES.get(line.status) or ("1 5" if line.kind in ("under", "same") else "")
    return (
        f'<path d="M{a.x} {a.y}Q{x} {y} {b.x} {b.y}" fill="none" '
        f'stroke="{_ENDED if ended else _LINE[line.kind]}" '
        f'stroke-width="{3 if line.status == "appointed" else 1.6}"'
        + (f' stroke-dasharray="{dashes}"' if dashes else "")
        + "/>"
    )


def _dot(dot: Node) -> Iterator[str]:
    fill, rim = _PAINT[dot.kind]
    paint = f'fill="{fill}" stroke="{rim}" stroke-width="2"'
    x, y, r = dot.x, dot.y, dot.radius
    text = dot.vi.split("\n")
    high = dot.letters * 6 // 5
    if dot.kind == "organisation":
        w, h = _width(dot) + 20, len(text) * high + 12
        yield f'<rect x="{x - w // 2}" y="{y - h // 2}" width="{w}" height="{h}" rx="7" {paint}/>'
        yield from _label(text, x, y - len(text) * high // 2, high, dot.letters, halo=False)
        return
    yield {
        "person": f'<circle cx="{x}" cy="{y}" r="{r}" {paint}/>',
        "event": f'<path d="M{x} {y - r}l{r} {r} {-r} {r} {-r} {-r}z" {paint}/>',
        "place": f'<path d="M{x - r} {y - r}h{2 * r}l{-r} {2 * r}z" {paint}/>',
        "paper": f'<path d="M{x - r} {y - r}h{2 * r}v{2 * r}h{-2 * r}z" {paint}/>',
    }[dot.kind]
    yield from _label(text, x, y + r + 3, high, dot.letters, halo=True)


def _label(text: list[str], x: int, y: int, high: int, size: int, *, halo: bool) -> Iterator[str]:
    edge = f' stroke="{_PAPER}" stroke-width="4" paint-order="stroke"' if halo else ""
    for n, line in enumerate(text, 1):
        line = "".join(c for c in line if c.isprintable())  # XML knows no control characters
        yield (
            f'<text x="{x}" y="{y + n * high - high // 4}" font-size="{size}" '
            f'text-anchor="middle" fill="{_INK}"{edge}>{escape(line)}</text>'
        )

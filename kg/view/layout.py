"""Places for the nodes of a network: the same network always gets the same picture.

Stress majorization (Gansner, Koren, North 2004) lets the distance on the page follow the number
of links between two nodes; it starts from classical scaling over pivots (Brandes, Pich 2006), so
nothing is left to chance. Parts that are not linked stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.intp]

#: Length of a link between two ordinary nodes, in pixels at zoom 1.
LINK = 150.0
_GAP = 14.0
_PART_GAP = 70.0
#: Width over height of most pages.
_WIDE = 1.4
_PUSH = 0.5
#: How many times the area of its boxes a part should cover.
_AIR = 3.5
_WEIGHED = 600


@dataclass(frozen=True, slots=True)
class Box:
    """What a node takes up with its label: pixels to either side, above and below its centre."""

    side: float
    above: float
    below: float


def places(boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give each box its centre (x, y) in whole pixels; no two boxes overlap.

    ``links`` are pairs of indices into ``boxes``.

    >>> places([Box(10, 10, 10), Box(10, 10, 10)], [(0, 1)])
    [(-57, 0), (57, 0)]
    """
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(boxes)))
    graph.add_edges_from([(a, b, 1.0) for a, b in sorted(set(links)) if a != b])
    parts = sorted(
        (sorted(part) for part in rx.connected_components(graph)), key=lambda p: (-len(p), p[0])
    )
    sizes = np.array([(b.side, (b.above + b.below) / 2) for b in boxes], dtype=float)
    sizes = sizes.reshape(-1, 2)
    hang = np.array([(0, (b.below - b.above) / 2) for b in boxes], dtype=float).reshape(-1, 2)
    arranged = [_part(graph.subgraph(part), sizes[part]) for part in parts]
    out = np.zeros((len(boxes), 2))
    for part, points, corner in zip(
        parts, arranged, _packed(arranged, [sizes[p] for p in parts]), strict=True
    ):
        out[part] = points + corner
    if len(out):
        out -= ((out - sizes).min(axis=0) + (out + sizes).max(axis=0)) / 2
    out -= hang  # what was arranged are the middles of the boxes
    return [(int(x), int(y)) for x, y in np.rint(out)]


def _part(graph: object, sizes: Points) -> Points:
    """Arrange one connected part around the origin."""
    far = _distances(graph)
    points = _shaped(_lying(_settled(_scaled(far), far))) * LINK
    return _apart(points * _roomy(points, sizes), sizes)


def _shaped(points: Points) -> Points:
    """Stretch a part a little towards the shape of a page."""
    wide, high = np.ptp(points, axis=0) + 1
    stretch = float(np.clip((_WIDE * high / wide) ** 0.35, 0.7, 1.4))
    return points * (stretch, 1 / stretch)


def _roomy(points: Points, sizes: Points) -> float:
    """Give how much larger a crowded part must be drawn to leave its labels air."""
    wide, high = points.max(0) - points.min(0) + LINK
    needed = float((2 * sizes + _GAP).prod(1).sum()) * _AIR
    return max(1.0, float((needed / float(wide * high)) ** 0.5))


def _distances(graph: object) -> Points:
    """Give how far apart nodes should be, in links; a link between hubs is longer than a leaf's."""
    import rustworkx as rx

    assert isinstance(graph, rx.PyGraph)
    if graph.num_nodes() > _WEIGHED:
        return np.asarray(rx.graph_distance_matrix(graph), dtype=float)
    near = {n: set(graph.neighbors(n)) for n in graph.node_indices()}
    longer = rx.PyGraph(multigraph=False)
    longer.add_nodes_from(graph.nodes())
    longer.add_edges_from(
        [(a, b, 0.55 + 0.2 * len(near[a] ^ near[b]) ** 0.5) for a, b in graph.edge_list()]
    )
    return np.asarray(rx.graph_floyd_warshall_numpy(longer, weight_fn=float), dtype=float)


def _scaled(far: Points) -> Points:
    """Give first places by classical scaling over at most 60 pivots, siblings a little apart."""
    count = len(far)
    pivots = [0]
    reach = far[0].copy()
    while len(pivots) < min(60, count):
        pivots.append(int(reach.argmax()))
        reach = np.minimum(reach, far[pivots[-1]])
    squares = far[:, pivots] ** 2
    centred = -(squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean()) / 2
    values, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, : min(2, len(pivots))]
    axes = axes * np.where(axes.sum(0) < 0, -1.0, 1.0)
    points = np.zeros((count, 2))
    points[:, : axes.shape[1]] = centred @ axes / max(float(values[-1]), 1e-9) ** 0.25
    turn = np.arange(count) * 2.399963  # the golden angle: no two directions alike
    return np.round(points + 0.3 * np.stack([np.cos(turn), np.sin(turn)], 1), 6)


def _settled(points: Points, far: Points) -> Points:
    """Move every node to where the others, weighed by 1/distance², want it, many times over.

    A little repulsion (as in Gansner, Hu, North 2013) keeps apart what has the same neighbours:
    the Politburo and the Secretariat, say, which stress alone would set on one point.
    """
    count = len(points)
    if count < 2:
        return points - points
    weight = 1 / np.maximum(far, 1e-9) ** 2
    np.fill_diagonal(weight, 0)
    total = weight.sum(1)
    for _ in range(int(min(300, 20 + 20_000 / count))):
        dx = points[:, None, 0] - points[None, :, 0]
        dy = points[:, None, 1] - points[None, :, 1]
        gap = np.maximum(np.hypot(dx, dy), 0.1)
        np.fill_diagonal(gap, np.inf)
        pull = weight * far / gap + _PUSH / np.maximum(gap, 0.6) ** 3
        wanted = np.stack(
            [
                weight @ points[:, 0] + (pull * dx).sum(1),
                weight @ points[:, 1] + (pull * dy).sum(1),
            ],
            1,
        )
        move = wanted / total[:, None] - points
        step = float(np.abs(move).max())
        points = points + move * 0.6  # all move at once: whole steps would swing to and fro
        if step < 1e-4:
            break
    reached = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    return points * float((weight * far * reached).sum() / (weight * reached**2).sum())


def _lying(points: Points) -> Points:
    """Turn a part so that it lies wide, as pages do."""
    centred: Points = points - points.mean(0)
    if len(points) < 2:
        return centred
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1]
    axes = axes * np.where(axes[np.abs(axes).argmax(0), [0, 1]] < 0, -1.0, 1.0)
    return np.asarray(centred @ axes, dtype=float)


def _apart(points: Points, sizes: Points) -> Points:
    """Push overlapping boxes apart along the shorter way until none overlap."""
    points = points.copy()
    for turn in range(90):
        if turn % 15 == 14:
            points *= 1.1  # boxes that hold each other fast need more room
        first, second = _close(points, sizes)
        if not _pushed(points, sizes, first, second):
            break
    return points


def _close(points: Points, sizes: Points) -> tuple[Numbers, Numbers]:
    """Give the pairs of boxes that overlap or soon could."""
    near = np.triu(np.ones((len(points), len(points)), dtype=bool), 1)
    for at, half in zip(points.T, sizes.T + (_GAP + 30) / 2, strict=True):
        near &= np.abs(at[:, None] - at[None, :]) < half[:, None] + half[None, :]
    first, second = np.nonzero(near)
    return first, second


def _pushed(points: Points, sizes: Points, first: Numbers, second: Numbers) -> bool:
    """Push the pairs apart a few times; say whether any overlapped at the start."""
    room = sizes[first] + sizes[second] + _GAP
    for turn in range(12):
        between = points[first] - points[second]
        over = room - np.abs(between)
        overlap = (over > 0.5).all(1)
        if not overlap.any():
            return turn > 0
        away = np.where(np.abs(between) < 1e-6, -1.0, np.sign(between))
        sideways = over[:, 0] < over[:, 1]
        for axis, on in ((0, sideways), (1, ~sideways)):
            push = np.where(overlap & on, away[:, axis] * over[:, axis] * 0.3, 0)
            points[:, axis] += np.bincount(first, push, len(points))
            points[:, axis] -= np.bincount(second, push, len(points))
    return True


def _packed(parts: Sequence[Points], sizes: Sequence[Points]) -> list[Points]:
    """Set parts in rows, the largest first; give what each part's points must be moved by."""
    low = [(p - s).min(0) for p, s in zip(parts, sizes, strict=True)]
    spans = [(p + s).max(0) - at for p, s, at in zip(parts, sizes, low, strict=True)]
    area = sum((float(w) + _PART_GAP) * (float(h) + _PART_GAP) for w, h in spans)
    width = max([float(w) for w, _ in spans] + [(area * _WIDE) ** 0.5])
    moves, x, y, row = [], 0.0, 0.0, 0.0
    for at, (w, h) in zip(low, spans, strict=True):
        if x and x + w > width:
            x, y, row = 0.0, y + row + _PART_GAP, 0.0
        moves.append(np.array([x, y]) - at)
        x += float(w) + _PART_GAP
        row = max(row, float(h))
    return moves

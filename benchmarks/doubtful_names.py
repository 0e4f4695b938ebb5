"""What underthesea would add to the finding of people, on the gold of this repository.

The reader leaves capitalised runs alone that nothing around them shows to be names. This script
asks ``underthesea.pos_tag`` and ``underthesea.ner``, sentence by sentence, about exactly those runs
and counts how many of those that they take for a person are people of the gold.

    python benchmarks/doubtful_names.py [FOLDER with gold …]
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import underthesea

from kg.documents import load
from kg.evaluate import gold_files, norm
from kg.facts.scene import Scene, Sentence

HERE = Path(__file__).resolve().parent


def runs(sentence: Sentence) -> Iterator[str]:
    """Give the runs of two to four capitalised words that belong to nothing found."""
    line = sentence.line
    taken = {k for item in sentence.items for k in range(item.start, item.stop)}
    at = 1
    while at < line.size:
        stop = at
        while stop < line.size and stop not in taken and line.word(stop):
            stop += 1
        if 2 <= stop - at <= 4:
            yield line.letters(at, stop)
        at = max(stop, at + 1)


def by_pos(text: str) -> set[str]:
    """Give the words that the tagger calls proper nouns."""
    return {word for word, tag in underthesea.pos_tag(text) if tag == "Np"}


def by_ner(text: str) -> set[str]:
    """Give the words that the recogniser calls people."""
    return {row[0] for row in underthesea.ner(text) if row[3] == "B-PER"}


def measure(folder: Path, ask: Callable[[str], set[str]]) -> tuple[int, int, int, float]:
    """Give: people gained, wrong ones, sentences asked, processor seconds."""
    gained = wrong = asked = 0
    seconds = 0.0
    for gold, text in gold_files(folder):
        names = {norm(row["name"]) for row in json.loads(gold.read_text("utf-8"))["people"]}
        scene = Scene(load(text)[0])
        names -= {norm(name) for name in scene.names.values()}
        for sentence in scene.sentences:
            doubtful = set(runs(sentence)) if sentence.line.size else set()
            if not doubtful:
                continue
            start = time.process_time()
            people = ask(scene.page.text[sentence.line.starts[0] : sentence.line.stops[-1]])
            seconds += time.process_time() - start
            asked += 1
            gained += sum(norm(name) in names for name in doubtful & people)
            wrong += sum(norm(name) not in names for name in doubtful & people)
    return gained, wrong, asked, seconds


def main(folders: list[str]) -> None:
    """Print one line a folder and model."""
    for folder in folders or [str(HERE.parent / "tests" / "gold")]:
        for name, ask in (("pos_tag", by_pos), ("ner", by_ner)):
            gained, wrong, asked, seconds = measure(Path(folder), ask)
            print(
                f"{Path(folder).name}: underthesea.{name}: {gained} people gained, {wrong} wrong, "
                f"{asked} sentences asked, {1000 * seconds / max(asked, 1):.1f} ms each"
            )


if __name__ == "__main__":
    main(sys.argv[1:])

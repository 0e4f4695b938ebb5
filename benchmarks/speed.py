"""Speed of reading beside underthesea on the same text, and of a whole build, as rows of a table.

    python benchmarks/speed.py                     # reading: the seeds and the gold articles
    python benchmarks/speed.py --articles FOLDER   # and a whole build of that folder

All times are processor seconds of one core, so that other work on the machine counts little.
The rows of `benchmarks/results.md` are replaced measure by measure.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import process_time

HOME = Path(__file__).parent.parent
RESULTS = HOME / "benchmarks" / "results.md"
HEAD = "| measure | result | on |\n| --- | --- | --- |\n"


def main() -> None:
    """Measure what the arguments ask for, print the rows, and keep them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, help="folder or file to build a graph from")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of reading (default: 5)")
    args = parser.parse_args()
    rows = reading(args.rounds)
    if args.articles:
        rows |= building(args.articles)
    keep(rows)
    for measure, result in rows.items():
        print(f"{measure}: {result}")


def reading(rounds: int) -> dict[str, str]:
    """Compare characters a processor second of `kg.reading.read` and `underthesea.ner`.

    Both see the same documents in the same process, in turns; the middle round counts. Each is
    called once before the clock starts, so that loading is in neither figure.
    """
    from underthesea import ner

    from kg.documents import walk
    from kg.model import Document
    from kg.reading import read
    from kg.text import sentences

    paths = [HOME / "seeds", *sorted((HOME / "tests" / "gold").rglob("*.txt"))]
    docs = [doc for doc in walk(paths) if isinstance(doc, Document)]
    size = sum(len(doc.text) for doc in docs)
    spans = [(doc.text, span) for doc in docs for span in sentences(doc.text)]

    def ours() -> None:
        for doc in docs:
            read(doc)

    def theirs() -> None:
        for text, span in spans:
            ner(text[span.start : span.stop])

    ours()
    ner("Hà Nội")
    times = [(clock(ours, 0.5), clock(theirs, 0.0)) for _ in range(rounds)]
    our, their = (size / median(column) for column in zip(*times, strict=True))
    return {
        "text read": f"{len(docs)} articles, {size:,} characters, {len(spans):,} sentences",
        "`kg.reading.read`": f"{our:,.0f} characters/s, {len(docs) * our / size:.0f} articles/s",
        f"`underthesea.ner` {version('underthesea')}": f"{their:,.0f} characters/s",
        "ratio": f"{our / their:.0f} times",
    }


def clock(work: Callable[[], None], least: float) -> float:
    """Give the processor seconds of one call of `work`, called again until `least` seconds."""
    start, calls = process_time(), 0
    while True:
        work()
        calls += 1
        spent = process_time() - start
        if spent >= least:
            return spent / calls


def building(articles: Path) -> dict[str, str]:
    """Build a graph of `articles` in a process of its own, and then once more."""
    with tempfile.TemporaryDirectory() as folder:
        first, peak, said = run_build(articles, folder)
        again, _, _ = run_build(articles, folder)
        disk = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    count = int(said.split(" read")[0].rsplit(" ", 1)[-1])
    return {
        "`kg build`, one process": f"{count:,} articles, {count / first:.0f} articles/s",
        "peak memory of that build": f"{peak / 1e6:.0f} MB",
        "its graph on disk": f"{disk / 1e6:.0f} MB",
        "the same build again": f"{again:.1f} s",
    }


def run_build(articles: Path, folder: str) -> tuple[float, float, str]:
    """Run `kg build`; give its processor seconds, its peak memory in bytes, and what it said."""
    command = [sys.executable, "-m", "kg", "build", str(articles), "-g", f"{folder}/graph.kg"]
    watch = (
        "import json, resource, subprocess, sys; "
        "done = subprocess.run(sys.argv[1:], capture_output=True, text=True); "
        "use = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(json.dumps([use.ru_utime + use.ru_stime, use.ru_maxrss, done.stdout, done.stderr]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", watch, *command],
        capture_output=True,
        check=True,
        text=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    seconds, peak, said, complaint = json.loads(run.stdout)
    if " read" not in said:
        sys.exit(complaint)
    return seconds, peak * (1 if sys.platform == "darwin" else 1024), said


def keep(rows: dict[str, str]) -> None:
    """Put the rows into the table of results, each in place of the old one of its measure."""
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    table: dict[str, str] = {}
    if RESULTS.exists():
        for line in RESULTS.read_text(encoding="utf-8").splitlines()[2:]:
            table[line.split("|")[1].strip()] = line
    for measure, result in rows.items():
        table[measure] = f"| {measure} | {result} | {machine} |"
    RESULTS.write_text(HEAD + "".join(f"{line}\n" for line in table.values()), encoding="utf-8")


if __name__ == "__main__":
    main()

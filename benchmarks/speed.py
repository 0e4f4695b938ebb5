"""Speed of reading beside underthesea on the same text, and of a whole build, as rows of a table.

    python benchmarks/speed.py                     # reading: the seeds and the gold articles
    python benchmarks/speed.py --press TEXTS       # and articles of the press, from press.py
    python benchmarks/speed.py --articles FOLDER   # and a whole build of that folder

Reading is measured as it is in the checkout, and compiled: from a wheel that is built for it in a
quarter of an hour, where there is a C compiler. Both must read the articles and all sentences of
`tests/cases` the same, or nothing is written.
All times are processor seconds of one core, so that other work on the machine counts little.
The seeds and most of the gold were written to hold as many facts as they can; articles of the press
hold fewer, and what is read there are the sets of `press/index.tsv` that no rule was made from.
The rows of `benchmarks/results.md` are replaced measure by measure.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Document

HOME = Path(__file__).parent.parent
RESULTS = HOME / "benchmarks" / "results.md"
#: The sets of the press that no rule was made from.
UNREAD = ("19", "20", "29", "30", "32")
HEAD = "| measure | result | on |\n| --- | --- | --- |\n"


def main() -> None:
    """Measure what the arguments ask for, print the rows, and keep them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, help="folder or file to build a graph from")
    parser.add_argument("--press", type=Path, help="texts that press.py wrote, to read too")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of reading (default: 5)")
    parser.add_argument("--reader", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.reader:
        read_when_told(args.press)
        return
    rows = starting(args.rounds) | reading(args.rounds, args.press)
    if args.articles:
        rows |= building(args.articles)
    keep(rows)
    for measure, result in rows.items():
        print(f"{measure}: {result}")


def starting(rounds: int) -> dict[str, str]:
    """Give the processor seconds of a start, with Python's own; the middle round counts."""
    ways = {
        "`python -c pass`": ["-c", "pass"],
        "`kg --help`": ["-m", "kg", "--help"],
        "`kg explain` of one sentence": ["-m", "kg", "explain", "Ông Trần Văn A nói."],
        "`kg.world.world()`": ["-c", "import kg.world; kg.world.world().body('Tỉnh ủy Nghệ An')"],
    }
    return {
        name: f"{median(started(way) for _ in range(rounds)):.2f} s" for name, way in ways.items()
    }


def started(way: list[str]) -> float:
    """Run Python with some arguments, and give its processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *way], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def reading(rounds: int, press: Path | None) -> dict[str, str]:
    """Compare characters a processor second of `kg.reading.read` and `underthesea.ner`."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {"": HOME}
        if compiled(folder):
            homes[", compiled"] = Path(folder)
        rows = beside(homes, rounds, None)
        if press:
            told = beside(homes, rounds, press)
            rows |= {f"{measure}, press": result for measure, result in told.items()}
    return rows


def beside(homes: dict[str, Path], rounds: int, press: Path | None) -> dict[str, str]:
    """Measure the forms of the reading that lie in some folders, and their peer.

    All see the same documents, in turns; the middle round counts. Each is called once before the
    clock starts, so that loading is in no figure.
    """
    from underthesea import ner

    from kg.text import sentences

    docs = documents(press)
    size = sum(len(doc.text) for doc in docs)
    spans = [(doc.text, span) for doc in docs for span in sentences(doc.text)]

    def theirs() -> None:
        for text, span in spans:
            ner(text[span.start : span.stop])

    readers = {form: reader(home, press) for form, home in homes.items()}
    digests = {process.stdout.readline() for process in readers.values() if process.stdout}
    if len(digests) > 1:
        sys.exit("The compiled reading differs from the pure one; nothing was measured.")
    ner("Hà Nội")
    times = [[*map(told, readers.values()), clock(theirs, 0.0)] for _ in range(rounds)]
    for process in readers.values():
        process.communicate()
    *ours, their = (size / median(column) for column in zip(*times, strict=True))
    rows = {"text read": f"{len(docs)} articles, {size:,} characters, {len(spans):,} sentences"}
    for form, our in zip(readers, ours, strict=True):
        articles = f"{len(docs) * our / size:.0f} articles/s"
        rows[f"`kg.reading.read`{form}"] = f"{our:,.0f} characters/s, {articles}"
    rows[f"`underthesea.ner` {version('underthesea')}"] = f"{their:,.0f} characters/s"
    for form, our in zip(readers, ours, strict=True):
        rows[f"ratio{form}"] = f"{our / their:.0f} times"
    return rows


def documents(press: Path | None = None) -> list[Document]:
    """Give the articles that are read: the seeds and the gold, or the unread ones of the press."""
    from kg.documents import walk
    from kg.lexicon import read_tsv
    from kg.model import Document

    paths = [HOME / "seeds", *sorted((HOME / "tests" / "gold").rglob("*.txt"))]
    if press:
        index = read_tsv(HOME / "benchmarks" / "press" / "index.tsv")
        paths = [press / f"{row['id']}.txt" for row in index if row["set"] in UNREAD]
    return [doc for doc in walk(paths) if isinstance(doc, Document)]


def cases() -> list[Document]:
    """Give the made-up sentences of `tests/cases`, which between them use every rule."""
    from kg.lexicon import read_tsv
    from kg.model import Document

    paths = sorted((HOME / "tests" / "cases").glob("*.tsv"))
    texts = [row["text"].replace(" ¶ ", "\n") for path in paths for row in read_tsv(path)]
    return [
        Document("case", text.partition("] ")[2], published=text[1:11])
        if text.startswith("[")
        else Document("case", text)
        for text in texts
    ]


def compiled(folder: str) -> bool:
    """Build the compiled wheel and unpack it into a folder; say whether that could be done."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder]
    asked = os.environ | {"HATCH_BUILD_HOOKS_ENABLE": "1"}
    run = subprocess.run([*command, "--no-build-isolation", str(HOME)], env=asked)
    return run.returncode == 0


def reader(home: Path, press: Path | None = None) -> subprocess.Popen[str]:
    """Start a process that reads with the package that lies in a folder."""
    env = os.environ | {"PYTHONPATH": str(home), "PYTHONUTF8": "1"}
    command = [sys.executable, __file__, "--reader", *(["--press", str(press)] if press else [])]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=env, stdin=pipe, stdout=pipe, encoding="utf-8")


def told(process: subprocess.Popen[str]) -> float:
    """Let a reader read everything, and give the processor seconds that it took."""
    assert process.stdin and process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def read_when_told(press: Path | None) -> None:
    """Print what all readings come to, and for each line that comes in, the seconds of reading.

    They are also taken through `pickle`, by which readings travel between processes.
    """
    from kg.reading import read

    docs = documents(press)
    readings = [repr(pickle.loads(pickle.dumps(read(doc)))) for doc in [*docs, *cases()]]
    print(hashlib.sha256("\n".join(readings).encode()).hexdigest(), flush=True)

    def ours() -> None:
        for doc in docs:
            read(doc)

    for _ in sys.stdin:
        print(clock(ours, 0.5), flush=True)


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

"""Builds: the same graph in any order and number of processes, and nothing lost on the way."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import made
import pytest

from kg.corpus import BuildReport, build, version
from kg.errors import KgError
from kg.export import nquads
from kg.graph import Graph
from kg.model import Document, Reading

HERE = Path(__file__).parent
FAMILY = ["Nguyễn Văn", "Trần Thị", "Lê Minh", "Phạm Quang", "Đỗ Hoàng"]
GIVEN = ["Anh", "Bình", "Chiến", "Dũng", "Giang", "Hưng", "Khánh"]
BODIES = ["Ban Tổ chức Trung ương", "Quốc hội", "Bộ Y tế", "Tỉnh ủy Quảng Ninh", "Sở Nội vụ"]


def article(number: int) -> str:
    chance = random.Random(number)
    lines = [f"Bài báo số {number} về công tác cán bộ", f"Ngày {number % 28 + 1}/5/2025, hội nghị."]
    for _ in range(4):
        status = chance.choice(["", "", "nguyên ", "tân "])
        name = f"{chance.choice(FAMILY)} {chance.choice(GIVEN)}"
        lines.append(f"{status}Người đứng đầu {chance.choice(BODIES)}: {name}.")
    return "\n".join(lines) + "\n"


def folder_of(home: Path, numbers: list[int]) -> Path:
    home.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (home / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
    return home


def make(paths: list[Path], graph: Path, **more: object) -> BuildReport:
    more = {"read": made.read, **more}
    return build(paths, graph, resolve=made.resolve, **more)  # type: ignore[arg-type]


def dump(graph: Path) -> str:
    return "".join(nquads(Graph(graph, resolve=made.resolve).store()))


def counts(report: BuildReport) -> tuple[int, int, int, int]:
    return report.read, report.unchanged, report.removed, len(report.skipped)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "news", list(range(40)))


def test_building_again_changes_nothing(news: Path, tmp_path: Path) -> None:
    graph = tmp_path / "a.kg"
    assert counts(make([news], graph)) == (40, 0, 0, 0)
    before = {p: p.stat().st_mtime_ns for p in graph.rglob("*") if p.is_file()}
    assert counts(make([news], graph, read=fails)) == (0, 40, 0, 0)
    after = {p: p.stat().st_mtime_ns for p in graph.rglob("*") if p.is_file()}
    assert before == after


def fails(doc: Document) -> Reading:
    raise AssertionError("nothing should be read again")


def test_only_what_changed_is_read_again(news: Path, tmp_path: Path) -> None:
    graph = tmp_path / "a.kg"
    make([news], graph)
    (news / "003.txt").write_text(article(103), encoding="utf-8")
    (news / "100.txt").write_text(article(100), encoding="utf-8")
    (news / "007.txt").unlink()
    assert counts(make([news], graph)) == (2, 38, 1, 0)
    fresh = tmp_path / "b.kg"
    make([news], fresh)
    assert dump(graph) == dump(fresh)


def test_order_and_processes_do_not_matter(news: Path, tmp_path: Path) -> None:
    files = sorted(news.iterdir())
    make([news], tmp_path / "a.kg")
    random.Random(5).shuffle(files)
    make(files, tmp_path / "b.kg", processes=2)
    for number in range(0, len(files), 8):
        make(files[number : number + 8], tmp_path / "c.kg")
    elsewhere = folder_of(tmp_path / "other" / "place", list(range(40)))
    make([elsewhere], tmp_path / "d.kg", processes=2)
    whole = dump(tmp_path / "a.kg")
    assert whole.count("\n") > 1500
    assert dump(tmp_path / "b.kg") == dump(tmp_path / "c.kg") == dump(tmp_path / "d.kg") == whole


BUILD = """
import sys, hashlib
sys.path.insert(0, {tests!r})
import made
from kg.corpus import build
from kg.export import nquads
from kg.graph import Graph
build([{news!r}], {graph!r}, read=made.read, resolve=made.resolve)
lines = "".join(nquads(Graph({graph!r}, resolve=made.resolve).store()))
print(hashlib.sha256(lines.encode()).hexdigest())
"""


def test_hash_seed_time_zone_and_locale_do_not_matter(news: Path, tmp_path: Path) -> None:
    digests = set()
    for number, env in enumerate(
        [{"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Ho_Chi_Minh"},
         {"PYTHONHASHSEED": "3", "TZ": "Pacific/Apia", "LC_ALL": "C"}]
    ):  # fmt: skip
        graph = str(tmp_path / f"{number}.kg")
        code = BUILD.format(tests=str(HERE), news=str(news), graph=graph)
        done = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **env}, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        digests.add(done.stdout)
    assert len(digests) == 1


def test_removing_is_as_if_it_never_came(news: Path, tmp_path: Path) -> None:
    make([news], tmp_path / "a.kg")
    graph = Graph(tmp_path / "a.kg", resolve=made.resolve)
    for ident in ("011", "012", "013"):
        graph.remove(ident)
        (news / f"{ident}.txt").unlink()
    assert graph.articles() == [p.stem for p in sorted(news.iterdir())]
    make([news], tmp_path / "b.kg")
    assert "".join(nquads(graph.store())) == dump(tmp_path / "b.kg")
    assert not graph.query("ASK { ?a dcterms:identifier '011' }")
    with pytest.raises(KgError, match="011: no such article"):
        graph.remove("011")


def test_another_folder_adds_to_the_graph(tmp_path: Path) -> None:
    one, two = folder_of(tmp_path / "1", [1, 2]), folder_of(tmp_path / "2", [3])
    make([one], tmp_path / "a.kg")
    assert counts(make([two], tmp_path / "a.kg")) == (1, 0, 0, 0)
    assert Graph(tmp_path / "a.kg", resolve=made.resolve).articles() == ["001", "002", "003"]


def test_another_file_of_the_same_id_does_not_take_its_place(tmp_path: Path) -> None:
    one, two = folder_of(tmp_path / "1", [1, 2]), folder_of(tmp_path / "2", [2])
    (two / "001.txt").write_text(article(99), encoding="utf-8")
    make([one], tmp_path / "a.kg")
    before = dump(tmp_path / "a.kg")
    report = make([two], tmp_path / "a.kg")
    assert counts(report) == (0, 1, 0, 1)
    assert "has the id '001' of " in str(report.skipped[0])
    assert dump(tmp_path / "a.kg") == before
    (one / "001.txt").unlink()  # the first file is gone: the second is the article now
    assert counts(make([two], tmp_path / "a.kg")) == (1, 1, 0, 0)


def test_paths_are_told_apart_from_wherever_one_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(tmp_path / "a" / "news", [1])
    folder_of(tmp_path / "b" / "news", [2])
    for place in ("a", "b"):
        monkeypatch.chdir(tmp_path / place)
        assert make([Path("news")], tmp_path / "a.kg").removed == 0
    assert Graph(tmp_path / "a.kg", resolve=made.resolve).articles() == ["001", "002"]


def test_a_folder_that_is_not_there_for_now_keeps_its_articles(tmp_path: Path) -> None:
    news = folder_of(tmp_path / "news", [1, 2])
    make([news], tmp_path / "a.kg")
    news.rename(tmp_path / "away")
    assert counts(make([news], tmp_path / "a.kg")) == (0, 0, 0, 1)
    assert len(Graph(tmp_path / "a.kg", resolve=made.resolve)) == 2


def test_what_cannot_be_read_is_said_and_the_rest_is_built(news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_text("")
    (news / "odd.txt").write_text("Một bài báo bị hỏng về công tác cán bộ của Đảng.\n", "utf-8")
    (news / "lines.jsonl").write_text(
        '{"id": "j1", "text": "Người đứng đầu Quốc hội: Lê Minh Anh."}\n{broken\n'
    )
    report = make([news, tmp_path / "nowhere"], tmp_path / "a.kg")
    assert (report.read, len(report.skipped)) == (41, 4)
    said = "\n".join(map(str, report.skipped))
    for part in ("empty.txt: is empty", "nowhere: there is no such", "lines.jsonl:2:",
                 "odd.txt: could not be read (ValueError: made to fail)"):  # fmt: skip
        assert part in said
    assert len(Graph(tmp_path / "a.kg", resolve=made.resolve)) == 41


def test_a_file_that_cannot_be_read_for_now_keeps_its_article(news: Path, tmp_path: Path) -> None:
    make([news], tmp_path / "a.kg")
    (news / "005.txt").write_bytes(b"\x00\x01\x02" * 100)
    report = make([news], tmp_path / "a.kg")
    assert (report.removed, len(report.skipped)) == (0, 1)
    assert "005" in Graph(tmp_path / "a.kg", resolve=made.resolve).articles()


def test_json_lines_and_packed_files(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "title": f"Bài {n}", "text": article(n)} for n in range(5)]
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode()))
    assert counts(make([path], tmp_path / "a.kg")) == (5, 0, 0, 0)
    fewer = "".join(lines.splitlines(keepends=True)[1:])
    path.write_bytes(gzip.compress(fewer.encode()))
    assert counts(make([path], tmp_path / "a.kg")) == (0, 4, 1, 0)


def test_texts_are_found_by_their_hash(news: Path, tmp_path: Path) -> None:
    make([news], tmp_path / "a.kg")
    graph = Graph(tmp_path / "a.kg", resolve=made.resolve)
    for ident, sha in graph.query(
        "SELECT ?i ?h { ?a dcterms:identifier ?i ; kg:textSha256 ?h }"
    ).rows:
        path = tmp_path / "a.kg" / "texts" / str(sha)[:2] / f"{sha}.txt"
        assert (
            path.read_text(encoding="utf-8") == graph.text(str(ident)) == article(int(ident or 0))
        )
    assert graph.validate() == []


def test_progress_counts_up_to_the_end(news: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    make([news], tmp_path / "a.kg", progress=lambda done, met: seen.append((done, met)))
    assert seen[-1] == (40, 40) and [d for d, _ in seen] == sorted(d for d, _ in seen)
    assert all(done < met for done, met in seen[:-1])


# --------------------------------------------------------------------------- what goes wrong


def slowly(doc: Document) -> Reading:
    time.sleep(0.004)
    return made.read(doc)


KILLED = """
import sys
sys.path.insert(0, {tests!r})
import made, test_corpus
from kg.corpus import build
print("go", flush=True)
build([{news!r}], {graph!r}, read=test_corpus.slowly, resolve=made.resolve)
"""


def test_a_kill_leaves_the_old_graph_or_the_new_one(news: Path, tmp_path: Path) -> None:
    graph, fresh = tmp_path / "a.kg", tmp_path / "b.kg"
    make([news], graph)
    old = dump(graph)
    for number in range(40):
        (news / f"{number:03}.txt").write_text(article(number + 500), encoding="utf-8")
    make([news], fresh)
    new = dump(fresh)
    code = KILLED.format(tests=str(HERE), news=str(news), graph=str(graph))
    for delay in (0.02, 0.08, 0.14, 0.18, 0.2, 0.22, 0.24, 0.28, 0.4):
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        assert process.stdout and process.stdout.readline() == b"go\n"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert dump(graph) in (old, new)
    make([news], graph)
    assert dump(graph) == new
    assert len(list(graph.glob("store-*"))) == 1


def killed(doc: Document) -> Reading:
    if doc.id == "030":
        os.kill(os.getpid(), signal.SIGKILL)
    return made.read(doc)


def test_a_killed_process_loses_nothing(news: Path, tmp_path: Path) -> None:
    graph = tmp_path / "a.kg"
    make([news], graph)
    old = dump(graph)
    for number in range(100, 200):
        (news / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
    (news / "030.txt").write_text(article(530), encoding="utf-8")
    with pytest.raises(KgError, match="a reading process was killed"):
        make([news], graph, read=killed, processes=2)
    assert dump(graph) == old
    assert make([news], graph).read <= 101


ORPHANS = """
import sys
sys.path.insert(0, {tests!r})
import made, test_corpus
from kg.corpus import build
build([{news!r}], {graph!r}, read=test_corpus.named, resolve=made.resolve, processes=2)
"""


def named(doc: Document) -> Reading:
    Path(os.environ["PIDS"], str(os.getpid())).touch()
    time.sleep(0.1)
    return made.read(doc)


def test_a_killed_build_leaves_no_processes_behind(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    pids.mkdir()
    monkeypatch.setenv("PIDS", str(pids))
    code = ORPHANS.format(tests=str(HERE), news=str(news), graph=str(tmp_path / "a.kg"))
    process = subprocess.Popen([sys.executable, "-c", code])
    while len(list(pids.iterdir())) < 2:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    ends = time.monotonic() + 120
    while any(Path(f"/proc/{p.name}").exists() for p in pids.iterdir()):
        assert time.monotonic() < ends, "a reading process outlived its build"
        time.sleep(0.1)


def limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))


FULL = """
import sys
sys.path.insert(0, {tests!r})
import made
from kg.corpus import build
from kg.errors import KgError
try:
    build([{news!r}], {graph!r}, read=made.read, resolve=made.resolve)
except KgError as error:
    print(error)
"""


def test_a_full_disk_is_said_and_leaves_the_old_graph(news: Path, tmp_path: Path) -> None:
    graph = tmp_path / "a.kg"
    make([news], graph)
    old = dump(graph)
    for number in range(100, 400):
        (news / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
    code = FULL.format(tests=str(HERE), news=str(news), graph=str(graph))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, preexec_fn=limited
    )
    assert done.returncode == 0, done.stderr
    assert "cannot" in done.stdout and done.stdout.count("\n") == 1
    assert dump(graph) == old


def test_a_folder_that_cannot_be_one_is_said(tmp_path: Path, news: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(KgError, match="file: a graph cannot be kept here"):
        make([news], tmp_path / "file")
    (tmp_path / "odd.kg").mkdir()
    (tmp_path / "odd.kg" / "archive.sqlite").write_bytes(b"this is no database" * 100)
    with pytest.raises(KgError, match=r"odd\.kg: a graph cannot be kept here"):
        make([news], tmp_path / "odd.kg")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, news: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    if os.geteuid() == 0:
        shut = Path("/proc")  # modes do not hold root back, this does
    with pytest.raises(KgError, match="give a folder that can be written"):
        make([news], shut / "a.kg")


def test_two_writers_are_told_apart(news: Path, tmp_path: Path) -> None:
    make([news], tmp_path / "a.kg")
    graph = Graph(tmp_path / "a.kg", resolve=made.resolve)
    assert graph.archive
    with graph.archive.writing():
        other = Graph(tmp_path / "a.kg", resolve=made.resolve)
        assert len(other.query("articles")) == 40  # reading goes on beside writing
        with pytest.raises(KgError, match="if another process is writing it, wait"):
            other.remove("001")


def test_a_reader_sees_the_new_graph_after_a_build(news: Path, tmp_path: Path) -> None:
    make([news], tmp_path / "a.kg")
    reader = Graph(tmp_path / "a.kg", resolve=made.resolve)
    assert len(reader.query("articles")) == 40
    (news / "100.txt").write_text(article(100), encoding="utf-8")
    make([news], tmp_path / "a.kg")
    assert len(reader.query("articles")) == 41


def test_the_version_of_the_reader_is_that_of_its_rooms() -> None:
    assert version() == version() and version() != version(("rdf",))
    assert version(("nowhere",)) != version(("text.py",))


# --------------------------------------------------------------------------- with all rooms

SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))


def whole(graph: Graph) -> str:
    return "".join(nquads(graph.store()))


def test_the_seeds_make_one_graph_that_keeps_its_promises(tmp_path: Path) -> None:
    build(SEEDS, tmp_path / "a.kg")
    build(list(reversed(SEEDS)), tmp_path / "b.kg", processes=2)
    for seed in SEEDS:
        build([seed], tmp_path / "c.kg")
    graph = Graph(tmp_path / "a.kg")
    lines = whole(graph)
    assert lines == whole(Graph(tmp_path / "b.kg")) == whole(Graph(tmp_path / "c.kg"))
    assert graph.validate() == []
    graph.export(tmp_path / "all.trig.gz")
    back = Graph(tmp_path / "back.kg")
    back.import_(tmp_path / "all.trig.gz")
    assert whole(back) == lines


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_a_seed_taken_out_was_never_there(seed: Path, tmp_path: Path) -> None:
    build(SEEDS, tmp_path / "a.kg")
    graph = Graph(tmp_path / "a.kg")
    graph.remove(seed.stem)
    build([s for s in SEEDS if s != seed], tmp_path / "b.kg")
    assert whole(graph) == whole(Graph(tmp_path / "b.kg"))


def test_the_two_meetings_of_one_day_stay_two(tmp_path: Path) -> None:
    build(SEEDS, tmp_path / "a.kg")
    rows = Graph(tmp_path / "a.kg").query(
        "SELECT ?part { ?ev a kg:Meeting ; kg:date $day ; kg:eventType etype:conference ; "
        "kg:dayPart ?part } ORDER BY ?part",
        day=date(2025, 12, 8),
    )
    assert [part for (part,) in rows] == ["chiều", "sáng"]

"""The command line: exit codes, one sentence for each failure, the same bytes in every locale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import main

HOME = Path(__file__).parent.parent
HEAD = "Trưởng Ban Tổ chức Trung ương"


def kg(*words: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *words],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | env,
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build the graph of the seeds once, through the command."""
    folder = str(tmp_path_factory.mktemp("cli") / "news.kg")
    built = kg("build", str(HOME / "seeds"), "-g", folder)
    assert built.returncode == 0, built.stderr
    assert "5 read" in built.stdout
    return folder


def test_help_imports_nothing_but_the_standard_library() -> None:
    code = (
        "import sys; before = set(sys.modules); from kg.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print()\n"
        "print(*{name.split('.')[0] for name in sys.modules.keys() - before})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    imported = set(run.stdout.splitlines()[-1].split())
    assert imported - sys.stdlib_module_names == {"kg"}, run.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "VERB"),
        (["fly"], 2, "invalid choice"),
        (["build"], 2, "PATH"),
        (["query", "-g", "nowhere.kg", "head-of"], 1, "no graph here"),
        (["validate", "-g", "."], 1, "no graph here"),
        (["read", "nowhere.txt"], 1, "nowhere.txt"),
        (["read", "x.csv", "--columns", "text"], 1, "--columns text: write it as key=value"),
        (["view", "-g", "nowhere.kg"], 2, "-o"),
        (["explain", __file__], 1, "this is a file, not a sentence"),
    ],
)
def test_failures_say_one_sentence(
    words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        got = main(words)
    except SystemExit as exit:
        got = int(str(exit.code))
    err = capsys.readouterr().err
    assert (got, said in err, "Traceback" in err) == (code, True, False), err
    if code == 1:
        assert err.count("\n") == 1, err


def test_a_long_word_is_a_sentence_not_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ă" * 200]) == 0
    assert "facts: none" in capsys.readouterr().out


def test_building_again_reads_nothing_anew(graph: str) -> None:
    again = kg("build", str(HOME / "seeds"), "-g", graph)
    assert again.returncode == 0
    assert "0 read, 5 unchanged" in again.stdout
    assert again.stderr == ""


def test_what_is_skipped_is_named_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Sáng 16.12, ông Lê Minh Hưng họp tại Hà Nội.", "utf-8")
    (tmp_path / "b.jsonl").write_text(
        '{"id": "1", "text": "Bộ Chính trị họp."}\n{"id": \n', "utf-8"
    )
    for said in ("2 read, 0 unchanged, 0 removed, 1 skipped", "0 read, 2 unchanged"):
        # The graph's own folder lies below: nothing in it is an article.
        built = kg("build", str(tmp_path), "-g", str(tmp_path / "out.kg"))
        assert built.returncode == 1
        assert "b.jsonl:2" in built.stderr
        assert said in built.stdout


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "vi_VN.ISO-8859-1"])
def test_the_same_bytes_in_every_locale(graph: str, locale: str) -> None:
    question = f'SELECT ?p {{ ?p <http://xmlns.com/foaf/0.1/name> "{HEAD}" }}'
    asked = kg("query", "-g", graph, "-", "--format", "csv", stdin=question, LC_ALL=locale)
    assert asked.returncode == 0, asked.stderr
    shown = kg("read", str(HOME / "seeds"), LC_ALL=locale, PYTHONUTF8="0")
    assert "Lê Minh Hưng" in shown.stdout


def test_a_reading_as_lines_of_json() -> None:
    shown = kg("read", "--json", str(HOME / "seeds"))
    lines = [json.loads(line) for line in shown.stdout.splitlines()]
    assert len(lines) == 5


def test_a_closed_pipe_is_no_failure(graph: str) -> None:
    line = f"{sys.executable} -m kg read {HOME / 'seeds'} | head -n 1"
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
    assert run.stderr == ""


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_answers_in_each_format(graph: str, form: str) -> None:
    question = (
        "PREFIX org: <http://www.w3.org/ns/org#> PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
        'SELECT ?name { ?p org:headOf/foaf:name "Ban Tổ chức Trung ương" ; foaf:name ?name }'
    )
    asked = kg("query", "-g", graph, question, "--format", form)
    assert asked.returncode == 0, asked.stderr
    assert "Lê Minh Hưng" in asked.stdout


@pytest.mark.parametrize(("columns", "shown"), [("400", "name "), ("40", "name      Lê Minh Hưng")])
def test_a_narrow_terminal_gets_a_list(graph: str, columns: str, shown: str) -> None:
    import pty

    ours, theirs = pty.openpty()
    question = (
        f"SELECT ?name ?sentence {{ ?t org:member/foaf:name ?name ; kg:post/foaf:name '{HEAD}' ; "
        "kg:evidence/kg:sentence/oa:exact ?sentence } LIMIT 1"
    )
    command = [sys.executable, "-m", "kg", "query", "-g", graph, question]
    subprocess.run(command, stdout=theirs, env=os.environ | {"COLUMNS": columns}, check=True)
    os.close(theirs)
    assert os.read(ours, 100_000).decode("utf-8", "replace").startswith(shown)
    os.close(ours)


def test_nothing_found_is_exit_code_one(graph: str) -> None:
    asked = kg("query", "-g", graph, "SELECT ?s { ?s <urn:no> ?o }")
    assert (asked.returncode, asked.stderr) == (1, "kg: nothing found\n")


def test_removing_an_article_and_asking_for_it(graph: str, tmp_path: Path) -> None:
    folder = str(tmp_path / "one.kg")
    kg("build", *map(str, sorted((HOME / "seeds").glob("*.txt"))[:2]), "-g", folder)
    article = sorted((HOME / "seeds").glob("*.txt"))[0]
    told = kg("text", "-g", folder, article.stem)
    assert told.stdout.rstrip("\n") == article.read_text(encoding="utf-8").rstrip("\n")
    assert kg("remove", "-g", folder, article.stem).returncode == 0
    assert kg("text", "-g", folder, article.stem).returncode == 1
    assert kg("remove", "-g", folder, article.stem).returncode == 1


def test_the_graph_of_the_environment(graph: str) -> None:
    assert kg("validate", VNKG_GRAPH=graph).returncode == 0


def test_judging_two_of_one_name(tmp_path: Path) -> None:
    folder = str(tmp_path / "g.kg")
    (tmp_path / "a.txt").write_text(
        "Sáng 16/12/2024, Phó Chủ tịch Ủy ban nhân dân tỉnh Cà Mau Nguyễn Văn Hùng dự họp.", "utf-8"
    )
    (tmp_path / "b.txt").write_text(
        "Sáng 16/12/2024, Giám đốc Công an tỉnh Sơn La Nguyễn Văn Hùng dự hội nghị.", "utf-8"
    )
    assert kg("build", str(tmp_path), "-g", folder).returncode == 0
    assert kg("review", "-g", folder).stdout.count("person/nguyen-van-hung") == 2
    a, b = "Nguyễn Văn Hùng@a", "Nguyễn Văn Hùng@b"
    assert kg("differ", "-g", folder, a, b, "--why", "hai tỉnh").returncode == 0
    assert kg("review", "-g", folder).stdout.count("person/") == 0
    told = kg("same", "-g", folder, "Nguyễn Văn Không", b)
    assert (told.returncode, "bears this name" in told.stderr) == (1, True)
    assert "hai tỉnh" in (tmp_path / "g.kg" / "judgements.tsv").read_text(encoding="utf-8")

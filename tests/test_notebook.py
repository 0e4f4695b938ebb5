"""What notebooks show, and that the committed notebooks show what the code gives."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from made import Page, resolve

import kg.notebook
from kg.errors import KgError
from kg.graph import Graph
from kg.model import Reading, Region, Span

HERE = Path(__file__).parent
NOTEBOOKS = sorted((HERE.parent / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def reading() -> Reading:
    page = Page("a", "2025-12-08", publisher="Báo <b>Làng</b>")
    page.tenure("Lê Minh Hưng", "Trưởng Ban Tổ chức Trung ương", "Ban Tổ chức Trung ương")
    page.tenure("Trần Thị Lan", "Thứ trưởng Bộ Y tế", "Bộ Y tế", "deputy-head", "former")
    page.event("Hội nghị <script>x</script>", day_part="sáng", places=("Hà Nội",))
    page.part("Lê Minh Hưng", "chair")
    return page.reading()


@pytest.fixture(scope="module")
def graph(reading: Reading) -> Graph:
    made = Graph(resolve=resolve)
    made.add(reading)
    return made


class Tags(HTMLParser):
    """Collects the tags, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_reading_is_the_article_with_coloured_mentions(reading: Reading) -> None:
    shown = Tags(kg.notebook.article(reading))
    assert reading.document.text in shown.text
    spans = [a["title"] for tag, a in shown.tags if tag == "span" and a.get("title")]
    assert "person: Lê Minh Hưng (made)" in spans
    assert {tag for tag, _ in shown.tags} <= {
        "b", "br", "code", "div", "mark", "p", "small", "span", "table", "tbody", "td", "th",
        "thead", "tr",
    }  # fmt: skip


def test_every_fact_of_a_reading_has_its_quote_and_rule(reading: Reading) -> None:
    shown = Tags(kg.notebook.facts(reading))
    for part in ("Thứ trưởng Bộ Y tế", "former", "chair", "conference, sáng 2025-12-08, Hà Nội"):
        assert part in shown.text
    assert sum(tag == "mark" for tag, _ in shown.tags) == 4


def test_what_is_not_of_the_article_is_grey(reading: Reading) -> None:
    from dataclasses import replace

    stop = reading.document.text.index("\n")
    regions = (Region(Span(0, stop), "furniture"),)
    other = replace(reading, document=replace(reading.document, regions=regions))
    shown = kg.notebook.article(other)
    assert f'opacity:.45">{reading.document.text[:stop]}</span>' in shown


def test_an_answer_is_a_table_of_text(graph: Graph) -> None:
    html = kg.notebook.table(graph.query("SELECT ?l { ?e a kg:Event ; rdfs:label ?l } ORDER BY ?l"))
    assert "<script" not in html
    assert "Hội nghị <script>x</script>" in Tags(html).text or "0 rows" in html
    assert "yes" in kg.notebook.table(graph.query("ASK { ?p a foaf:Person }"))


def test_long_answers_say_how_long_they_are(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.notebook, "MOST_ROWS", 3)
    html = kg.notebook.table(graph.query("SELECT * { ?s ?p ?o } LIMIT 7"))
    assert "7 rows, the first 3 shown" in html
    assert html.count("<tr>") == 4


def test_a_network_is_shown_in_a_frame_that_reaches_nothing(graph: Graph) -> None:
    bundle = kg.notebook.network(graph, height=400)._repr_mimebundle_()
    frame = Tags(bundle["text/html"])
    [(tag, attributes)] = frame.tags
    assert (tag, attributes["height"]) == ("iframe", "400")
    assert "allow-same-origin" not in str(attributes["sandbox"])
    assert "Trần Thị Lan" in str(attributes["srcdoc"])
    assert bundle["image/svg+xml"].startswith("<svg")
    with pytest.raises(KgError, match="Trần Thị Lan"):
        kg.notebook.network(graph, around="Tran Thi Lam")


@pytest.fixture
def shell(graph: Graph) -> Any:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "kg.notebook")
    shell.user_ns["graph"] = graph
    return shell


NAMES = "SELECT ?name { ?p a foaf:Person ; foaf:name ?name } ORDER BY ?name"


def test_sparql_is_a_cell_magic(shell: Any) -> None:
    expected = (("Lê Minh Hưng",), ("Trần Thị Lan",))
    assert shell.run_cell_magic("sparql", "", NAMES).rows == expected
    shell.user_ns["news"] = shell.user_ns.pop("graph")
    assert shell.run_cell_magic("sparql", "news", NAMES).rows == expected


def test_readings_and_answers_are_shown_as_html(shell: Any, reading: Reading) -> None:
    answer = shell.run_cell_magic("sparql", "", NAMES)
    for value, part in ((answer, "<td"), (reading, "max-width:76ch")):
        data, _ = shell.display_formatter.format(value)
        assert part in data["text/html"]
        assert len(data["text/plain"]) < 200


WRONG = [
    ("nowhere", NAMES, "'nowhere' is no graph"),
    ("", "SELEKT", "%%sparql: "),
]


@pytest.mark.parametrize(("line", "cell", "said"), WRONG)
def test_a_wrong_cell_is_answered_in_one_sentence(
    shell: Any, line: str, cell: str, said: str
) -> None:
    from IPython.core.error import UsageError

    with pytest.raises(UsageError, match=re.escape(said)):
        shell.run_cell_magic("sparql", line, cell)


# ---------------------------------------------------------------- the committed notebooks


def executed(path: Path) -> Any:
    """Run a notebook in its folder; drop what differs from run to run or is too heavy to keep.

    What a cell prints may come in several messages; they are joined.
    """
    import nbclient
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    folder = {"metadata": {"path": str(path.parent)}}
    nbclient.NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources=folder,
        record_timing=False,
        coalesce_streams=True,
    ).execute()
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", []):
            if "image/svg+xml" in output.get("data", {}):
                del output["data"]["text/html"]  # half a megabyte, made anew when it is run
    return notebook


def outputs(notebook: Any) -> list[str]:
    """Give what each cell shows, for comparison; pictures may differ by a hair between machines."""
    shown = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = dict(output.get("data", {"text/plain": output.get("text", "")}))
            if svg := data.pop("image/svg+xml", None):
                data["labels"] = " ".join(re.findall(r">([^<]+)</text>", "".join(svg)))
            shown.append(f"{cell.id}: {sorted(data.items())}")
    return shown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[p.stem for p in NOTEBOOKS])
def test_a_committed_notebook_shows_what_the_code_gives(path: Path) -> None:
    import nbformat

    committed = path.read_text(encoding="utf-8")
    assert outputs(executed(path)) == outputs(nbformat.reads(committed, as_version=4)), (
        "the notebooks are behind the code; `python tests/test_notebook.py` writes them anew"
    )
    assert not re.search(r"/(home|root|tmp|Users|work)/|ename", committed)


if __name__ == "__main__":
    import nbformat

    for notebook in NOTEBOOKS:
        notebook.write_text(nbformat.writes(executed(notebook)) + "\n", encoding="utf-8")

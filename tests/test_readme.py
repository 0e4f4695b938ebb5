"""What the README shows is what happens: its commands run, its answers are compared."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent
PAGES = ["README.md", "README.vi.md"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
DONE = "--- vnkg: the next command ---"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder to run the commands in."""
    return like_a_checkout(tmp_path)


def like_a_checkout(folder: Path) -> Path:
    """Put into a new folder what the commands of the pages name."""
    shutil.copytree(HOME / "seeds", folder / "seeds")
    (folder / "out").mkdir()
    return folder


def blocks(page: str, kind: str) -> list[str]:
    """Give the code blocks of a page that are marked with `kind`."""
    return [m[2] for m in BLOCK.finditer((HOME / page).read_text("utf-8")) if m[1] == kind]


def steps(page: str) -> list[tuple[str, str]]:
    """Give the commands of a page's console blocks, each with the output it promises."""
    found: list[tuple[str, str]] = []
    for line in "".join(blocks(page, "console")).splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:], ""))
        else:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def run(commands: list[str], folder: Path) -> list[str]:
    """Run the commands in one shell; give what each printed."""
    script = "".join(f"{command}\nprintf '%s\\n' '{DONE}'\n" for command in commands)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | {"PATH": path},
    )
    return done.stdout.split(f"{DONE}\n")[:-1]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_what_happens(
    page: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = steps(page)
    same = doctest.OutputChecker().check_output
    for (command, wanted), got in zip(
        shown, run([command for command, _ in shown], folder), strict=True
    ):
        assert same(wanted, got, doctest.ELLIPSIS), f"$ {command}{got}"
    monkeypatch.chdir(folder)
    for number, code in enumerate(blocks(page, "pycon")):
        test = doctest.DocTestParser().get_doctest(code, {}, f"{page} {number}", page, 0)
        said: list[str] = []
        failed, _ = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append)
        assert not failed, "".join(said)


def write(page: str, folder: Path) -> None:
    """Put what the commands of a page print today into the page."""
    printed = iter(run([command for command, _ in steps(page)], folder))

    def fresh(block: re.Match[str]) -> str:
        if block[1] != "console":
            return block[0]
        commands = [line for line in block[2].splitlines(keepends=True) if line.startswith("$ ")]
        return "```console\n" + "".join(c + next(printed) for c in commands) + "```"

    path = HOME / page
    path.write_text(BLOCK.sub(fresh, path.read_text("utf-8")), encoding="utf-8")


def with_the_rule(text: str) -> str:
    """Put the rule that CONTRIBUTING shows into its text as `kg/rules/posts.toml` has it today."""
    rules = (HOME / "kg" / "rules" / "posts.toml").read_text("utf-8")

    def today(block: re.Match[str]) -> str:
        (name,) = re.findall(r"^ *(name = .*)$", block[1], re.M)
        (rule,) = (r for r in rules.split("\n\n") if name in r.splitlines())
        return f"```toml\n{textwrap.indent(rule.strip(), '   ')}\n   ```"

    return re.sub(r"```toml\n(.*?)```", today, text, flags=re.S)


def test_the_rule_that_contributing_shows_is_a_rule() -> None:
    text = (HOME / "CONTRIBUTING.md").read_text("utf-8")
    assert text == with_the_rule(text)


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "benchmarks/README.md"])
def test_links_lead_somewhere(page: str) -> None:
    text = (HOME / page).read_text("utf-8")
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert ((HOME / page).parent / link).exists(), link


def draw(folder: Path) -> None:
    """Draw the picture that the pages show: the seeds around one person."""
    import kg
    from kg.view import svg

    kg.build([folder / "seeds"], folder / "picture.kg")
    (HOME / "docs").mkdir(exist_ok=True)
    picture = svg(kg.Graph(folder / "picture.kg"), around="Lê Minh Hưng")
    (HOME / "docs" / "network.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for name in PAGES:
            write(name, like_a_checkout(Path(place, name)))
        draw(Path(place, PAGES[0]))
    contributing = HOME / "CONTRIBUTING.md"
    contributing.write_text(with_the_rule(contributing.read_text("utf-8")), encoding="utf-8")

"""The house keeps its walls: every room says what it makes, the lock holds, no machine shows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent
ROOMS = sorted(path for path in (HOME / "kg").rglob("*.py"))


def tracked() -> list[Path]:
    """List the text files that git keeps, or all files of the sdist where there is no git."""
    try:
        names = subprocess.run(
            ["git", "ls-files", "-z"], cwd=HOME, capture_output=True, check=True, text=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [HOME / name for name in names if name and (HOME / name).is_file()]


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: str(path.relative_to(HOME)))
def test_a_file_opens_with_one_sentence(room: Path) -> None:
    text = room.read_text(encoding="utf-8")
    doc = ast.get_docstring(ast.parse(text))
    assert doc, f"{room.name} has no docstring"
    first = doc.split("\n\n")[0]
    assert first.rstrip().endswith((".", "?")), f"{room.name}: {first!r} is not a sentence"


def test_no_attics() -> None:
    attics = re.compile(r"(utils?|helpers?|common|managers?|misc|.*_v\d+)$")
    assert [p.name for p in ROOMS if attics.match(p.stem)] == []


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_every_room_is_on_the_map(page: str) -> None:
    text = (HOME / page).read_text(encoding="utf-8")
    rooms = {p.relative_to(HOME / "kg").parts[0] for p in ROOMS} - {"__init__.py", "__main__.py"}
    shown = {name.rstrip("/") for name in re.findall(r"`kg/([\w./]+)`", text)}
    assert shown - {"words", "rules"} == rooms


def test_every_folder_of_code_is_a_package() -> None:
    """Without `__init__.py` import-linter does not see a room."""
    assert [p for p in {room.parent for room in ROOMS} if not (p / "__init__.py").exists()] == []


def test_the_library_never_prints() -> None:
    found = [
        f"{room.relative_to(HOME)}:{node.lineno}"
        for room in ROOMS
        if room.stem != "cli"
        for node in ast.walk(ast.parse(room.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert found == []


def test_no_machine_shows() -> None:
    places = re.compile(r"/(w[o]rk|r[o]ot|t[m]p/dev)/")
    found = [
        f"{path.relative_to(HOME)}: {match[0]}"
        for path in tracked()
        if path.suffix not in {".png", ".gz", ".lock"}
        for match in [places.search(path.read_text(encoding="utf-8", errors="replace"))]
        if match
    ]
    assert found == []


def test_the_lock_holds_exact_versions_from_anywhere() -> None:
    lines = (HOME / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.match(r"[a-z0-9-]+==[\w.]+( ;|$)", line) for line in pins)
    names = {line.split("==")[0] for line in pins}
    assert "torch" not in names
    wanted = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    for need in wanted["project"]["dependencies"] + wanted["dependency-groups"]["dev"]:
        assert re.split(r"[><=~]", need)[0] in names, f"{need} is not in requirements.lock"


def test_every_library_may_be_used_freely() -> None:
    """Each library of the lock that is installed here allows use under permissive terms or MPL."""
    free = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python Software|MPL|Mozilla|W3C", re.I)
    bound = []
    for line in (HOME / "requirements.lock").read_text(encoding="utf-8").splitlines():
        name = line.partition("==")[0]
        try:
            said = metadata(name) if "==" in line else None
        except PackageNotFoundError:  # of another system or version of Python
            continue
        if said is not None:
            named = [c for c in said.get_all("Classifier") or [] if c.startswith("License")]
            stated = said.get_all("License") or [""]
            terms = " ".join([*(said.get_all("License-Expression") or []), stated[0][:200], *named])
            if not free.search(terms):
                bound.append(f"{name}: {terms}")
    assert bound == []


def test_what_the_rooms_import_is_what_the_package_requires() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = [need for extra in project["optional-dependencies"].values() for need in extra]
    required = {re.split(r"[><=~]", need)[0] for need in project["dependencies"]}
    allowed = required | {re.split(r"[><=~]", need)[0] for need in optional}
    imported = (
        {
            name.partition(".")[0].lower()
            for room in ROOMS
            for node in ast.walk(ast.parse(room.read_text(encoding="utf-8")))
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        - {name.lower() for name in sys.stdlib_module_names}
        - {"kg", ""}
    )
    assert imported <= allowed
    # underthesea checks the word lists and is what benchmarks compare with.
    assert required - imported <= {"underthesea"}


def test_make_alone_lists_the_targets() -> None:
    said = subprocess.run(["make"], cwd=HOME, capture_output=True, check=True, text=True).stdout
    for target in ("graph", "test", "lint", "score", "bench", "docs", "clean"):
        assert re.search(rf"^  make {target} +\w", said, re.M), target

"""The wheel stands alone: built, installed into an empty environment, used elsewhere."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

HOME = Path(__file__).parent.parent
ARTICLE = (
    "Bộ Chính trị điều động cán bộ\n"
    "Thứ năm 29/05/2025 - 04:39\n"
    "Chiều 28/5, Trưởng Ban Tổ chức Trung ương Lê Minh Hưng dự hội nghị tại Hà Nội.\n"
)
QUESTION = """
PREFIX org: <http://www.w3.org/ns/org#> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT ?name { ?tenure org:member/foaf:name ?name }
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    run = subprocess.run([*command, str(HOME)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    (built,) = out.glob("vnkg-*.whl")
    return built


@pytest.fixture(scope="module")
def bin(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own.

    The libraries come from the environment of the tests, by a path file, so that nothing is
    downloaded twice; the package itself comes from the wheel alone.
    """
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.strip()
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*install, "--no-deps", "--no-index", str(wheel)], check=True)
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(site, "libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")
    return python.parent


def run(bin: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed `kg` in a folder that knows nothing of the checkout."""
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(folder)}
    return subprocess.run(
        [bin / "kg", *words], cwd=folder, capture_output=True, encoding="utf-8", env=env
    )


def test_the_wheel_carries_words_rules_and_ontology(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for room in ("words", "rules", "ontology", "ontology/world", "ontology/queries"):
        kept = {p.name for p in (HOME / ("" if "ontology" in room else "kg") / room).iterdir()}
        assert {name for name in kept if "." in name} <= {
            name.rsplit("/", 1)[-1] for name in names if name.startswith(f"kg/{room}/")
        }, room
    assert not [name for name in names if name.startswith(("tests/", "seeds/"))]


def test_nothing_is_compiled_unless_asked_for(wheel: Path) -> None:
    """`make bench` compiles the wheel, and proves that it reads the same."""
    assert wheel.name.endswith("-py3-none-any.whl")


def build_hook() -> ModuleType:
    """Load `hatch_build.py`, which is no module of the package."""
    spec = importlib.util.spec_from_file_location("hatch_build", HOME / "hatch_build.py")
    assert spec and spec.loader
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    return hook


def test_what_reads_sentences_can_be_compiled(tmp_path: Path) -> None:
    """Up to the C code, which finds what mypyc refuses; `make bench` takes the minutes beyond."""
    shutil.copytree(HOME / "kg", tmp_path / "kg", ignore=shutil.ignore_patterns("*.so"))
    assert build_hook().setup(tmp_path, [(["--name"], [], [])]).returncode == 0
    assert list(tmp_path.glob("build/*.c"))


def test_what_stands_before_the_c_code_may_be_told_more_than_once(tmp_path: Path) -> None:
    """The flags of one module are those of all."""
    compiler, headers = shutil.which("cc"), sysconfig.get_path("include")
    if compiler is None or not Path(headers, "Python.h").exists():
        pytest.skip("there is no C compiler, or Python's headers are missing")
    hook = build_hook()
    (tmp_path / "before.h").write_text(hook.BEFORE, encoding="utf-8")
    (tmp_path / "code.c").write_text("int one(void) { return 1; }\n", encoding="utf-8")
    command = [compiler, "-fsyntax-only", *hook.FLAGS, *hook.FLAGS, "-I", headers, "code.c"]
    assert subprocess.run(command, cwd=tmp_path).returncode == 0


def test_what_is_compiled_means_the_same(tmp_path: Path) -> None:
    """The copy for mypyc, run as Python."""
    shutil.copytree(HOME / "kg", tmp_path / "kg", ignore=shutil.ignore_patterns("*.so"))
    shutil.copytree(HOME / "ontology", tmp_path / "ontology")
    hook = build_hook()
    for path in hook.sources(tmp_path):
        path.write_text(hook.hastened(path.read_text(encoding="utf-8")), encoding="utf-8")
    asked = "import sys, kg.reading; print(kg.__file__, kg.reading.explain(sys.argv[1]))"
    told = [
        subprocess.run(
            [sys.executable, "-c", asked, ARTICLE.splitlines()[2]],
            cwd=home,
            env=os.environ | {"PYTHONPATH": str(home)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.removeprefix(str(home))
        for home in (HOME, tmp_path)
    ]
    assert told[0] == told[1]


def test_the_package_comes_from_the_wheel(bin: Path, tmp_path: Path) -> None:
    said = subprocess.run(
        [bin / "python", "-I", "-c", "import kg; print(kg.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert str(HOME) not in said


def test_build_ask_and_explain_far_from_the_checkout(bin: Path, tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_text(ARTICLE, encoding="utf-8")
    built = run(bin, tmp_path, "build", "tin.txt")
    assert built.returncode == 0, built.stderr
    asked = run(
        bin,
        tmp_path,
        "query",
        QUESTION,
        "--format",
        "csv",
    )
    assert "Lê Minh Hưng" in asked.stdout, asked.stderr
    assert "Lê Minh Hưng" in run(bin, tmp_path, "explain", ARTICLE.splitlines()[2]).stdout

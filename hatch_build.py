"""The compiled form of the wheel: what reads sentences as machine code, beside its source.

It is built only when asked for, with `HATCH_BUILD_HOOKS_ENABLE=1`, and needs a C compiler; all
else, an editable install too, stays pure Python. Nothing is written into the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What reads a sentence; it imports nothing but itself and the standard library.
ROOMS = (
    "errors.py",
    "lexicon.py",
    "model.py",
    "text.py",
    "reading.py",
    "grammar",
    "mentions",
    "facts",
)
SETUP = """
from setuptools import setup
from mypyc.build import mypycify

files = {files!r}
options = dict(opt_level="2", debug_level="0", group_name="kg")
modules = mypycify(["--config-file=mypy.ini", *files], **options)
for module in modules:
    module.extra_compile_args += {flags!r}
setup(name="kg", packages=[], py_modules=[], ext_modules=modules)
"""
#: Other rooms are not looked into: what they need is not installed where a wheel is built.
MYPY = "[mypy]\nstrict = True\nignore_missing_imports = True\nfollow_imports = silent\n"
#: Warnings about the C code that mypyc writes help nobody and take as long as the rest; what no
#: other library calls can be called directly.
FLAGS = [] if sys.platform == "win32" else ["-Wno-all", "-w", "-fvisibility=hidden"]


class CompiledReading(BuildHookInterface[Any]):
    """Puts the compiled modules into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile a copy of the package, and let the wheel take the modules from there."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        shutil.copytree(Path(self.root, "kg"), folder / "kg", ignore=shutil.ignore_patterns("*.so"))
        for built in compiled(folder):
            build_data["force_include"][str(built)] = str(built.relative_to(folder / "built"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copy."""
        if version != "editable":
            self._folder.cleanup()


def compiled(folder: Path) -> list[Path]:
    """Compile the rooms of `folder/kg` into `folder/built`; give the files made there."""
    if setup(folder, "build_ext", "--build-lib", "built").returncode:
        sys.exit(
            "The reading cannot be compiled: see above. It needs a C compiler and Python's headers;"
            " without HATCH_BUILD_HOOKS_ENABLE the wheel is pure Python and needs neither."
        )
    return [path for path in (folder / "built").rglob("*") if path.is_file()]


def setup(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Write C code for the rooms of `folder/kg`, then do with it what setuptools is asked for."""
    paths = [path for room in ROOMS for path in _sources(folder / "kg" / room)]
    files = [path.relative_to(folder).as_posix() for path in paths]
    (folder / "mypy.ini").write_text(MYPY, encoding="utf-8")
    (folder / "setup.py").write_text(SETUP.format(files=files, flags=FLAGS), encoding="utf-8")
    command = [sys.executable, "setup.py", "-q", *words]
    return subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONUTF8": "1"})


def _sources(room: Path) -> list[Path]:
    return sorted(room.rglob("*.py")) if room.is_dir() else [room]

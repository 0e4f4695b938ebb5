"""The compiled form of the wheel: what reads sentences as machine code, beside its source.

It is built only when asked for, with `HATCH_BUILD_HOOKS_ENABLE=1`, and needs a C compiler; all
else, an editable install too, stays pure Python. Nothing is written into the checkout: the copy
that is compiled says a few things outright that mypyc does not see by itself (`hastened`).
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from itertools import accumulate
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
import shutil, subprocess, sys
from setuptools import setup
from mypyc.build import mypycify

files = {files!r}
options = dict(opt_level="2", debug_level="0", group_name="kg")
modules = mypycify(["--config-file=mypy.ini", *files], **options)
flags = [(module.extra_compile_args + {flags!r}, module.extra_link_args) for module in modules]
for words, more, after in {steps!r}:
    for module, (compiling, linking) in zip(modules, flags):
        module.extra_compile_args, module.extra_link_args = compiling + more, linking + more
    setup(name="kg", packages=[], py_modules=[], ext_modules=modules, script_args=words)
    if after:
        shutil.copytree("kg", "counted/kg", dirs_exist_ok=True)
        subprocess.run([sys.executable, *after], cwd="counted", check=True)
"""
#: What the form that counts its steps reads: a sentence for every rule, and none that is timed.
COUNTED = """
import sys
from pathlib import Path
from kg.lexicon import read_tsv
from kg.model import Document
from kg.reading import read

for path in sorted(Path(sys.argv[1]).glob("*.tsv")):
    for row in read_tsv(path):
        read(Document("case", row["text"].replace(" ¶ ", "\\n")))
"""
#: Other rooms are not looked into: what they need is not installed where a wheel is built.
MYPY = "[mypy]\nstrict = True\nignore_missing_imports = True\nfollow_imports = silent\n"
#: How values of a data class are put in order.
SIGNS = (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="))
#: What holds the words of a sentence.
WORDS = ("low", "tokens")
#: Functions that look a pattern up.
ASKING = {
    f"re.{name}" for name in ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")
}
#: Those of them that run through a text.
SEARCHING = ("findall", "finditer", "search", "split", "sub")
#: Read before the C code that mypyc writes. No value lies so deep in others that these must be
#: freed one after another; what handles errors lies apart from the rest; and what is asked most
#: often is done in place: a word is looked for where it lies in a set unless another lies there, a
#: value put into a list that has room for it, and small numbers are kept.
BEFORE = """
#ifndef BEFORE_H
#define BEFORE_H
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#undef Py_TRASHCAN_BEGIN
#undef Py_TRASHCAN_END
#define Py_TRASHCAN_BEGIN(op, dealloc) do {
#define Py_TRASHCAN_END } while (0);
#define RARELY __attribute__((cold))
void PyErr_SetString(PyObject *, const char *) RARELY;
void CPy_AddTraceback(const char *, const char *, int, PyObject *) RARELY;
void CPy_TypeErrorTraceback(
    const char *, const char *, int, PyObject *, const char *, PyObject *) RARELY;
void CPy_TypeError(const char *, PyObject *) RARELY;
void CPyError_OutOfMemory(void) RARELY;
void CPyTagged_DecRef(size_t) RARELY;
static void CPy_DecRef(PyObject *) RARELY;
#define IN_PLACE inline __attribute__((always_inline))
IN_PLACE PyObject *CPyList_GetItem(PyObject *, size_t);
IN_PLACE PyObject *CPyList_GetItemBorrow(PyObject *, size_t);
IN_PLACE PyObject *CPyList_GetItemShort(PyObject *, size_t);
IN_PLACE PyObject *CPyDict_Get(PyObject *, PyObject *, PyObject *);
IN_PLACE PyObject *CPyTagged_StealAsObject(size_t);
IN_PLACE _Bool CPyList_SetItem(PyObject *, size_t, PyObject *);
IN_PLACE _Bool CPyStr_IsTrue(PyObject *);
#ifndef Py_GIL_DISABLED
static inline int in_set(PyObject *set, PyObject *key) {
    PySetObject *asked = (PySetObject *)set;
    if (PyUnicode_CheckExact(key) && ((PyASCIIObject *)key)->hash != -1) {
        PyObject *there = asked->table[((PyASCIIObject *)key)->hash & asked->mask].key;
        if (there == key || there == NULL) return there != NULL;
    }
    return PySet_Contains(set, key);
}
static inline int put_last(PyObject *list, PyObject *value) {
    PyListObject *grown = (PyListObject *)list;
    if (Py_SIZE(grown) >= grown->allocated) return PyList_Append(list, value);
    Py_INCREF(value);
    grown->ob_item[Py_SIZE(grown)] = value;
    Py_SET_SIZE(grown, Py_SIZE(grown) + 1);
    return 0;
}
static inline PyObject *whole(long value) {
    static PyObject *known[256];
    if ((unsigned long)value >= 256) return PyLong_FromLong(value);
    if (known[value] == NULL) known[value] = PyLong_FromLong(value);
    Py_XINCREF(known[value]);
    return known[value];
}
static inline int truth(PyObject *value) {
    return value == Py_True ? 1 : value == Py_False ? 0 : PyObject_IsTrue(value);
}
#define PySet_Contains in_set
#define PyList_Append put_last
#define PyLong_FromLong whole
#define PyObject_IsTrue truth
#endif
#endif
"""
#: Whether the compiler knows what stands there.
KNOWING = sys.platform != "win32"
#: Warnings about that C code help nobody and take as long as the rest; what no other library calls
#: can be called directly.
FLAGS = (
    ["-include", "before.h", "-Wno-all", "-w", "-fvisibility=hidden", "-fno-plt"] if KNOWING else []
)
#: Classes that are made of others than ours.
FOREIGN = frozenset(("Exception", "NamedTuple", "dict", "Generic"))


class CompiledReading(BuildHookInterface[Any]):
    """Puts the compiled modules into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile a copy of the package, and let the wheel take the modules from there."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)  # it writes patterns as the package itself does
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        shutil.copytree(Path(self.root, "kg"), folder / "kg", ignore=shutil.ignore_patterns("*.so"))
        shutil.copytree(Path(self.root, "ontology"), folder / "counted" / "ontology")
        for built in compiled(folder, Path(self.root, "tests", "cases")):
            build_data["force_include"][str(built)] = str(built.relative_to(folder / "built"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copy."""
        if version != "editable":
            self._folder.cleanup()


def compiled(folder: Path, cases: Path) -> list[Path]:
    """Compile the rooms of `folder/kg` into `folder/built`; give the files made there.

    Where the compiler is GCC, it is done twice: the first form counts how often the sentences of
    `cases` take each way, and the second is laid out for the ways most taken.
    """
    steps = [([*BUILD, "built"], list[str](), list[str]())]
    if cases.is_dir() and counting():
        reading = ["-c", COUNTED, str(cases.resolve())]
        first = ([*BUILD, "counted"], ["-fprofile-generate"], reading)
        steps = [first, ([*BUILD, "built"], ["-fprofile-use"], [])]
    if setup(folder, steps).returncode:
        sys.exit(
            "The reading cannot be compiled: see above. It needs a C compiler and Python's headers;"
            " without HATCH_BUILD_HOOKS_ENABLE the wheel is pure Python and needs neither."
        )
    return [path for path in (folder / "built").rglob("*") if path.is_file()]


#: What setuptools is asked for, up to the folder that it fills.
BUILD = ["-q", "build_ext", "--force", "--build-lib"]


def counting() -> bool:
    """Say whether the C compiler is GCC, which keeps what it counts beside its objects."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "").split()
    if not compiler or not shutil.which(compiler[0]):
        return False
    said = subprocess.run([*compiler, "--version"], capture_output=True, text=True)
    return "Free Software Foundation" in said.stdout


#: Arguments of setuptools, more flags of the compiler, and arguments of Python for what is built.
Step = tuple[list[str], list[str], list[str]]


def setup(folder: Path, steps: list[Step]) -> subprocess.CompletedProcess[bytes]:
    """Write C code for the rooms of `folder/kg`, then take some steps with it."""
    paths = sources(folder)
    for path in paths:
        source = hastened(path.read_text(encoding="utf-8"))
        path.write_text(spared(source) if KNOWING else source, encoding="utf-8")
    files = [path.relative_to(folder).as_posix() for path in paths]
    (folder / "mypy.ini").write_text(MYPY, encoding="utf-8")
    (folder / "before.h").write_text(BEFORE, encoding="utf-8")
    script = SETUP.format(files=files, flags=FLAGS, steps=steps)
    (folder / "setup.py").write_text(script, encoding="utf-8")
    command = [sys.executable, "setup.py", "build_ext"]
    return subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONUTF8": "1"})


def sources(folder: Path) -> list[Path]:
    """Give the modules of `folder/kg` that are compiled."""
    rooms = [folder / "kg" / room for room in ROOMS]
    return [p for room in rooms for p in (sorted(room.rglob("*.py")) if room.is_dir() else [room])]


def spared(source: str) -> str:
    """Spare the values of classes the search for circles: none of ours holds what holds it."""
    lines = source.splitlines()
    first = "from __future__ import annotations"
    if first not in lines:
        return source
    for node in reversed(ast.parse(source).body):
        if isinstance(node, ast.ClassDef) and FOREIGN.isdisjoint(map(_name, node.bases)):
            begin = min(each.lineno for each in (node, *node.decorator_list))
            lines.insert(begin - 1, "@mypyc_attr(acyclic=True)")
    # mypyc reads the decorator, and nothing calls it
    start = lines.index(first) + 1
    lines[start:start] = [
        "from typing import TYPE_CHECKING as _CHECKING",
        "if _CHECKING: from mypy_extensions import mypyc_attr",
    ]
    return "\n".join([*lines, ""])


def _name(node: ast.expr) -> str:
    return ast.unparse(node).split("[")[0]


def hastened(source: str) -> str:
    """Give a module as mypyc makes the fastest code of it; it means the same.

    Constants become final: others are looked up by name at each use. What `cache` keeps lies in
    final lists and dictionaries, so that C code calls such a function directly. Data classes get
    the methods that else are made as Python code, and are not frozen, which mypy has checked.
    Patterns are written so that they are fitted faster, those that stand where they are asked for
    compiled once, methods of patterns and lists of words kept where they are; what a function
    yields it gives as a list, since those who ask take all. Words are compared one by one, without
    lists, and two are looked up without a text made of both.
    """
    source = _lists_kept(_pairs_kept(_apart_asked(_one_by_one(source))))
    source = _gathered(_methods_kept(_patterns_written(_patterns_kept(source))))
    tree = ast.parse(source)
    lines = source.splitlines()
    first = "from __future__ import annotations"
    if first not in lines:
        return source
    for node in reversed(tree.body):
        if isinstance(node, ast.FunctionDef) and {"cache", "lru_cache"} & {*_decorators(node)}:
            _keep(node, lines)
        elif isinstance(node, ast.ClassDef) and "dataclass" in _decorators(node):
            _spell_out(node, lines)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            _finish(node, lines, tree)
    start = lines.index(first) + 1
    return "\n".join(
        [*lines[:start], "from typing import Any as Any, Final as Final", *lines[start:], ""]
    )


def _one_by_one(source: str) -> str:
    """Let `line.low[at : at + 2] == ["a", "b"]` ask for each word: else it makes two lists."""
    letters, sizes = source.encode(), set[int]()
    begins = [0, *accumulate(len(line) for line in letters.splitlines(keepends=True))]
    for node in sorted(_comparisons(source), key=lambda node: _place(node, begins), reverse=True):
        asked, kind = node.left, node.ops[0]
        lists = [node.comparators[0]]
        if isinstance(kind, ast.In | ast.NotIn):
            lists = lists[0].elts
        at, size = ast.unparse(asked.slice.lower or ast.Constant(0)), len(lists[0].elts)
        sizes.add(size)
        calls = [
            f"_stand_{size}({ast.unparse(asked.value)}, {at}, {ast.unparse(each)[1:-1]})"
            for each in lists
        ]
        denied = "not " if isinstance(kind, ast.NotEq | ast.NotIn) else ""
        start, stop = _place(node, begins)
        letters = letters[:start] + f"({denied}({' or '.join(calls)}))".encode() + letters[stop:]
    return "\n".join([letters.decode(), *map(_stand, sorted(sizes)), ""])


def _comparisons(source: str) -> list[ast.Compare]:
    """Find where some words of a sentence, told by their number, are compared with others."""
    found: list[ast.Compare] = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Subscript):
            continue
        if ast.unparse(node.left.value).split(".")[-1] not in WORDS or len(node.ops) > 1:
            continue
        other = node.comparators[0]
        several = isinstance(node.ops[0], ast.In | ast.NotIn) and isinstance(other, ast.Tuple)
        lists = other.elts if several else [other]
        sizes = {len(each.elts) if _told_words(each) else 0 for each in lists}
        if sizes == {_width(node.left.slice)} and 0 not in sizes:
            found.append(node)
    return found


def _told_words(node: ast.expr) -> bool:
    return isinstance(node, ast.List) and all(isinstance(e, ast.Constant) for e in node.elts)


def _width(node: ast.expr) -> int | None:
    """Give how many words a slice takes, as far as it says so: 2 of `[at + 1 : at + 3]`."""
    if not isinstance(node, ast.Slice) or node.upper is None or node.step is not None:
        return None
    (base, first), (other, last) = map(_shifted, (node.lower or ast.Constant(0), node.upper))
    return last - first if base == other and last > first else None


def _shifted(node: ast.expr) -> tuple[str, int]:
    """Take a number apart into a name and what is added to it."""
    if isinstance(node, ast.Constant):
        return "", node.value
    added = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)
    if added and isinstance(node.right, ast.Constant):
        sign = 1 if isinstance(node.op, ast.Add) else -1
        return ast.unparse(node.left), sign * node.right.value
    return ast.unparse(node), 0


def _stand(size: int) -> str:
    """Give a function that says whether so many words stand at a place of a sentence."""
    words = [f"word_{k}" for k in range(size)]
    taken = ", ".join(f"{word}: str" for word in words)
    same = " and ".join(f"low[at + {k}] == {word}" for k, word in enumerate(words))
    return f"""
def _stand_{size}(low: list[str], at: int, {taken}) -> bool:
    if at < 0:
        return low[at : at + {size}] == [{", ".join(words)}]
    return at + {size} <= len(low) and {same}
"""


def _pairs_kept(source: str) -> str:
    """Let `f"{one} {two}" in word_set("….tsv")` look for the first word, then for the second."""
    letters, kept = source.encode(), dict[str, str]()
    begins = [0, *accumulate(len(line) for line in letters.splitlines(keepends=True))]
    asked = {
        _place(node, begins): node
        for node in _inside(source)
        if isinstance(node, ast.Compare) and _asks_list(node.comparators[0]) and _pair(node.left)
    }
    for (start, stop), node in sorted(asked.items(), reverse=True):
        file = node.comparators[0].args[0].value
        name = kept.setdefault(file, f"_PAIRS_{len(kept)}")
        how, words = _pair(node.left)
        denied = "not " if isinstance(node.ops[0], ast.NotIn) else ""
        told = f"{how}({name} or _fill_pairs({name}, {file!r}), {words})"
        letters = letters[:start] + f"({denied}{told})".encode() + letters[stop:]
    places = [f"{name}: Final[dict[str, set[str]]] = {{}}" for name in kept.values()]
    return "\n".join([letters.decode(), *places, *([_PAIRS] if kept else []), ""])


#: How two words are looked up in a list, of which each entry may be parted at each of its spaces.
_PAIRS = """
def _fill_pairs(kept: dict[str, set[str]], name: str) -> dict[str, set[str]]:
    kept[""] = set(word_set(name))
    for entry in word_set(name):
        words = entry.split(" ")
        for k in range(1, len(words)):
            kept.setdefault(" ".join(words[:k]), set()).add(" ".join(words[k:]))
    return kept


def _stand_pair(pairs: dict[str, set[str]], one: str, two: str) -> bool:
    after = pairs.get(one)
    return after is not None and two in after


def _stand_at(pairs: dict[str, set[str]], low: list[str], at: int) -> bool:
    if 0 <= at < len(low) - 1:
        return _stand_pair(pairs, low[at], low[at + 1])
    return " ".join(low[at : at + 2]) in pairs[""]
"""


def _pair(node: ast.expr) -> tuple[str, str] | None:
    """Give how two words are looked up, and these: of `f"{one} {two}"` or of `line.pair(at)`."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-2:] == ["line", "pair"]:
        return "_stand_at", f"{ast.unparse(node.func.value)}.low, {ast.unparse(node.args[0])}"
    if not isinstance(node, ast.JoinedStr) or len(node.values) != 3:
        return None
    one, gap, two = node.values
    told = isinstance(gap, ast.Constant) and gap.value == " "
    if told and isinstance(one, ast.FormattedValue) and isinstance(two, ast.FormattedValue):
        return "_stand_pair", f"{ast.unparse(one.value)}, {ast.unparse(two.value)}"
    return None


def _inside(source: str) -> list[ast.AST]:
    """Give what stands inside the functions of a module."""
    return [
        node
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        for statement in function.body
        for node in ast.walk(statement)
    ]


def _apart_asked(source: str) -> str:
    """Let `_HE.isdisjoint(line.words)` ask for each of a few words: else a method is looked up."""
    letters, kept = source.encode(), dict[str, str]()
    begins = [0, *accumulate(len(line) for line in letters.splitlines(keepends=True))]
    few = {
        _named(node): node.value.args[0]
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and _few_words(node.value)
    }
    asked = {
        _place(node, begins): node
        for node in _inside(source)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "isdisjoint"
        and ast.unparse(node.func.value) in few
        and f".{ast.unparse(node.args[0])}".endswith(".line.words")
    }
    for (start, stop), node in sorted(asked.items(), reverse=True):
        words = ast.unparse(node.func.value)
        name = f"_EACH{words}"
        kept[name] = ast.unparse(few[words])
        told = f"_none_of({name}, {ast.unparse(node.args[0])})"
        letters = letters[:start] + told.encode() + letters[stop:]
    places = [f"{name}: Final[tuple[str, ...]] = {words}" for name, words in kept.items()]
    return "\n".join([letters.decode(), *places, *([_NONE_OF] if kept else []), ""])


#: Fewer words are asked for one by one.
_MOST = 9
#: How a line is asked whether it has none of some words.
_NONE_OF = """
def _none_of(some: tuple[str, ...], words: frozenset[str]) -> bool:
    for word in some:
        if word in words:
            return False
    return True
"""


def _few_words(node: ast.expr) -> bool:
    """Say whether a set of a few words is made, in so many letters."""
    if not isinstance(node, ast.Call) or ast.unparse(node.func) != "frozenset" or not node.args:
        return False
    words = node.args[0]
    told = isinstance(words, ast.Tuple) and all(isinstance(w, ast.Constant) for w in words.elts)
    return told and len(words.elts) < _MOST


def _lists_kept(source: str) -> str:
    """Let `word_set("….tsv")` read a place of the module: else it is looked up by its name."""
    letters, kept = source.encode(), dict[str, str]()
    begins = [0, *accumulate(len(line) for line in letters.splitlines(keepends=True))]
    calls = {
        _place(node, begins): node.args[0].value for node in _inside(source) if _asks_list(node)
    }
    for (start, stop), file in sorted(calls.items(), reverse=True):
        name = kept.setdefault(file, f"_LIST_{len(kept)}")
        letters = (
            letters[:start] + f"({name} or _fill({name}, {file!r}))[0]".encode() + letters[stop:]
        )
    places = [f"{name}: Final[list[frozenset[str]]] = []" for name in kept.values()]
    return "\n".join([letters.decode(), *places, *([_FILL] if kept else []), ""])


#: How a list of words is read when it is first asked for.
_FILL = """
def _fill(kept: list[frozenset[str]], name: str) -> list[frozenset[str]]:
    kept.append(word_set(name))
    return kept
"""


def _asks_list(node: ast.AST) -> bool:
    """Say whether a list of words is asked for by a name in so many letters."""
    named = isinstance(node, ast.Call) and ast.unparse(node.func) == "word_set"
    return named and isinstance(node.args[0], ast.Constant)


def _patterns_kept(source: str) -> str:
    """Let `re.match(r"…", text)` ask a constant: else the pattern is looked up at each call."""
    letters, kept = source.encode(), list[str]()
    begins = [0, *accumulate(len(line) for line in letters.splitlines(keepends=True))]
    calls = [node for node in ast.walk(ast.parse(source)) if _asks_pattern(node)]
    for node in sorted(calls, key=lambda node: (node.lineno, node.col_offset), reverse=True):
        pattern, text = node.args[:2]
        name = f"_PATTERN_{len(kept)}"
        kept.append(f"{name}: Final = re.compile({pattern.value!r})")
        start = begins[node.lineno - 1] + node.col_offset
        stop = begins[text.lineno - 1] + text.col_offset
        letters = letters[:start] + f"{name}.{node.func.attr}(".encode() + letters[stop:]
    return "\n".join([letters.decode(), *kept, ""])


def _patterns_written(source: str) -> str:
    """Let a pattern be written as Python fits it faster, or finds it: it fits the same."""
    from kg.grammar.parted import parted
    from kg.grammar.sought import sought

    letters, tree = source.encode(), ast.parse(source)
    begins = [0, *accumulate(len(line) for line in letters.splitlines(keepends=True))]
    searched = {
        ast.unparse(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in SEARCHING
    }
    patterns = [
        (_named(node) in searched, *node.value.args)
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and ast.unparse(node.value or node).startswith("re.compile(")
    ]
    written = {
        _place(pattern, begins): repr(
            sought(parted(pattern.value)) if search else parted(pattern.value)
        )
        for search, pattern, *flags in patterns
        if isinstance(pattern, ast.Constant) and pattern.value.isprintable() and not flags
    }
    for (start, stop), pattern in sorted(written.items(), reverse=True):
        letters = letters[:start] + pattern.encode() + letters[stop:]
    return letters.decode()


def _methods_kept(source: str) -> str:
    """Let `_PATTERN.match(text)` ask a constant: else the method is looked up at each call."""
    letters, tree = source.encode(), ast.parse(source)
    begins = [0, *accumulate(len(line) for line in letters.splitlines(keepends=True))]
    patterns = {
        _named(node)
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and ast.unparse(node.value or node).startswith("re.compile(")
    }
    asked = [
        node.func
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    asked = [
        node
        for node in asked
        if ast.unparse(node.value) in patterns and f"re.{node.attr}" in ASKING
    ]
    for start, stop in sorted({_place(node, begins) for node in asked}, reverse=True):
        letters = letters[:start] + letters[start:stop].replace(b".", b"_") + letters[stop:]
    kept = {ast.unparse(node): f"{ast.unparse(node.value)}_{node.attr}" for node in asked}
    methods = [f"{name}: Final = {method}" for method, name in sorted(kept.items())]
    return "\n".join([letters.decode(), *methods, ""])


def _gathered(source: str) -> str:
    """Let functions that yield give lists."""
    letters = source.encode()
    begins = [0, *accumulate(len(line) for line in letters.splitlines(keepends=True))]
    changes: list[tuple[int, int, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Subscript):
            changes += _as_list(node, begins)
    for start, stop, text in sorted(changes, reverse=True):
        letters = letters[:start] + text.encode() + letters[stop:]
    return letters.decode()


def _as_list(node: ast.FunctionDef, begins: list[int]) -> list[tuple[int, int, str]]:
    """Give what changes in a function that yields: from where to where, and into what."""
    changes: list[tuple[int, int, str]] = []
    inside = [each for statement in node.body for each in ast.walk(statement)]
    for each in inside:
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Yield | ast.YieldFrom):
            how = "append" if isinstance(each.value, ast.Yield) else "extend"
            value = each.value.value
            assert value is not None
            changes += [
                (*_place(each, begins)[:1], _place(value, begins)[0], f"_given.{how}(("),
                (*_place(value, begins)[1:], _place(each, begins)[1], "))"),
            ]
    if not changes:
        return []
    changes += [
        (*_place(each, begins), "return _given") for each in inside if isinstance(each, ast.Return)
    ]
    kind = f"list[{ast.unparse(node.returns.slice)}]"
    told = isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant)
    first, last = begins[node.body[told].lineno - 1], begins[node.end_lineno]
    indent = " " * node.body[0].col_offset
    return [
        *changes,
        (*_place(node.returns, begins), kind),
        (first, first, f"{indent}_given: {kind} = []\n"),
        (last, last, f"{indent}return _given\n"),
    ]


def _place(node: ast.AST, begins: list[int]) -> tuple[int, int]:
    return (
        begins[node.lineno - 1] + node.col_offset,
        begins[node.end_lineno - 1] + node.end_col_offset,
    )


def _named(node: ast.Assign | ast.AnnAssign) -> str:
    return ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)


def _asks_pattern(node: ast.AST) -> bool:
    """Say whether a function of `re` is called with a pattern in so many letters, and no flags."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    most = 3 if node.func.attr == "sub" else 2
    return (
        ast.unparse(node.func) in ASKING
        and isinstance(node.args[0], ast.Constant)
        and 1 < len(node.args) <= most
        and not node.keywords
    )


def _decorators(node: ast.FunctionDef | ast.ClassDef) -> list[str]:
    return [ast.unparse(each).split("(")[0] for each in node.decorator_list]


def _finish(node: ast.Assign | ast.AnnAssign, lines: list[str], tree: ast.Module) -> None:
    """Let a constant be final, if it is assigned once and is no name of a type."""
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    names = [
        n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    ]
    if not isinstance(target, ast.Name) or names.count(target.id) > 1 or not node.value:
        return
    rest = lines[node.lineno - 1].encode()[target.end_col_offset :].decode()
    if isinstance(node, ast.AnnAssign):
        kind = ast.unparse(node.annotation)
        if "Final" not in kind:
            lines[node.lineno - 1] = f"{target.id}: Final[{kind}] = {rest.split(' = ', 1)[1]}"
    elif target.id.isupper() and "TypeVar" not in rest:
        lines[node.lineno - 1] = f"{target.id}: Final{rest}"


def _keep(node: ast.FunctionDef, lines: list[str]) -> None:
    """Let a function of one argument or none keep what it gives in a place that C code reads."""
    if len(node.args.args) > 1:
        return
    name, gives = node.name, ast.unparse(node.returns)
    lines[node.lineno - 1] = lines[node.lineno - 1].replace(f"def {name}(", f"def _make_{name}(")
    if node.args.args:
        taken = node.args.args[0]
        kind = ast.unparse(taken.annotation)
        most = [
            each.value for call in node.decorator_list for each in getattr(call, "keywords", ())
        ]
        kept = [
            f"_kept_{name}: Final[dict[{kind}, {gives}]] = {{}}",
            f"def {name}({taken.arg}: {kind}) -> {gives}:",
            f"    kept = _kept_{name}.get({taken.arg})",
            "    if kept is None:",
            *(
                f"        if len(_kept_{name}) >= {each.value}: _kept_{name}.clear()"
                for each in most
            ),
            f"        kept = _kept_{name}[{taken.arg}] = _make_{name}({taken.arg})",
            "    return kept",
        ]
    else:
        kept = [
            f"_kept_{name}: Final[list[{gives}]] = []",
            f"def {name}() -> {gives}:",
            f"    if not _kept_{name}:",
            f"        _kept_{name}.append(_make_{name}())",
            f"    return _kept_{name}[0]",
        ]
    lines[node.end_lineno : node.end_lineno] = kept
    lines[node.decorator_list[0].lineno - 1] = ""


def _spell_out(node: ast.ClassDef, lines: list[str]) -> None:
    """Let a data class have its methods in so many words: how it is made, equal and hashed."""
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    own = {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
    told = ast.unparse(node.decorator_list[0])
    methods = [] if "__init__" in own else _initialiser(fields)
    names = [ast.unparse(each.target) for each in fields]
    if "eq=False" not in told:
        same = " and ".join(f"self.{name} == other.{name}" for name in names)
        methods.append("    def __eq__(self, other: Any) -> bool:")
        methods.append(f"        return isinstance(other, {node.name}) and {same}")
    mine = "".join(f"self.{name}, " for name in names)
    for name, sign in SIGNS if "order=True" in told else ():
        methods.append(f"    def {name}(self, other: {node.name}) -> bool:")
        methods.append(f"        return ({mine}) {sign} ({mine.replace('self.', 'other.')})")
    if "frozen" in told or "unsafe_hash" in told:
        methods.append("    def __hash__(self) -> int:")
        methods.append(f"        return hash(({mine}))")
    last = fields[-1].end_lineno
    lines[last:last] = methods
    lines[node.decorator_list[0].lineno - 1] = "@" + re.sub(
        r"(?:frozen|unsafe_hash|order)=True(?:, )?", "", told
    )


def _initialiser(fields: list[ast.AnnAssign]) -> list[str]:
    """Give the lines of the `__init__` of a data class."""
    taken, stored = [], []
    for each in fields:
        name, kind = ast.unparse(each.target), ast.unparse(each.annotation)
        given = name
        if isinstance(each.value, ast.Call):
            (made,) = each.value.keywords
            default = ast.unparse(made.value)
            if made.arg == "default_factory":
                given, kind = f"{default}() if {name} is None else {name}", f"{kind} | None"
                default = "None"
        else:
            default = ast.unparse(each.value) if each.value else ""
        taken.append(f"{name}: {kind} = {default}" if default else f"{name}: {kind}")
        stored.append(f"        self.{name} = {given}")
    return [f"    def __init__(self, {', '.join(taken)}) -> None:", *stored]

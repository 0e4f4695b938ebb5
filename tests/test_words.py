"""A word list names each word once; compounds are what underthesea takes for single words."""

from collections import Counter
from pathlib import Path

import pytest
from underthesea import word_tokenize

from kg.lexicon import package_path, table

LISTS = sorted(Path(package_path("words")).glob("*.tsv"))


@pytest.fixture(scope="module")
def apart() -> list[str]:
    words = [row["word"] for row in table("compounds.tsv") if not row["note"]]
    return [
        w for w in words if len(word_tokenize(w)) > 1 and len(word_tokenize(w.capitalize())) > 1
    ]


def test_underthesea_joins_what_the_list_calls_one_word(apart: list[str]) -> None:
    assert apart == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_names_each_word_once(path: Path) -> None:
    times = Counter(next(iter(row.values())) for row in table(path.name))
    assert [word for word, number in times.items() if number > 1] == []

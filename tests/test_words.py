"""The list of compounds is what underthesea takes for single words, and what is marked as ours."""

import pytest
from underthesea import word_tokenize

from kg.lexicon import table


@pytest.fixture(scope="module")
def apart() -> list[str]:
    words = [row["word"] for row in table("compounds.tsv") if not row["note"]]
    return [
        w for w in words if len(word_tokenize(w)) > 1 and len(word_tokenize(w.capitalize())) > 1
    ]


def test_underthesea_joins_what_the_list_calls_one_word(apart: list[str]) -> None:
    assert apart == []

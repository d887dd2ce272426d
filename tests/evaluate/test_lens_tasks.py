"""The tasks that measure lenses: sentiment, loaded wording, marked sentences, differences."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from compare import errors
from compare.evaluate import tasks
from compare.evaluate.basil import measure_basil
from compare.evaluate.classes import score_classes
from compare.evaluate.corpus import same_value
from compare.evaluate.loaded_wording import measure_loaded_wording
from compare.evaluate.results import Result, as_mapping
from compare.evaluate.rows import read_rows
from compare.evaluate.target_sentiment import measure_target_sentiment
from compare.verifier import shipped_verifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from compare.verifier import Target

DATA = Path(__file__).parents[3] / "shared" / "data"
SENTENCE = "Critics slammed Varko, but Ollen was cheered."


def _rows() -> list[dict[str, Any]]:
    found = []
    for name, polarity in (("Varko", -1), ("Ollen", 1), ("Critics", 0)):
        start = SENTENCE.index(name)
        found.append(
            {"sentence": SENTENCE, "from": start, "to": start + len(name), "polarity": polarity}
        )
    return found


class _Right:
    name, revision = "right", "1"

    def sentiment(self, targets: Sequence[Target]) -> NDArray[np.float64]:
        order = ["Varko", "Critics", "Ollen"]
        return np.eye(3)[[order.index(text[start:end]) for text, start, end in targets]]


def test_sentiment_is_scored_by_mention() -> None:
    """A model that knows each mention's side has a macro F1 of 1; the shipped one has some."""
    (found,) = measure_target_sentiment(_rows(), _Right())
    assert found.rows == 3
    assert found.measures["macro_f1"].value == 1
    (shipped,) = measure_target_sentiment(_rows())
    assert shipped.rows == 3
    assert 0 < (shipped.measures["macro_f1"].value or 0) <= 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"from": None}, "no offsets from and to"),
        ({"to": 400}, "no offsets from and to"),
        ({"polarity": 3}, "the polarity 3; give -1, 0 or 1"),
        ({"sentence": None}, "no text in sentence"),
    ],
)
def test_a_row_of_another_form_is_named(change: dict[str, Any], message: str) -> None:
    """The row's number and its fault."""
    rows = _rows()
    rows[1] |= change
    with pytest.raises(errors.FormatError, match=f"row 2 of the labelled file.*{message}"):
        measure_target_sentiment(rows, _Right())


def test_loaded_wording_asks_for_a_known_label() -> None:
    """Loaded or not, and nothing between."""
    rows = [{"text": "The regime lied.", "label_bias": "Biased", "outlet": "A"},
            {"text": "It rained.", "label_bias": "Non-biased", "outlet": "B"}]  # fmt: skip

    def by_regime(texts: Sequence[str]) -> NDArray[np.float64]:
        return np.array(["regime" in text for text in texts], float)

    (found,) = measure_loaded_wording(rows, by_regime)
    assert found.measures["macro_f1"].value == 1
    rows[1]["label_bias"] = "perhaps"
    with pytest.raises(errors.FormatError, match=r"row 2 .* has the label perhaps; known are"):
        measure_loaded_wording(rows, by_regime)


def test_the_shipped_model_knows_a_loaded_sentence() -> None:
    """Plain invective is loaded, a plain report is not, with and without the outlet's own rows."""
    rows = [
        {"text": "The corrupt regime's thugs shamelessly butchered the truth yet again.",
         "label_bias": "Biased", "outlet": "Breitbart"},
        {"text": "The committee will meet on Tuesday to vote on the bill, a spokesman said.",
         "label_bias": "Non-biased", "outlet": "a new one"},
    ]  # fmt: skip
    (found,) = measure_loaded_wording(rows)
    assert found.measures["macro_f1"].value == 1
    assert found.measures["grouped_macro_f1"].value == 1


def test_a_mention_needs_no_words() -> None:
    """A text without words, and a mention outside every word, have a sentiment all the same."""
    targets = [("...", 0, 3), ("It rained .", 10, 11)]
    assert shipped_verifier().sentiment(targets).sum(axis=1) == pytest.approx(1)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30))
def test_macro_f1_is_that_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    """The same mean over the classes that truth or answers have."""
    truth, said = zip(*pairs, strict=True)
    found = score_classes(truth, said, range(len(pairs)))["macro_f1"]
    wanted = f1_score(truth, said, average="macro", zero_division=0)
    assert found.value == pytest.approx(wanted)


def _event(event: str) -> list[dict[str, Any]]:
    texts = {
        "nyt": ["The fire killed 12 people in Orlesk.", "It rained on Monday."],
        "fox": ["The fire killed 19 people in Orlesk.", "Nobody was to blame."],
    }
    return [
        {"event_id": event, "doc_id": f"{event}_{source}", "source": source, "sent_idx": number,
         "text": text.replace("Orlesk", event), "lexical": number == 0, "informational": False}
        for source, sentences in texts.items()
        for number, text in enumerate(sentences)
    ]  # fmt: skip


def test_marked_sentences_that_carry_the_differences_have_high_odds() -> None:
    """Where exactly the marked sentences differ, the odds ratio is far over 1."""
    rows = [row for event in ("Orlesk", "Varnhaven", "Teyo") for row in _event(event)]
    found = {result.difference: result for result in measure_basil(rows, FakeEncoder())}
    assert found["quantity"].rows == 6
    ratio = found["quantity"].measures["lexical_odds_ratio"]
    assert ratio.value == pytest.approx(13 * 13)  # (6.5 / .5) / (.5 / 6.5)
    assert found["quantity"].measures["informational_odds_ratio"].value == pytest.approx(1)
    assert found[""].rows >= 6


def test_the_order_of_sentences_changes_nothing() -> None:
    """Rows may come in any order; their numbers say where they stand."""
    rows = [row for event in ("Orlesk", "Teyo") for row in _event(event)]
    forth, back = (measure_basil(some, FakeEncoder()) for some in (rows, rows[::-1]))
    assert as_mapping("basil", forth) == as_mapping("basil", back)
    rows[0].pop("sent_idx")
    with pytest.raises(errors.FormatError, match=r"row 1 .* no number in sent_idx"):
        measure_basil(rows, FakeEncoder())


def test_differences_are_the_corpus_task_by_kind_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The task ``differences`` leaves out what is not about a kind of difference."""
    every = (Result("c", 1, {}), Result("c", 1, {}, verdict="omitted"),
             Result("c", 1, {}, difference="voice"))  # fmt: skip
    monkeypatch.setattr(tasks, "_corpora", lambda *_, **__: every)
    assert tasks.run_task("corpus", [tmp_path]) == every
    assert tasks.run_task("differences", [tmp_path]) == every[2:]


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "gold", "same"),
    [
        ("Thirty-four", "34", True),
        ("At least 1,340", "1,340 people", True),
        ("two hundred", "200", True),
        ("Thirty-four", "30", False),
        ("Police ordered", "active: Police ordered", True),
    ],
)
def test_values_are_one_where_they_share_a_number_however_it_is_printed(
    said: str, gold: str, *, same: bool
) -> None:
    """Numbers in words are numbers; only where neither has any do words decide."""
    assert same_value(said, gold) is same


def test_some_labelled_mentions() -> None:
    """On a slice of real sentences the shipped model is far over chance (a third)."""
    path = DATA / "framing_newsmtsc_rw_dev.jsonl.gz"
    if not path.is_file():
        pytest.skip(f"no {path.name} in ../shared/data beside the project")
    (found,) = measure_target_sentiment(read_rows(path)[::5])
    assert found.measures["macro_f1"].value is not None
    assert found.measures["macro_f1"].value > 0.55


def test_gzip_is_read_like_plain_text(tmp_path: Path) -> None:
    """The task takes JSON lines, plain or gzip."""
    lines = "".join(json.dumps(row) + "\n" for row in _rows()).encode()
    plain, packed = tmp_path / "rows.jsonl", tmp_path / "rows.jsonl.gz"
    plain.write_bytes(lines)
    packed.write_bytes(gzip.compress(lines))
    found = [
        tasks.run_task("target-sentiment", [p], encoder=FakeEncoder()) for p in (plain, packed)
    ]
    assert as_mapping("t", found[0]) == as_mapping("t", found[1])

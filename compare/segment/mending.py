"""What the parser gets wrong about news, put right in its trees.

The parser was trained on little reported speech: after a quotation it often takes the speaker for
an adverb and the verb for a participle ("...," Trump posted on social media).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from compare.segment import reporting
from compare.segment.predicates import SUBJECTS, has_subject, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

_MAX_SPEAKER = 8
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_MISTAKEN = frozenset(
    {"dep", "npadvmod", "nsubj", "advcl", "intj", "nmod", "dobj", "meta", "csubj"}
)
_SPOKEN = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def mend_headline_verbs(doc: Doc) -> None:
    """Make a reporting verb of one that the parser takes for part of a name; it stays a tree.

    In "minister denies vessel was overloaded" the verb may hang on the vessel, as a word of it.
    """
    for verb in doc[1:]:
        noun, speaker = verb.head, verb.nbor(-1)
        reports = verb.tag_ in _SPOKEN and verb.lemma_.lower() in reporting.SPEAKING
        if verb.dep_ != "compound" or not reports or noun.i <= verb.i:
            continue
        said = noun.head
        if noun.dep_ not in SUBJECTS or not is_finite(said) or speaker.pos_ not in _NOMINAL:
            continue
        for other in [child for child in noun.lefts if child.i < verb.i]:
            other.head, other.dep_ = (verb, "nsubj") if other == speaker else (speaker, "compound")
        before = [child for child in said.lefts if child.i < speaker.i]
        first = next((child for child in before if child.dep_ == "ccomp"), None)
        root = said.head == said
        verb.head, verb.dep_, verb.pos_ = (verb if root else said.head), said.dep_, "VERB"
        said.head, said.dep_ = verb, "ccomp"
        if root and first is not None:  # "toll rises to 34; minister denies ...": two statements
            first.head, first.dep_ = first, "ROOT"
            verb.head, verb.dep_ = first, "conj"
        for child in before:
            if child != first:
                child.head = verb


def mend_past_tenses(doc: Doc) -> None:
    """Make a past tense of a participle that has a subject and no auxiliary, in what is reported.

    "She said the first evidence pointed to a pump": a participle there could have no subject.
    """
    for token in doc:
        if token.tag_ != "VBN" or token.dep_ != "ccomp" or token.head.i > token.i:
            continue
        roles = {child.dep_ for child in token.children}
        if "nsubj" in roles and not roles & {"aux", "auxpass", "nsubjpass"}:
            token.tag_ = "VBD"


def mend_quotations(doc: Doc) -> None:
    """Make speaker and verb after a closing quotation mark an aside of the quotation.

    Only where the parser did not see the verb's subject; the tree stays a tree.
    """
    for mark in doc:
        if mark.text != '"' or mark.i == 0 or mark.i + 2 >= len(doc):
            continue
        if doc[mark.i - 1].text not in {",", "?", "!", "—", "–"}:
            continue
        if mark.nbor(1).is_sent_start:
            continue
        found = _attribution_after(doc, mark.i + 1)
        if found is not None:
            _attach(*found)
            _make_content(found[0], mark)


def _attribution_after(doc: Doc, start: int) -> tuple[Token, Token] | None:
    """Return verb and speaker that begin at token ``start`` ("Trump posted", "said Trump")."""
    sentence = doc[start].sent
    stretch = [doc[i] for i in range(start, min(start + _MAX_SPEAKER, sentence.end))]
    for n, token in enumerate(stretch):
        if token.tag_ in _SPOKEN and token.lemma_.lower() in reporting.SPEAKING:
            before = [t for t in stretch[:n] if t.pos_ in {"NOUN", "PROPN", "PRON"}]
            speaker = before[-1] if before else _noun_after(stretch[n + 1 :])
            return (token, speaker) if speaker is not None else None
        if token.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"}:
            return None
    return None


def _noun_after(stretch: Sequence[Token]) -> Token | None:
    """Return the head noun of the noun phrase that a stretch begins with."""
    last = None
    for token in stretch:
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            last = token
        elif token.pos_ not in {"DET", "ADJ", "NUM"} and token.dep_ != "case":
            break
    return last


def _attach(verb: Token, speaker: Token) -> None:
    """Make ``speaker`` the subject of ``verb``, and ``verb`` an aside of its sentence's root."""
    if any(child.dep_ == "nsubj" and child.i == speaker.i for child in verb.children):
        return
    root = verb.sent.root
    if verb.i == root.i and speaker.head == verb:
        speaker.dep_ = "nsubj"
    if root.i in {verb.i, speaker.i} or any(t.i == root.i for t in (verb, speaker)):
        return
    if speaker.head != verb:
        verb.head = root
        verb.dep_ = "parataxis"
        speaker.head = verb
    elif verb.dep_ not in {"ccomp", "parataxis", "ROOT", "conj"}:
        verb.head = root
        verb.dep_ = "parataxis"
    speaker.dep_ = "nsubj"


def _make_content(verb: Token, mark: Token) -> None:
    """Make what stands before the closing mark the complement of the verb of saying."""
    children = list(verb.children)
    if verb.dep_ != "ROOT" or any(child.dep_ == "ccomp" for child in children):
        return
    before = [c for c in children if c.i < mark.i and not c.is_punct and c.dep_ in _MISTAKEN]
    if before:
        max(before, key=lambda child: (child.n_lefts + child.n_rights, -child.i)).dep_ = "ccomp"


def mend_introductions(doc: Doc) -> None:
    """Make who introduces a quotation with a colon an aside of it.

    In ``She added on Twitter: "The court is ..."`` the parser may take the adding for the
    complement of what she said.
    """
    for verb in doc:
        said = verb.head
        if verb.dep_ != "ccomp" or said.i < verb.i or not has_subject(verb):
            continue
        between = [token.text for token in doc[verb.i : said.i]]
        introduces = any(one == ":" and two == '"' for one, two in pairwise(between))
        if introduces and verb.lemma_.lower() in reporting.SPEAKING:
            verb.dep_ = "parataxis"

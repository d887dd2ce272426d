"""Forms of English words from their lemmas, by tag: enough for a list of news words."""

from __future__ import annotations

_IRREGULAR = {
    line.split()[0]: (line.split()[1], line.split()[2])
    for line in """
    be was been
    begin began begun
    break broke broken
    build built built
    buy bought bought
    choose chose chosen
    come came come
    cut cut cut
    do did done
    fall fell fallen
    fight fought fought
    find found found
    forbid forbade forbidden
    forget forgot forgotten
    get got got
    give gave given
    go went gone
    grow grew grown
    have had had
    hide hid hidden
    hit hit hit
    hold held held
    keep kept kept
    know knew known
    lead led led
    leave left left
    lose lost lost
    make made made
    meet met met
    overthrow overthrew overthrown
    pay paid paid
    put put put
    quit quit quit
    rise rose risen
    say said said
    see saw seen
    seek sought sought
    sell sold sold
    send sent sent
    set set set
    shrink shrank shrunk
    slow slowed slowed
    speak spoke spoken
    spend spent spent
    stand stood stood
    strike struck struck
    take took taken
    tell told told
    think thought thought
    throw threw thrown
    uphold upheld upheld
    win won won
    withdraw withdrew withdrawn
    write wrote written
    """.strip().splitlines()
}
_DOUBLING = frozenset("ban stop drop plan permit admit slam rob cap wed prefer refer jam".split())
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "wife": "wives",
    "person": "people",
}


def inflect(lemma: str, tag: str) -> str:
    """Return the form of a verb or noun that a Penn Treebank tag asks for."""
    if tag in {"VBZ", "NNS"}:
        return _PLURALS.get(lemma) or _with_s(lemma)
    if tag == "VBG":
        return _before_vowel(lemma, "ing")
    if tag in {"VBD", "VBN"}:
        if lemma in _IRREGULAR:
            return _IRREGULAR[lemma][tag == "VBN"]
        return _before_vowel(lemma, "ed")
    return lemma


def _with_s(lemma: str) -> str:
    if lemma in {"do", "go"} or lemma.endswith(("s", "x", "z", "ch", "sh")):
        return f"{lemma}es"
    if lemma == "have":
        return "has"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _before_vowel(lemma: str, ending: str) -> str:
    if lemma in _DOUBLING or lemma in {"win", "begin", "cut", "get", "hit", "quit", "forget"}:
        return lemma + lemma[-1] + ending
    if lemma == "lie" and ending == "ing":
        return "lying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + ending
    if ending == "ed" and lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return lemma + ending

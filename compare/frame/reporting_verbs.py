"""Reporting verbs, by the stance that the writer takes with them.

Whoever writes "admitted" takes what is said for true and unwelcome, whoever writes "claimed"
leaves it open (Thompson and Ye, 1991, for the stances of reporting verbs; Recasens et al., 2013,
for factives and assertives as bias). The classes and lists are our own and short: a verb in none
of them takes no stance that we know of.
"""

from __future__ import annotations

_LEMMAS = {
    "neutral": (
        "say tell add announce declare state report note write remark comment explain describe "
        "observe mention reply respond answer inform publish post recount testify according_to"
    ),
    "claim": "claim allege purport",
    "insist": "insist maintain assert contend stress emphasize emphasise reiterate",
    "admit": "admit concede acknowledge confess",
    "warn": "warn caution",
    "threaten": "threaten",
    "deny": "deny dispute reject refute",
    "confirm": "confirm verify certify",
    "reveal": "reveal disclose",
    "boast": "boast brag crow",
    "complain": "complain lament fume",
    "demand": "demand urge",
    "promise": "promise pledge vow",
    "hint": "suggest hint imply signal indicate",
    "believe": "believe think suspect fear speculate guess reckon",
    "argue": "argue opine",
    "accuse": "accuse blame",
}

STANCES = {
    lemma.replace("_", " "): stance
    for stance, lemmas in _LEMMAS.items()
    for lemma in lemmas.split()
}
"""The stance of a reporting verb, by its lemma."""

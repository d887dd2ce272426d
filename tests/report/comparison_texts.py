"""Seven tellings of one event, and what each does with its facts; written for these tests."""

from __future__ import annotations

from compare.records import Verdict

HEADLINE = "Minister flies to Moscow for talks after strikes"

_CW = "Capital Wire"
_LL = "Levant Ledger"
_BD = "Bosphorus Daily"
_NC = "Northern Courier"
_EH = "Eastern Herald"
_PR = "The Public Record"
_GM = "Gulf Monitor"

TELLINGS = {
    _CW: (
        "Minister flies to Moscow for talks after strikes",
        "",
        "The foreign minister left for Moscow on Sunday to meet the Russian president. He told "
        "a press conference in Istanbul that the two countries consult each other closely.\n\n"
        "The strikes hit three nuclear sites before dawn on Saturday. Hospitals counted 14 "
        "people killed, the health ministry said.\n\n"
        "Russia condemned the strikes. The two states signed a partnership treaty in January. "
        "Oil rose four percent when markets opened.",
        "2025-06-22T16:40:00+00:00",
    ),
    _LL: (
        "Moscow talks open as treaty leaves minister without a shield",
        "The pact with Russia holds no mutual-defence clause",
        "The country's top diplomat set off for the Russian capital on Sunday. Speaking to "
        "reporters in Ankara, he said that Moscow is a friend and a strategic partner.\n\n"
        "The Kremlin condemned the aggression and sent condolences, but made clear that the "
        "treaty signed in January does not oblige it to come to the other's defence. The bloc "
        "of emerging economies has issued no statement.\n\n"
        "Bombs fell on three nuclear sites early on Sunday. The minister said that a return to "
        "talks is out of the question for now.",
        "2025-06-23",
    ),
    _BD: (
        "Foreign minister to see Russian president on Monday",
        "Talks will turn on the attacks of the weekend",
        "The foreign minister will be received by the Russian president on Monday, his office "
        "said. He announced the trip in Istanbul, where he attended a summit of ministers.\n\n"
        "He called the attack a grave breach of international law. At least 11 people died at "
        "the three sites, according to rescue workers.\n\n"
        "Turkey offered to host a new round of talks. The two countries have been bound by a "
        "partnership treaty since the winter.",
        "2025-06-22",
    ),
    _NC: (
        "Strikes push minister towards Moscow",
        "",
        "Hours after strikes on three nuclear sites, the foreign minister travelled to Moscow. "
        "He spoke to the press in Istanbul before boarding the plane.\n\n"
        "The president who ordered the strikes called them a complete success. Inspectors saw "
        "no rise in radiation around the sites. Some 17 people were killed, state media "
        "reported.\n\n"
        "Parliament voted to close the strait, but the decision lies with the security council.",
        "2025-06-22T21:15:00+00:00",
    ),
    _EH: (
        "Russia receives minister, calls strikes unprovoked",
        "",
        "The foreign minister arrived in Moscow for talks with the president, who called the "
        "strikes unprovoked. Russia is ready to mediate, its spokesman added.\n\n"
        "The minister thanked Russia for its condemnation of the strikes. The treaty signed in "
        "January covers trade, science and security.",
        "2025-06-23T11:00:00+00:00",
    ),
    _PR: (
        "What the Moscow visit can and cannot bring",
        "",
        "The foreign minister is in Moscow, and expectations are low. Analysts say that Russia "
        "has little room to help while its own war goes on.\n\n"
        "Russia condemned the strikes within hours. A partnership treaty was signed in January "
        "and took effect in the spring. Before leaving, he addressed reporters in Istanbul.\n\n"
        "Inspectors found that radiation levels rose near one site.",
        "2025-06-23T08:30:00+00:00",
    ),
    _GM: (
        "Gulf states call for calm as minister heads to Moscow",
        "",
        "Gulf governments called for restraint on Sunday while the foreign minister headed to "
        "Moscow. Airlines moved flights away from the region.\n\n"
        "Oil rose four percent on Sunday evening. The strikes on three nuclear sites were the "
        "first of their kind.",
        "2025-06-22T19:00:00+00:00",
    ),
}

_Row = dict[str, tuple[Verdict, float, str]]
_SITES = {
    _CW: "The strikes hit three nuclear sites before dawn on Saturday.",
    _LL: "Bombs fell on three nuclear sites early on Sunday.",
    _BD: "At least 11 people died at the three sites",
    _NC: "strikes on three nuclear sites",
    _EH: "called the strikes unprovoked",
    _PR: "Russia condemned the strikes within hours.",
    _GM: "The strikes on three nuclear sites were the first of their kind.",
}
_TREATY = {
    _CW: "The two states signed a partnership treaty in January.",
    _LL: "the treaty signed in January",
    _BD: "The two countries have been bound by a partnership treaty since the winter.",
    _NC: "the foreign minister travelled to Moscow",
    _EH: "The treaty signed in January covers trade, science and security.",
    _PR: "A partnership treaty was signed in January and took effect in the spring.",
    _GM: "Gulf governments called for restraint on Sunday",
}
_TRIP = {
    _CW: "The foreign minister left for Moscow on Sunday to meet the Russian president.",
    _LL: "The country's top diplomat set off for the Russian capital on Sunday.",
    _BD: "The foreign minister will be received by the Russian president on Monday",
    _NC: "the foreign minister travelled to Moscow",
    _EH: "The foreign minister arrived in Moscow for talks with the president",
    _PR: "The foreign minister is in Moscow",
    _GM: "the foreign minister headed to Moscow",
}


def _all(words: dict[str, str], verdict: Verdict, probability: float = 0.9) -> _Row:
    return {source: (verdict, probability, text) for source, text in words.items()}


def _only(
    source: str, text: str, near: dict[str, str], **other: tuple[Verdict, float, str]
) -> _Row:
    """Return a fact that one source tells and the others leave out, save for ``other``."""
    keys = {"cw": _CW, "bd": _BD, "eh": _EH, "gm": _GM, "pr": _PR}
    row: _Row = {source: ("included", 0.93, text)}
    for i, (name, words) in enumerate(near.items()):
        if name != source:
            row[name] = ("omitted", round(0.72 + 0.04 * i, 2), words)
    return row | {keys[key]: cell for key, cell in other.items()}


FACTS: list[_Row] = [
    _all(_TRIP, "included", 0.96),
    _all(_SITES, "included", 0.9)
    | {
        _EH: ("partial", 0.58, _SITES[_EH]),
        _PR: ("partial", 0.71, _SITES[_PR]),
    },
    {
        _CW: (
            "included",
            0.9,
            "He told a press conference in Istanbul that the two countries consult each other "
            "closely.",
        ),
        _BD: ("included", 0.8, "He announced the trip in Istanbul"),
        _NC: ("included", 0.88, "He spoke to the press in Istanbul before boarding the plane."),
        _PR: ("included", 0.87, "Before leaving, he addressed reporters in Istanbul."),
        _LL: ("contradicted", 0.91, "Speaking to reporters in Ankara"),
        _EH: ("omitted", 0.83, "Russia is ready to mediate, its spokesman added."),
        _GM: ("omitted", 0.9, _TRIP[_GM]),
    },
    _all(_TREATY, "included", 0.88)
    | {_NC: ("omitted", 0.86, _TREATY[_NC]), _GM: ("omitted", 0.95, _TREATY[_GM])},
    {
        _CW: ("included", 0.92, "Hospitals counted 14 people killed"),
        _NC: ("included", 0.74, "Some 17 people were killed"),
        _BD: ("partial", 0.66, "At least 11 people died at the three sites"),
        _LL: ("omitted", 0.81, "sent condolences"),
        _EH: ("omitted", 0.88, _SITES[_EH]),
        _PR: ("omitted", 0.79, _SITES[_PR]),
        _GM: ("omitted", 0.84, _SITES[_GM]),
    },
    {
        _CW: ("included", 0.94, "Russia condemned the strikes."),
        _PR: ("included", 0.95, "Russia condemned the strikes within hours."),
        _LL: ("included", 0.78, "The Kremlin condemned the aggression"),
        _EH: ("included", 0.62, "The minister thanked Russia for its condemnation of the strikes."),
        _BD: ("omitted", 0.6, "He called the attack a grave breach of international law."),
        _NC: ("omitted", 0.77, "Hours after strikes on three nuclear sites"),
        _GM: ("not yet known", 0.7, "Gulf governments called for restraint on Sunday"),
    },
    _only(_LL, "The pact with Russia holds no mutual-defence clause", _TREATY),
    _only(_LL, "The bloc of emerging economies has issued no statement.", _TRIP),
    _only(
        _LL,
        "a return to talks is out of the question for now",
        _TRIP,
        bd=("contradicted", 0.61, "Turkey offered to host a new round of talks."),
    ),
    _only(_LL, "sent condolences", _SITES),
    _only(
        _CW,
        "Oil rose four percent when markets opened.",
        _SITES,
        gm=("included", 0.9, "Oil rose four percent on Sunday evening."),
    ),
    _only(_BD, "Turkey offered to host a new round of talks.", _TRIP),
    _only(_BD, "He called the attack a grave breach of international law.", _SITES),
    _only(
        _NC,
        "Inspectors saw no rise in radiation around the sites.",
        _SITES,
        pr=("contradicted", 0.93, "Inspectors found that radiation levels rose near one site."),
    ),
    _only(_NC, "Parliament voted to close the strait", _SITES),
    _only(_NC, "The president who ordered the strikes called them a complete success.", _SITES),
    _only(
        _EH,
        "Russia is ready to mediate, its spokesman added.",
        _TRIP,
        gm=("not yet known", 0.8, _TREATY[_GM]),
        cw=("not yet known", 0.8, "Russia condemned the strikes."),
    ),
    _only(_EH, "the president, who called the strikes unprovoked", _SITES),
    _only(_PR, "expectations are low", _TRIP),
    _only(_PR, "Russia has little room to help while its own war goes on", _TREATY),
    _only(_GM, "Airlines moved flights away from the region.", _SITES),
    _only(_GM, "Gulf governments called for restraint on Sunday", _SITES),
]

ALONE = (
    "The harbour ferry began to run again on Thursday, a year after a storm broke its landing "
    "stage. The council paid half of the new one, and the ferry company the other half."
)

"""Words by which a writer judges whom they are said of, each with the side that it takes.

Whoever calls a government a regime, has a minister threaten what another has her announce, or
a crowd bravely hold out, takes a side towards them, whatever the fact. Such words imply what their
writer thinks of the doer or bearer (Rashkin, Singh and Choi, 2016, "connotation frames"). The
lists are our own and short. What is bad by itself and not by the writer's choice (to kill, an
accusation, a fraud) stands in none: two tellings of a crime share it, and a charge is a matter
of fact. So do ideologies, which their holders go by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.sentiments import Side

_ACTING_AGAINST = """
threaten boast brag gloat crow rant rail fume whine grumble gripe bluster bloviate sneer scoff mock
taunt jeer ridicule deride belittle demonize demonise vilify smear malign scapegoat bully browbeat
berate harangue strong-arm strongarm coerce terrorize terrorise brutalize brutalise butcher massacre
slaughter plunder pillage ransack rampage squander gouge fleece hoodwink concoct peddle parrot
regurgitate spout spew grandstand posture preen pander kowtow grovel cower cave capitulate backpedal
backtrack flip-flop waffle dither dodge sidestep stonewall balk baulk squirm flounder bungle botch
fumble blunder meddle connive scheme weaponize weaponise flout trample sabotage hijack foment stoke
inflame unleash steamroll railroad bulldoze usurp snatch pounce cling refuse renege snipe manhandle
muzzle gag indoctrinate brainwash enslave subjugate oppress trumpet demagogue bristle seethe
complain rage snarl bark shriek dangle concoct fearmonger scaremonger snap_at resort_to stoop_to
seize_on seize_upon gin_up drum_up trot_out cook_up shrug_off gloss_over paper_over cozy_up suck_up
back_down shy_away rip_into tear_into take_aim lash_out drag_away drag_off haul_away haul_off
storm_out storm_off ram_through jam_through whip_up rough_up double_down brush_off beat_up
"""
_ACTING_FOR = """
champion triumph inspire dazzle electrify captivate persevere excel shine stand_up
"""

_PERSONS_AGAINST = """
regime junta clique cabal mob thug goon crony henchman stooge puppet lackey lapdog toady minion
overlord oligarch plutocrat tyrant despot dictator strongman warmonger warlord occupier
invader aggressor oppressor usurper zealot fanatic extremist ideologue demagogue firebrand
provocateur agitator charlatan crook swindler grifter huckster liar hypocrite phony bully buffoon
blowhard loudmouth windbag egomaniac narcissist bigot propagandist wannabe trickster schemer
opportunist turncoat traitor parasite leech looter hooligan vandal thief illegal alien terrorist
troll elitist villain bomb-thrower
"""
_PERSONS_FOR = """
hero heroine martyr champion icon patriot trailblazer luminary stalwart saviour savior statesman
stateswoman freedom_fighter
"""

_DEEDS_AGAINST = """
aggression onslaught rampage tirade rant screed outburst diatribe harangue bluster boast bragging
smear stunt ploy charade sham farce fiasco debacle blunder gaffe whitewash cover-up witch-hunt
vendetta hypocrisy scam hoax shenanigan antic theatrics propaganda folly whim capitulation
betrayal flip-flop bullying fearmongering scaremongering pandering grandstanding posturing lie
falsehood half-truth demagoguery bigotry cruelty brutality greed cowardice incompetence recklessness
arrogance tantrum meltdown disdain swipe taunt threat intransigence stonewalling
potshot jab backpedaling fearmonger
"""
_DEEDS_FOR = """
heroism bravery courage valour valor selflessness triumph statesmanship steadfastness
"""

_MANNERS_AGAINST = """
notorious infamous disgraced brutal ruthless corrupt repressive oppressive authoritarian autocratic
tyrannical despotic murderous bloodthirsty savage barbaric cruel heartless callous vicious so-called
self-styled self-titled extremist bombastic brash pugnacious
thin-skinned reckless rash heavy-handed hapless inept incompetent bungling clueless shameless
cynical hypocritical dishonest deceitful dubious shady sinister unhinged erratic crazed deranged
rogue bloated petulant petty vindictive arrogant smug pompous obstinate intransigent rambling
meandering winding incendiary inflammatory vitriolic hateful divisive theatrical outlandish bizarre
baseless unfounded bogus debunked phony misleading draconian controversial embattled beleaguered
gaffe-prone scandal-plagued scandal-ridden do-nothing feckless spineless cowardly toothless
discredited crooked greedy profligate evasive testy cagey disdainful dismissive condescending
sanctimonious self-righteous unrepentant bellicose belligerent warmongering jingoistic xenophobic
toxic poisonous odious vile despicable appalling shameful disgraceful outrageous egregious blatant
brazen profane facetious dismal woeful lackluster lacklustre over-the-top ham-handed clumsy
brutally ruthlessly savagely viciously cruelly callously recklessly rashly shamelessly brazenly
cynically hypocritically dishonestly falsely baselessly bizarrely petulantly smugly arrogantly
pompously misleadingly dubiously infamously notoriously unabashedly blatantly flagrantly egregiously
ham-handedly clumsily profanely erroneously
"""
_MANNERS_FOR = """
heroic brave courageous valiant fearless gallant selfless tireless principled honourable honorable
noble dignified gracious beloved revered respected esteemed acclaimed renowned distinguished
legendary iconic charismatic visionary inspirational inspiring statesmanlike steadfast dazzling
triumphant prestigious peaceful innocent defenceless defenseless
bravely heroically courageously selflessly tirelessly nobly graciously valiantly eloquently
"""

BODIES = frozenset("regime junta clique cabal mob".split())
"""Persons who stand for the country or party that describes them."""

UNDESERVING = frozenset(
    "peaceful innocent defenceless defenseless unarmed helpless blameless harmless".split()
)
"""Who is called so deserves no harm: the word judges whoever does it."""

HARMING = frozenset(
    "attack bomb strike hit shell shoot kill beat raid destroy injure wound detain arrest jail "
    "crush disperse charge bombard target fire".split()
)
"""Verbs whose object is harmed."""


_IRREGULAR = "clung stood shone thieves beaten"
"""Forms that begin otherwise than their lemma."""

_SHORTEST, _BEGINNING = 3, 6
"""From so many to so many letters tell a word well enough; some forms lose a last "e" or "y"."""


def _by_lemma(against: str, in_favour: str) -> Mapping[str, Side]:
    sides: dict[str, Side] = {}
    taken: tuple[tuple[str, Side], ...] = ((against, "negative"), (in_favour, "positive"))
    for lemmas, side in taken:
        sides.update({lemma.replace("_", " "): side for lemma in lemmas.split()})
    return sides


ACTING = _by_lemma(_ACTING_AGAINST, _ACTING_FOR)
"""Verbs, with their particle where they need one: the side taken towards the doer."""

PERSONS = _by_lemma(_PERSONS_AGAINST, _PERSONS_FOR)
"""Nouns that somebody is called by: the side taken towards them."""

DEEDS = _by_lemma(_DEEDS_AGAINST, _DEEDS_FOR)
"""Nouns for what somebody does or has: the side taken towards them."""

MANNERS = _by_lemma(_MANNERS_AGAINST, _MANNERS_FOR)
"""Adjectives and adverbs for somebody, or for how they act: the side taken towards them."""

RULERS = _by_lemma("master overlord lord", "")
"""Nouns for who rules over something named: *masters* of the bank; of a harbour it is an office."""

ALL = {**MANNERS, **DEEDS, **PERSONS, **ACTING}
"""Every word with its side."""


def _beginning(phrase: str) -> str:
    """Return how the longest part of a phrase's first word begins in all its forms."""
    word = max(phrase.partition(" ")[0].split("-"), key=len)
    bare = word.rstrip("ey")
    return (bare if len(bare) >= _SHORTEST else word)[:_BEGINNING]


_BEGINNINGS = frozenset(map(_beginning, (*ALL, *RULERS, *UNDESERVING, *_IRREGULAR.split())))


def may_judge(text: str) -> bool:
    """Tell whether a text may hold a judging word, by how its words begin; quick, for a sieve."""
    return any(
        word[:length] in _BEGINNINGS
        for word in words(text)
        for length in range(_SHORTEST, min(len(word), _BEGINNING) + 1)
    )

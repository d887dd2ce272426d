"""Words of news and their opposites, and words that mean the same; written by hand.

A pair stands here only where one word can take the other's place in its sentence: both take the
same objects and prepositions. Verbs and nouns are lemmas and are inflected; the other words stand
in every form they are used in.
"""

from __future__ import annotations


def _both_ways(pairs: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs.split():
        one, other = pair.replace("_", " ").split("/")
        found[one] = (*found.get(one, ()), other)
        found[other] = (*found.get(other, ()), one)
    return found


VERBS = _both_ways(
    "rise/fall increase/decrease raise/lower approve/reject accept/reject support/oppose "
    "back/oppose win/lose deny/confirm open/close begin/end start/end praise/criticize "
    "praise/condemn welcome/condemn allow/forbid permit/forbid gain/lose grow/shrink "
    "strengthen/weaken improve/worsen accelerate/slow love/hate like/dislike remember/forget "
    "buy/sell attack/defend convict/acquit arrest/release detain/release jail/free hire/fire "
    "appoint/dismiss join/leave enter/leave build/demolish create/abolish ban/permit "
    "extend/shorten tighten/ease impose/lift include/exclude encourage/discourage "
    "conceal/reveal hide/reveal ignore/heed obey/defy underestimate/overestimate widen/narrow "
    "save/waste ratify/reject uphold/overturn affirm/overturn endorse/oppose favor/oppose "
    "trust/distrust surge/plunge soar/plummet climb/drop jump/slump rally/tumble double/halve "
    "advance/retreat deploy/withdraw resume/suspend launch/cancel renew/cancel enable/disable "
    "celebrate/mourn qualify/disqualify expand/shrink cut/increase reduce/increase boost/reduce "
    "promote/demote succeed/fail agree/disagree protect/endanger legalize/ban keep/abandon "
    "maintain/abandon reaffirm/renounce embrace/reject unite/divide prevent/cause survive/perish"
)
NOUNS = _both_ways(
    "increase/decrease rise/fall gain/loss victory/defeat success/failure growth/decline "
    "approval/rejection majority/minority supporter/opponent ally/enemy strength/weakness "
    "advantage/disadvantage surplus/deficit beginning/end winner/loser export/import "
    "buyer/seller proponent/opponent man/woman husband/wife son/daughter brother/sister "
    "father/mother boy/girl profit/loss optimism/pessimism friend/enemy entry/exit "
    "acceptance/refusal acquittal/conviction arrival/departure morning/evening north/south "
    "east/west improvement/deterioration praise/criticism buyer/vendor "
    "expansion/contraction inflow/outflow"
)
OTHERS = _both_ways(
    "high/low higher/lower highest/lowest large/small larger/smaller largest/smallest big/small "
    "bigger/smaller biggest/smallest strong/weak stronger/weaker strongest/weakest good/bad "
    "better/worse best/worst early/late earlier/later earliest/latest long/short longer/shorter "
    "longest/shortest fast/slow faster/slower fastest/slowest rich/poor richer/poorer "
    "positive/negative legal/illegal lawful/unlawful guilty/innocent safe/dangerous "
    "likely/unlikely possible/impossible able/unable willing/unwilling public/private "
    "domestic/foreign male/female young/old younger/older youngest/oldest hot/cold true/false "
    "correct/incorrect popular/unpopular successful/unsuccessful constitutional/unconstitutional "
    "necessary/unnecessary clear/unclear fair/unfair aware/unaware optimistic/pessimistic "
    "liberal/conservative alive/dead first/last northern/southern eastern/western major/minor "
    "peaceful/violent temporary/permanent heavy/light deep/shallow voluntary/mandatory "
    "easy/difficult easier/harder easiest/hardest armed/unarmed known/unknown rising/falling "
    "more/less most/least always/never often/rarely frequently/rarely publicly/privately "
    "legally/illegally quickly/slowly rapidly/slowly successfully/unsuccessfully "
    "intentionally/accidentally temporarily/permanently partially/completely "
    "peacefully/violently directly/indirectly before/after above/below inside/outside "
    "increasingly/decreasingly favorable/unfavorable friendly/hostile wealthy/poor "
    "widespread/rare secret/public senior/junior near/far effective/ineffective "
    "expensive/cheap healthy/sick official/unofficial winning/losing satisfied/dissatisfied "
    "happy/unhappy ready/unready responsible/irresponsible reliable/unreliable"
)

SAME_VERBS = _both_ways(
    "buy/purchase begin/start help/assist show/demonstrate try/attempt require/need "
    "injure/wound criticize/denounce condemn/denounce announce/unveil occur/happen end/finish "
    "demand/call_for oppose/object_to back/support choose/select kill/slay "
    "postpone/delay discover/find respond/reply investigate/probe "
    "seize/confiscate resign/step_down allow/permit ban/prohibit "
    "reduce/cut halt/stop vow/pledge"
)
SAME_NOUNS = _both_ways(
    "attorney/lawyer physician/doctor automobile/car cop/police_officer lawmaker/legislator "
    "blaze/fire accord/agreement pact/agreement assault/attack inquiry/investigation "
    "probe/investigation firm/company demonstrator/protester regulation/rule poll/survey "
    "aide/assistant infant/baby spouse/partner pupil/student dwelling/home vessel/ship "
    "jet/aircraft dispute/disagreement slaying/killing verdict/ruling remark/comment "
    "surge/jump amount/sum salary/pay"
)
SAME_OTHERS = {
    "nearly": ("almost",), "almost": ("nearly",),
    "huge": ("enormous",), "enormous": ("huge",), "quickly": ("rapidly",),
    "rapidly": ("quickly",), "currently": ("at present",), "allegedly": ("reportedly",),
    "big": ("large",), "large": ("big",), "wealthy": ("rich",), "rich": ("wealthy",),
    "famous": ("well-known",), "several": ("a number of",),
    "recently": ("lately",), "sufficient": ("enough",), "important": ("significant",),
    "crucial": ("vital",), "vital": ("crucial",), "difficult": ("hard",), "annually": ("yearly",),
    "deadly": ("fatal",), "fatal": ("deadly",), "frequently": ("often",), "often": ("frequently",),
    "immediately": ("at once",), "mainly": ("mostly",), "mostly": ("mainly",),
    "primarily": ("mainly",), "whole": ("entire",), "entire": ("whole",), "although": ("though",),
    "though": ("although",), "despite": ("in spite of",), "because": ("since",),
    "approximately": ("roughly",), "roughly": ("approximately",), "additional": ("further",),
    "previously": ("earlier",), "formerly": ("once",), "unlawful": ("illegal",),
    "illegal": ("unlawful",), "toward": ("towards",),
    "amid": ("in the midst of",), "concerning": ("about",), "regarding": ("about",),
    "throughout": ("all through",), "until": ("till",), "upon": ("on",), "among": ("amongst",),
}  # fmt: skip

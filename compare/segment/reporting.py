"""Words of reporting: verbs that hand over what somebody else states, and who may be that."""

from __future__ import annotations

VERBS = frozenset(
    "say tell add announce declare claim warn state note report explain argue insist stress "
    "emphasize emphasise clarify confirm deny acknowledge admit allege assert believe think expect "
    "predict forecast estimate suggest indicate show reveal find conclude conceive maintain "
    "contend concede reiterate repeat remark comment observe mention point reply respond answer "
    "ask continue post tweet write pledge promise vow threaten signal hint imply accuse propose "
    "recommend demand urge testify recall recount describe quip joke caution counter complain "
    "lament boast brag agree disagree dispute rule determine disclose speculate suspect fear hope "
    "worry doubt know understand learn hear read hold detail outline underline underscore "
    "highlight advise assure inform notify remind affirm proclaim pronounce decree "
    "posit reckon figure guess feel see project calculate record document tally cite quote "
    "chant shout yell whisper murmur mutter sigh exclaim cry opine muse crow fume blast slam "
    "retort interject surmise swear attest certify verify publish broadcast relay".split()
)
"""Verbs (lemmas) whose clausal complement is somebody's statement or belief."""

SPEAKING = VERBS - frozenset(
    "show reveal find see know understand learn hear read hold rule feel hope fear worry doubt "
    "figure record document tally cite quote point describe accuse urge demand propose recommend "
    "blast slam publish broadcast".split()
)
"""Verbs that can stand beside a direct quote or in a parenthesis (``..., he said, ...``)."""

SAYING = SPEAKING - frozenset(
    "suggest indicate imply mean estimate believe think guess reckon hope explain conceive "
    "determine signal mention feel".split()
)
"""Verbs of which even ``it`` can be the speaker ("it said")."""

TELLING = frozenset({"tell", "inform", "notify", "remind", "assure", "advise", "ask"})
"""Verbs whose object is who hears it."""

NOBODY = frozenset(
    "you one i we this that these those which what who there everyone everybody anyone anybody "
    "nobody someone people all".split()
)
"""Subjects that make a reporting verb no attribution: the writer's own, or no one's."""

DOCUMENTS = frozenset(
    "report statement document treaty agreement study survey poll data figure text letter memo "
    "paper release communique communiqué transcript filing lawsuit indictment complaint order bill "
    "law resolution charter constitution article analysis index record file email post tweet "
    "message notice review census research ruling decision declaration draft deal contract "
    "account book website headline footage video image photo statistic assessment estimate "
    "forecast minutes minute dossier manifesto editorial column dataset audit finding "
    "evidence".split()
)
"""Head nouns (lemmas) of a speaker that is a document."""

BODIES = frozenset(
    "ministry government army military court council agency department office party company "
    "police parliament congress senate cabinet embassy commission committee union bank "
    "administration regime kingdom republic state house board association federation organization "
    "organisation group university institute ngo charity firm airline broadcaster newspaper "
    "channel network outlet magazine site tribunal prosecutor prosecution kremlin pentagon fed "
    "bureau service authority nation country force navy command militia coalition alliance "
    "coastguard guard delegation secretariat presidency campaign team club corporation bloc".split()
)
"""Head nouns (lemmas) of a body: with ``the`` it is one known body, and counts as named."""

PEOPLE = frozenset(
    "official source spokesman spokeswoman spokesperson expert analyst economist witness resident "
    "minister president premier mayor governor senator lawmaker critic lawyer attorney doctor "
    "researcher scientist scholar professor strategist investor trader survivor relative neighbor "
    "neighbour commander general diplomat envoy ambassador aide adviser advisor insider activist "
    "campaigner observer commentator author historian judge chief boss executive ceo leader rival "
    "opponent supporter medic rescuer reporter journalist columnist writer people man woman "
    "employer worker voter adult american consumer forecaster pollster chairman secretary father "
    "mother parent son daughter brother sister family friend colleague colleagues".split()
)
"""Head nouns (lemmas) of persons; an incomplete list, used where inanimates must be told apart."""

EVIDENCE = frozenset("show reveal suggest indicate find mean prove illustrate demonstrate".split())
"""Verbs of which a thing can be the subject: only persons, bodies and documents are speakers."""

PERSONAL = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "that", "which"})
"""Pronouns that may stand where a speaker is named."""

IDLE = frozenset(
    "statement interview reporter journalist news monday tuesday wednesday thursday friday "
    "saturday sunday today yesterday tomorrow week month morning afternoon evening night day "
    "audience crowd viewer reader correspondent briefing conference press post platform social "
    "media account telegram twitter facebook x truth later earlier also however then now far "
    "meanwhile already so more clear there press time ago recently email e-mail phone "
    "telephone".split()
)
"""Words that, left over of an attribution, do not make it news of its own."""

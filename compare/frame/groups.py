"""A noun in, the group of people that it is a word for out.

Groups go without a capital, by words that writers choose among: a government is an administration
or a regime, who protests is a protester or a mob. Words of one group mean the same people where two
tellings of one fact have them.
"""

from __future__ import annotations

_WORDS = """
government administration cabinet regime junta
authority official
police policeman officer cop constable
army military troop soldier
militant rebel insurgent fighter guerrilla terrorist
protester demonstrator marcher protestor crowd mob rioter
activist campaigner agitator
immigrant migrant refugee alien illegal
worker labourer laborer docker employee staff
striker picket
union federation
fisherman
farmer
resident villager local
company firm operator owner corporation
court judge jury justice
prosecutor
lawyer attorney
opposition
party
lawmaker legislator congressman senator
ministry minister
bank banker
doctor nurse medic
teacher
student
scientist researcher
settler occupier
rescuer coastguard crew
parliament congress council committee
"""

GROUPS = {lemma: line.split()[0] for line in _WORDS.strip().splitlines() for lemma in line.split()}
"""The word that stands for a group, by every word for it."""

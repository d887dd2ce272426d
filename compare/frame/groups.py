"""A noun in, the group of people that it is a word for out.

Groups go without a capital, by words that writers choose among: a government is an administration
or a regime, who protests is a protester or a mob. Words of one group mean the same people where two
tellings of one fact have them.
"""

from __future__ import annotations

_WORDS = """
government administration cabinet regime junta
authorities authority official
police policeman officer cop constable
soldiers soldier army military troop
militants militant rebel insurgent fighter guerrilla terrorist
protesters protester protestor demonstrator marcher crowd mob rioter
activists activist campaigner agitator
immigrants immigrant migrant refugee alien illegal
workers worker labourer laborer docker employee staff
union federation
fishermen fisherman
farmers farmer
residents resident villager local
company firm corporation
operators operator
owners owner landlord
court
judges judge justice
jury
prosecutors prosecutor
opposition
party
lawmakers lawmaker legislator congressman
ministry
minister
bank
bankers banker
doctors doctor nurse medic
teachers teacher
students student
scientists scientist researcher
settlers settler occupier
rescuers rescuer
coastguard
crew
parliament
council
committee
"""

GROUPS = {lemma: line.split()[0] for line in _WORDS.strip().splitlines() for lemma in line.split()}
"""What a reader should see for a group, by every word for it."""

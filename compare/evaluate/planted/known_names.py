"""Names that news is full of, in sets of one kind: what is swapped for what."""

from __future__ import annotations

_COUNTRIES = (
    "Afghanistan Argentina Australia Austria Bangladesh Belgium Bolivia Brazil Bulgaria Cambodia "
    "Canada Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt Ethiopia Finland France "
    "Germany Ghana Greece Guatemala Haiti Honduras Hungary Iceland India Indonesia Iran Iraq "
    "Ireland Israel Italy Jamaica Japan Jordan Kenya Kosovo Kuwait Lebanon Libya Malaysia Mali "
    "Mexico Morocco Myanmar Nepal Netherlands Nicaragua Nigeria Norway Pakistan Panama Peru "
    "Philippines Poland Portugal Qatar Romania Russia Rwanda Serbia Singapore Somalia Spain Sudan "
    "Sweden Switzerland Syria Taiwan Thailand Tunisia Turkey Uganda Ukraine Uruguay Venezuela "
    "Vietnam Yemen Zimbabwe Britain"
).split()
_COUNTRIES += ["South Korea", "North Korea", "Saudi Arabia", "South Africa", "New Zealand"]
_CITIES = (
    "Amsterdam Ankara Athens Atlanta Baghdad Baltimore Bangkok Barcelona Beijing Beirut Benghazi "
    "Berlin Bogota Boston Brussels Budapest Cairo Caracas Charleston Chicago Cincinnati Cleveland "
    "Copenhagen Dallas Damascus Denver Detroit Doha Dubai Dublin Geneva Hamburg Havana Helsinki "
    "Houston Istanbul Jakarta Jerusalem Johannesburg Kabul Kandahar Karachi Kiev Kyiv Lagos Lima "
    "Lisbon London Madrid Manila Melbourne Memphis Miami Milan Minneapolis Minsk Montreal Moscow "
    "Mosul Mumbai Munich Nairobi Nashville Oakland Orlando Oslo Ottawa Paris Philadelphia Phoenix "
    "Pittsburgh Portland Prague Pyongyang Riyadh Rome Sacramento Santiago Seattle Seoul Shanghai "
    "Stockholm Sydney Tampa Tehran Tokyo Toronto Tripoli Tucson Tunis Vancouver Vienna Warsaw"
).split()
_CITIES += ["Los Angeles", "San Diego", "New Orleans", "Hong Kong", "Kansas City", "New Delhi"]
_STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
    "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania "
    "Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming"
).split()
_STATES += ["New Hampshire", "New Jersey", "New Mexico", "North Carolina", "South Dakota"]
_PEOPLES = (
    "Afghan American Australian Belgian Brazilian British Canadian Chinese Cuban Danish Dutch "
    "Egyptian Ethiopian French German Greek Hungarian Indian Indonesian Iranian Iraqi Irish "
    "Israeli Italian Japanese Jordanian Kenyan Lebanese Libyan Mexican Nigerian Norwegian "
    "Pakistani Palestinian Polish Portuguese Romanian Russian Saudi Serbian Spanish Swedish Swiss "
    "Syrian Tunisian Turkish Ukrainian Venezuelan Vietnamese Yemeni"
).split()
_MANY = (
    "Afghans Americans Australians Brazilians Canadians Cubans Egyptians Germans Greeks "
    "Indians Iranians Iraqis Israelis Italians Jordanians Mexicans Nigerians Norwegians "
    "Palestinians Russians Serbs Syrians Turks Ukrainians Venezuelans Yemenis"
).split()
_BODIES = (
    "Amazon Apple Boeing Citigroup Exxon Facebook Ford Google Honda Intel Microsoft Netflix Nissan "
    "Pfizer Samsung Siemens Starbucks Tesla Toyota Twitter Uber Verizon Walmart NATO FBI CIA NASA "
    "Congress UNICEF OPEC Greenpeace Reuters CNN BBC Hamas Hezbollah"
).split()
_BODIES += ["the Justice Department", "the State Department", "the White House", "the Taliban"]
_BODIES += ["the Supreme Court", "the Treasury Department", "the Pentagon", "the Senate"]
_BODIES += ["Goldman Sachs", "General Motors", "the World Bank"]
_PARTIES = ["Republican", "Democratic"]
_PARTISANS = ["Republicans", "Democrats"]
_FAITHS = ["Muslims", "Christians", "Jews", "Hindus", "Catholics", "Buddhists"]
_BELIEVING = ["Muslim", "Christian", "Jewish", "Hindu", "Catholic", "Buddhist"]

SETS: tuple[tuple[str, ...], ...] = tuple(
    tuple(names)
    for names in (
        _COUNTRIES, _CITIES, _STATES, _PEOPLES, _MANY, _PARTIES, _PARTISANS, _FAITHS, _BELIEVING,
    )
)  # fmt: skip
"""Each set holds names of one kind, so that none in a set lies within another."""

SET_OF = {name: n for n, names in enumerate(SETS) for name in names}

BODIES: tuple[str, ...] = tuple(_BODIES)

PERSONS = (
    "James Whitfield", "Maria Delgado", "Robert Hayes", "Susan Keller", "Ahmed Nasser",
    "Elena Petrova", "Michael Brandt", "Laura Jennings", "David Okafor", "Anna Lindqvist",
    "Thomas Reyes", "Karen Holloway", "Peter Novak", "Rachel Stern", "Hassan Karimi",
    "George Pappas", "Linda Chow", "Victor Moreau", "Emily Carver", "Daniel Osei",
)  # fmt: skip
"""Invented: who stands in where an article names nobody else."""

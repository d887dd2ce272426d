"""Two claims in, the values in which they part out: numbers, dates, places, names.

Values are compared, not strings: ``more than 400`` agrees with ``430``, ``a fortnight`` with ``14
days``, and ``Araqchi`` is ``Araghchi``. A value is compared only with values of its kind and
unit, and only where each side has something that the other lacks; what one claim merely leaves
out is no conflict.
"""

from __future__ import annotations

from compare.agreement.claims import partings, set_aside
from compare.agreement.nights import is_told_of_a_night, zones_may_part
from compare.agreement.parting import Parting, Relation
from compare.agreement.quantities import ratio

__all__ = [
    "Parting",
    "Relation",
    "is_told_of_a_night",
    "partings",
    "ratio",
    "set_aside",
    "zones_may_part",
]

"""How a run's work is kept, guarded and shared out; it knows nothing of articles.

A *step* is a function of one *piece* of the work, the same wherever it is carried out; a *crew*
carries it out: this process, several, or the workers of a Dask cluster. What a killed run had
done lies in its *work folder*.
"""

from compare.work.cluster import cluster_crew
from compare.work.crew import ALONE, Crew, Shared
from compare.work.folder import FOLDER, occupied, work_cache
from compare.work.once import Keeper, carry_out_once
from compare.work.processes import process_crew

__all__ = [
    "ALONE",
    "FOLDER",
    "Crew",
    "Keeper",
    "Shared",
    "carry_out_once",
    "cluster_crew",
    "occupied",
    "process_crew",
    "work_cache",
]

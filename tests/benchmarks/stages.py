"""What each stage of the pipeline takes, in seconds of processor time, all threads together."""

from __future__ import annotations

import time
from collections import defaultdict
from importlib import import_module
from typing import Any

MODELS = frozenset({"encode", "parse", "verify"})
"""Stages in which a model runs; the rest is this project's own, imports and loading included."""

_STAGES = {
    ("compare.encode", "CachedEncoder", "encode"): "encode",
    ("compare.encode", "CachedEncoder", "sentence_vectors"): "encode",
    ("compare.segment.parser", "SpacyParser", "parse"): "parse",
    ("compare.verifier", "CachedVerifier", "relate"): "verify",
    ("compare.verifier.kept", "KeptStance", "sentiment"): "verify",
    ("compare.pipeline", "", "_read"): "read",
    ("compare.pipeline", "", "find_stories"): "cluster",
    ("compare.story", "", "load_parser"): "load the parser",
    ("compare.story", "", "segment"): "segment",
    ("compare.story", "", "claim_affinities"): "align",
    ("compare.story", "", "align"): "align",
    ("compare.story", "", "judge"): "judge",
    ("compare.story", "", "sentiments"): "frame",
    ("compare.story", "", "frame"): "frame",
    ("compare.report", "", "write_parts"): "report",
}
"""Functions by module, class and name, and the stage that each is counted to."""


def timed_stages() -> dict[str, float]:
    """Return what each stage has taken so far, from now on.

    A stage inside another counts once, to itself.
    """
    spent: defaultdict[str, float] = defaultdict(float)
    running: list[str] = []

    def timed(owner: Any, name: str, stage: str) -> None:  # noqa: ANN401  a module or a class
        plain = getattr(owner, name)

        def measured(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  as the plain one
            started = time.process_time()
            running.append(stage)
            try:
                return plain(*arguments, **named)
            finally:
                took = time.process_time() - started
                running.pop()
                spent[stage] += took
                if running:
                    spent[running[-1]] -= took

        setattr(owner, name, measured)

    for (module, kind, name), stage in _STAGES.items():
        place = import_module(module)
        timed(getattr(place, kind) if kind else place, name, stage)
    return spent


def shares(spent: dict[str, float], total: float) -> dict[str, Any]:
    """Return the share of each stage in a total, of what no stage accounts for, and of no model."""
    whole = {**spent, "start and the rest": total - sum(spent.values())}
    by_stage = {stage: round(one / total, 3) for stage, one in sorted(whole.items())}
    outside = sum(one for stage, one in whole.items() if stage not in MODELS)
    return {"share_by_stage": by_stage, "share_outside_models": round(outside / total, 3)}

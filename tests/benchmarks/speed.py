"""Measure speed and memory side by side with what one would write in a notebook; prints JSON.

``python tests/benchmarks/speed.py`` measures 100 and 1,000 articles end to end and clustering of
10,000; ``--sizes 100 1000 10000 --clustering 10000 100000`` is the long way, ``--corpus shared``
takes the real articles beside the project instead of made-up ones. Every measurement is a process
of its own, without a cache, and those of one size follow each other: quote ratios of one run.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import generate
import naive

if TYPE_CHECKING:
    from collections.abc import Callable

MODELS = frozenset({"encode", "parse", "verify"})
"""Stages in which a model runs; the rest is this project's own."""


def end_to_end(n: int, kind: str) -> dict[str, Any]:
    """Run the pipeline, without a cache and then with one: twice, the second from it."""
    from compare import pipeline  # noqa: PLC0415  its import is part of what is measured
    from compare.records import Corpus  # noqa: PLC0415  the same

    corpus = Corpus(tuple(generate.articles(n, kind)))
    stages = _timed()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        started = time.perf_counter()
        comparison = pipeline.run(corpus)
        first = time.perf_counter() - started
        spent = dict(stages)
        started = time.perf_counter()
        pipeline.run(corpus)
        again = time.perf_counter() - started
    spent["other"] = first - sum(spent.values())
    shares = {stage: round(seconds / first, 3) for stage, seconds in sorted(spent.items())}
    return {
        "seconds": round(first, 2),
        "articles_a_second": round(n / first, 2),
        "again_seconds": round(again, 2),
        "again_times_faster": round(first / again, 1),
        "share_by_stage": shares,
        "share_outside_models": round(
            1 - sum(share for stage, share in shares.items() if stage in MODELS), 3
        ),
        "stories": sum(len(story.article_ids) > 1 for story in comparison.stories),
        "facts": len(comparison.facts),
    }


def in_a_notebook(n: int, kind: str) -> dict[str, Any]:
    """Run the naive pipeline on the same articles."""
    articles = generate.articles(n, kind)
    started = time.perf_counter()
    found = naive.run(articles)
    took = time.perf_counter() - started
    shares = {stage: round(one / took, 3) for stage, one in found["seconds"].items()}
    return {
        "seconds": round(took, 2),
        "articles_a_second": round(n / took, 2),
        "share_by_stage": shares,
        "stories": found["stories"],
    }


def clustering(n: int, kind: str) -> dict[str, Any]:
    """Cluster made-up articles with made-up vectors near their events'."""
    from compare.cluster import cluster  # noqa: PLC0415  see end_to_end
    from compare.settings import ClusterSettings  # noqa: PLC0415  see end_to_end

    del kind
    articles, vectors = generate.articles(n), generate.vectors(n)
    started, used = time.perf_counter(), time.process_time()
    stories = cluster(articles, vectors, ClusterSettings())
    return {
        "seconds": round(time.perf_counter() - started, 2),
        "processor_seconds": round(time.process_time() - used, 2),
        "stories": len(stories),
        "known_stories": -(-n // generate.PER_EVENT),
    }


def clustering_in_a_notebook(n: int, kind: str) -> dict[str, Any]:
    """Group the same vectors by scikit-learn's average linkage over all articles."""
    del kind
    vectors = generate.vectors(n)
    started, used = time.perf_counter(), time.process_time()
    labels = naive.group(vectors)
    return {
        "seconds": round(time.perf_counter() - started, 2),
        "processor_seconds": round(time.process_time() - used, 2),
        "stories": len(set(labels.tolist())),
    }


def clustering_by_bertopic(n: int, kind: str) -> dict[str, Any]:
    """Group the same articles and vectors by BERTopic with its defaults."""
    from bertopic import BERTopic  # noqa: PLC0415  measured only where it is installed

    del kind
    texts = [article.text for article in generate.articles(n)]
    vectors = generate.vectors(n)
    started, used = time.perf_counter(), time.process_time()
    topics, _ = BERTopic(min_topic_size=2).fit_transform(texts, vectors)
    return {
        "seconds": round(time.perf_counter() - started, 2),
        "processor_seconds": round(time.process_time() - used, 2),
        "stories": len(set(topics)),
    }


def encoding(n: int, kind: str) -> dict[str, Any]:
    """Encode n sentences by this encoder and by sentence-transformers' ``encode``, in turns."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  see end_to_end

    from compare.encode import choose_encoder  # noqa: PLC0415  see end_to_end
    from compare.encode.shipped import shipped_model  # noqa: PLC0415  see end_to_end
    from compare.settings import EncodeSettings  # noqa: PLC0415  see end_to_end

    texts = [s for a in generate.articles(n, kind) for s in a.text.split("\n\n") if s][:n]
    started = time.perf_counter()
    encoder = choose_encoder(EncodeSettings())
    encoder.encode(texts[:1])
    first = time.perf_counter() - started
    model = SentenceTransformer(str(shipped_model()), local_files_only=True)
    model.encode(texts[:1])
    ours = theirs = 0.0
    step = max(1, n // 5)
    for start in range(0, n, step):  # in turns, so that a busy moment slows both
        block = texts[start : start + step]
        ours += _seconds(partial(encoder.encode, block))
        theirs += _seconds(partial(model.encode, block, show_progress_bar=False))
    return {
        "first_vector_seconds": round(first, 2),
        "texts_a_second": round(n / ours, 1),
        "sentence_transformers_texts_a_second": round(n / theirs, 1),
        "times_faster": round(theirs / ours, 2),
    }


MEASUREMENTS: dict[str, Callable[[int, str], dict[str, Any]]] = {
    "end to end": end_to_end,
    "end to end, naive": in_a_notebook,
    "encoding": encoding,
    "clustering": clustering,
    "clustering, naive": clustering_in_a_notebook,
    "clustering, BERTopic": clustering_by_bertopic,
}


def _timed() -> dict[str, float]:
    """Return what each stage of the pipeline has taken so far, from now on, in seconds."""
    from compare import pipeline  # noqa: PLC0415  see end_to_end
    from compare.encode import CachedEncoder  # noqa: PLC0415  see end_to_end
    from compare.segment.parser import SpacyParser  # noqa: PLC0415  see end_to_end

    stages: defaultdict[str, float] = defaultdict(float)
    running: list[str] = []

    def timed(owner: Any, name: str, stage: str) -> None:  # noqa: ANN401  a module or a class
        plain = getattr(owner, name)

        def measured(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  as the plain one
            started = time.perf_counter()
            running.append(stage)
            try:
                return plain(*arguments, **named)
            finally:
                took = time.perf_counter() - started
                running.pop()
                stages[stage] += took
                if running:
                    stages[running[-1]] -= took  # a stage inside another counts once

        setattr(owner, name, measured)

    timed(CachedEncoder, "encode", "encode")
    timed(CachedEncoder, "sentence_vectors", "encode")
    timed(SpacyParser, "parse", "parse")
    if find_spec("compare.verifier"):
        from compare.verifier import CachedVerifier  # noqa: PLC0415  see end_to_end

        for name in vars(CachedVerifier):
            if not name.startswith("_") and callable(getattr(CachedVerifier, name)):
                timed(CachedVerifier, name, "verify")
    for name in ("load_parser", "segment", "align", "judge", "frame", "cluster"):
        for module in [m for key, m in sys.modules.items() if key.startswith("compare.")]:
            if module.__name__.startswith("compare.pipeline") and callable(vars(module).get(name)):
                timed(module, name, "parse" if name == "load_parser" else name)
    del pipeline
    return stages


def _seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def _measure(name: str, n: int, kind: str) -> None:
    """Print one measurement, with the greatest memory that its process took."""
    found = MEASUREMENTS[name](n, kind)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    row = {"measured": name, "articles": n, **found, "peak_megabytes": round(peak * unit / 1e6)}
    sys.stdout.write(json.dumps(row) + "\n")


def _in_a_process(name: str, n: int, kind: str) -> None:
    program = [sys.executable, __file__, "--one", name, "--sizes", str(n), "--corpus", kind]
    subprocess.run(program, check=True)


def main() -> None:
    """Print one JSON object a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--clustering", type=int, nargs="*", default=[10_000])
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--naive-up-to", type=int, default=10_000)
    parser.add_argument("--corpus", choices=["templates", "shared"], default="templates")
    parser.add_argument("--one", choices=list(MEASUREMENTS), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        _measure(chosen.one, chosen.sizes[0], chosen.corpus)
        return
    if chosen.sentences:
        _in_a_process("encoding", chosen.sentences, chosen.corpus)
    for n in chosen.sizes:
        _in_a_process("end to end", n, chosen.corpus)
        if n <= chosen.naive_up_to:
            _in_a_process("end to end, naive", n, chosen.corpus)
    for n in chosen.clustering:
        _in_a_process("clustering", n, chosen.corpus)
        if n <= chosen.naive_up_to:
            _in_a_process("clustering, naive", n, chosen.corpus)
            if find_spec("bertopic"):
                _in_a_process("clustering, BERTopic", n, chosen.corpus)


if __name__ == "__main__":
    main()

"""Measure speed and memory side by side with what one would write in a notebook; prints JSON.

``python tests/benchmarks/speed.py`` measures 100 and 1,000 articles end to end and clustering of
10,000; ``--sizes 100 1000 10000 --clustering 10000 100000`` is the long way, ``--corpus shared``
takes the real articles beside the project instead of made-up ones. Every measurement is a process
of its own, and those of one size follow each other: first with an empty cache, then with the one
that the first run left, then with ten articles more; then the naive pipeline. Where other work
shares the processors, quote processor seconds, and ratios of one run.
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
from collections import Counter
from contextlib import closing
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import generate
import naive
import stages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ADDED = 10
"""Articles that come to a corpus whose rest is in the cache."""


def end_to_end(n: int, kind: str) -> dict[str, Any]:
    """Run as the command line does, from a file of articles to a report."""
    from compare.process import take_over  # noqa: PLC0415  its import is part of what is measured

    take_over()
    from compare import pipeline, report  # noqa: PLC0415  the same
    from compare.shelf import Shelf, ShelvedComparison  # noqa: PLC0415  the same
    from compare.work import occupied, work_cache  # noqa: PLC0415  the same

    with tempfile.TemporaryDirectory() as folder:
        corpus, output = Path(folder) / "articles.jsonl", Path(folder) / "report"
        made = time.process_time()
        generate.write(generate.articles(n, kind), corpus)
        made = time.process_time() - made
        started, spent = time.perf_counter(), stages.timed_stages()
        with occupied(output) as work, closing(Shelf(work)) as shelf:
            head = pipeline.run_into(shelf, corpus, kept=work_cache(work))
            written = report.write_parts(ShelvedComparison(head, shelf), output)
        took, used = time.perf_counter() - started, time.process_time() - made
    return {
        "seconds": round(took, 2),
        "processor_seconds": round(used, 2),
        "articles_a_second": round(n / took, 2),
        **stages.shares(spent, used),
        "stories": sum(len(story.article_ids) > 1 for story in head.stories),
        "facts": written.tally.n["facts"],
    }


def ten_more(n: int, kind: str) -> dict[str, Any]:
    """Run with some articles more than the cache has seen."""
    return end_to_end(n + ADDED, kind)


def in_a_notebook(n: int, kind: str) -> dict[str, Any]:
    """Run the naive pipeline on the same articles."""
    articles = generate.articles(n, kind)
    started, used = time.perf_counter(), time.process_time()
    found = naive.run(articles)
    took, used = time.perf_counter() - started, time.process_time() - used
    shares = {stage: round(one / took, 3) for stage, one in found["seconds"].items()}
    return {
        "seconds": round(took, 2),
        "processor_seconds": round(used, 2),
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
    took, used = time.perf_counter() - started, time.process_time() - used
    story_of = {i: number for number, story in enumerate(stories) for i in story.article_ids}
    return {
        "seconds": round(took, 2),
        "processor_seconds": round(used, 2),
        "stories": len(stories),
        "known_stories": -(-n // generate.PER_EVENT),
        "b_cubed_f1": _b_cubed_f1([story_of[article.id] for article in articles]),
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
        "b_cubed_f1": _b_cubed_f1(labels.tolist()),
    }


def clustering_by_bertopic(n: int, kind: str) -> dict[str, Any]:
    """Group the same articles and vectors by BERTopic with its defaults."""
    from bertopic import BERTopic  # noqa: PLC0415  measured only where it is installed

    del kind
    texts = [article.text for article in generate.articles(n)]
    vectors = generate.vectors(n)
    started, used = time.perf_counter(), time.process_time()
    topics, _ = BERTopic(min_topic_size=2).fit_transform(texts, vectors)
    took, used = time.perf_counter() - started, time.process_time() - used
    # What it calls outliers belongs to no topic, and so each to a story of its own.
    labels = [topic if topic >= 0 else -1 - number for number, topic in enumerate(topics)]
    return {
        "seconds": round(took, 2),
        "processor_seconds": round(used, 2),
        "stories": len(set(labels)),
        "outliers": sum(topic < 0 for topic in topics),
        "b_cubed_f1": _b_cubed_f1(labels),
    }


def _b_cubed_f1(labels: Sequence[int]) -> float:
    """Return how well made-up articles are grouped by event (Bagga and Baldwin, 1998)."""
    events = [number // generate.PER_EVENT for number in range(len(labels))]
    n_found, n_known = Counter(labels), Counter(events)
    pairs = list(zip(labels, events, strict=True))
    n_both = Counter(pairs)
    precision = sum(n_both[pair] / n_found[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(n_both[pair] / n_known[pair[1]] for pair in pairs) / len(pairs)
    return round(2 * precision * recall / (precision + recall), 4)


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
    "end to end again, from the cache": end_to_end,
    "end to end, ten articles more": ten_more,
    "end to end, naive": in_a_notebook,
    "encoding": encoding,
    "clustering": clustering,
    "clustering, naive": clustering_in_a_notebook,
    "clustering, BERTopic": clustering_by_bertopic,
}


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


def _in_a_process(name: str, n: int, kind: str, **environment: str) -> dict[str, Any]:
    """Print one measurement, and return it."""
    program = [sys.executable, __file__, "--one", name, "--sizes", str(n), "--corpus", kind]
    around = {**os.environ, **environment}
    done = subprocess.run(program, check=True, env=around, stdout=subprocess.PIPE, text=True)
    sys.stdout.write(done.stdout)
    sys.stdout.flush()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _size(n: int, kind: str, *, naively: bool) -> dict[str, Any]:
    """Measure one size end to end, and print how its runs stand to each other."""
    with tempfile.TemporaryDirectory() as cache:
        first, again, more = (
            _in_a_process(name, n, kind, XDG_CACHE_HOME=cache)
            for name in MEASUREMENTS
            if MEASUREMENTS[name] in {end_to_end, ten_more}
        )
    used = "processor_seconds"
    ratios = {
        "measured": "ratios",
        "articles": n,
        "again_times_faster": round(first[used] / again[used], 1),
        "ten_more_take_seconds_more": round(more[used] - again[used], 1),
    }
    if naively:
        other = _in_a_process("end to end, naive", n, kind)
        ratios["times_faster_than_naive"] = round(other[used] / first[used], 2)
    sys.stdout.write(json.dumps(ratios) + "\n")
    return first


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
    before: dict[str, Any] = {}
    for n in chosen.sizes:
        row = _size(n, chosen.corpus, naively=n <= chosen.naive_up_to)
        if before:
            grown = round(row["processor_seconds"] / before["processor_seconds"], 2)
            growth = {"measured": "growth", "from": before["articles"], "to": n, "times": grown}
            sys.stdout.write(json.dumps(growth) + "\n")
        before = row
    for n in chosen.clustering:
        _in_a_process("clustering", n, chosen.corpus)
        if n <= chosen.naive_up_to:
            _in_a_process("clustering, naive", n, chosen.corpus)
            if find_spec("bertopic"):
                _in_a_process("clustering, BERTopic", n, chosen.corpus)


if __name__ == "__main__":
    main()

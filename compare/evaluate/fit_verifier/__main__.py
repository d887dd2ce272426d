"""Fit the verifier and write its weights."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import torch
import typer
from safetensors.numpy import save_file

from compare.encode.shipped import shipped_model
from compare.evaluate.fit_verifier.examples import (
    loaded_examples,
    relation_examples,
    sentiment_examples,
)
from compare.evaluate.fit_verifier.network import Network
from compare.evaluate.fit_verifier.planting import planted_examples
from compare.pipeline import default_encoder
from compare.verifier.pieces import Pieces, Reader
from compare.verifier.shipped import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.evaluate.fit_verifier.examples import Example

MIX = {
    "nli_snli": 10,
    "nli_sick": 5,
    "nli_rte": 3,
    "inclusion_pyramid_REALSumm": 12,
    "inclusion_pyramid_PyrXSum": 7,
    "inclusion_spark": 5,
    "edits": 8,
    "paraphrase": 4,
    "planted": 25,
    "selfsame": 14,
    "sentiment": 14,
    "babe": 3.5,
    "basil": 5,
}
"""How often each source is drawn from."""

BATCH = 32
LEARNING_RATE = 1e-4
WARM_UP = 0.06
SMOOTHING = 0.05
"""Share of the target spread over all outcomes: labels are not all right."""

_CHUNK = 8 * BATCH
_TARGET = Path(__file__).parents[2] / "verifier" / WEIGHTS


def main(
    folder: Annotated[Path, typer.Argument(help="Folder of the labelled sets.")],
    examples: Annotated[int, typer.Option(help="Inputs to see in all.")] = 100_000,
    seed: int = 1,
) -> None:
    """Fit on everything not held out (about 80 minutes on one core), and write the weights."""
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    pools: dict[str, list[Example]] = defaultdict(list)
    for example in _all(folder):
        if not example.held_out:
            pools[example.source].append(example)
    network = Network()
    network.train()
    _fit(network, pools, examples)
    save_file(network.arrays(), _TARGET)
    typer.echo(f"wrote {_TARGET.name}")


def _all(folder: Path) -> Iterator[Example]:
    yield from relation_examples(folder, default_encoder())
    yield from planted_examples(folder)
    yield from sentiment_examples(folder)
    yield from loaded_examples(folder)


def _fit(network: Network, pools: dict[str, list[Example]], examples: int) -> None:
    weights = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=LEARNING_RATE, weight_decay=0.01)
    reader, drawn, done = Reader(shipped_model()), _draw(pools), 0
    while done < examples:
        read = [(one, _read(one, reader)) for one in (next(drawn) for _ in range(_CHUNK))]
        read.sort(key=lambda pair: len(pair[1].ids))
        batches = [read[i : i + BATCH] for i in range(0, _CHUNK, BATCH)]
        random.shuffle(batches)
        for batch in batches:
            share = done / examples
            for group in optimiser.param_groups:
                group["lr"] = LEARNING_RATE * min(share / WARM_UP, 1) * max(1 - share, 0.02)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(*_tensors([pieces for _, pieces in batch]))
            loss = _loss(scores, [example for example, _ in batch])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            done += len(batch)
        typer.echo(f"{done:7} of {examples}  loss {loss.item():.3f}")


def _draw(pools: dict[str, list[Example]]) -> Iterator[Example]:
    """Give examples without end, sources by their share of the mix, each pool in shuffled turns."""
    waiting: dict[str, list[Example]] = {name: [] for name in pools}
    names = sorted(pools)
    while True:
        name = random.choices(names, [MIX[one] for one in names])[0]  # noqa: S311  no secret
        if not waiting[name]:
            waiting[name] = random.sample(pools[name], len(pools[name]))
        yield waiting[name].pop()


def _read(example: Example, reader: Reader) -> Pieces:
    if example.task == "relation":
        return reader.pair(example.text, example.other)
    if example.task == "sentiment":
        return reader.mention(example.text, *example.span)
    return reader.sentence(example.text)


def _tensors(batch: Sequence[Pieces]) -> tuple[torch.Tensor, ...]:
    """Return ids, mask, segments and pooled pieces, padded to a multiple of eight."""
    length = -(-max(len(one.ids) for one in batch) // 8) * 8
    columns = [
        [(*row, *(0,) * (length - len(row))) for row in rows]
        for rows in (
            [one.ids for one in batch],
            [(1,) * len(one.ids) for one in batch],
            [one.segments for one in batch],
            [one.pooled for one in batch],
        )
    ]
    return tuple(torch.tensor(column) for column in columns)


def _loss(scores: dict[str, torch.Tensor], batch: Sequence[Example]) -> torch.Tensor:
    """Return the mean loss: cross-entropy over sets of right outcomes, or over two yes-and-noes."""
    total = torch.zeros(())
    for head in ("relation", "sentiment"):
        rows = [i for i, one in enumerate(batch) if one.task == head]
        if rows:
            logs = torch.log_softmax(scores[head][rows].float(), dim=1)
            right = torch.tensor([batch[i].target for i in rows], dtype=torch.bool)
            of_right = logs.masked_fill(~right, -1e9).logsumexp(dim=1)
            total = total - ((1 - SMOOTHING) * of_right + SMOOTHING * logs.mean(dim=1)).sum()
    rows = [i for i, one in enumerate(batch) if one.task == "loaded"]
    if rows:
        target = torch.tensor([batch[i].target for i in rows], dtype=torch.float)
        each = nn_loss(scores["loaded"][rows].float(), target.clamp(min=0))
        total = total + (each * (target >= 0)).sum()
    return total / len(batch)


nn_loss = torch.nn.BCEWithLogitsLoss(reduction="none")


if __name__ == "__main__":
    typer.run(main)

"""Stored weights in, the arrays and the session that run the shipped graph out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.encode.graph import LAYERS, read_graph, weight_shapes
from compare.encode.shipped import SHIPPED_NAME
from compare.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from compare.encode.graph import Gives


def open_session(arrays: Mapping[str, NDArray[np.float32]], gives: Gives = "tokens") -> Any:  # noqa: ANN401  the library publishes no types
    """Return a session of the shipped graph with these weights, one thread a batch.

    Parameters
    ----------
    arrays
        The weights by name.
    gives
        What comes out (see :func:`compare.encode.graph.build_graph`).

    Raises
    ------
    ModelError
        Where the runtime is missing.
    """
    try:
        import onnxruntime  # noqa: PLC0415  only a run needs it
    except ImportError as error:
        message = "onnxruntime cannot be loaded; install it again, or set encode.kernel=torch"
        raise ModelError(message) from error
    onnxruntime.set_default_logger_severity(3)  # it warns of GPUs that it does not find
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_external_initializers(
        list(arrays), [onnxruntime.OrtValue.ortvalue_from_numpy(w) for w in arrays.values()]
    )
    return onnxruntime.InferenceSession(
        read_graph(gives), options, providers=["CPUExecutionProvider"]
    )


def encoder_arrays(
    folder: Path, second_segment: int | None = None
) -> dict[str, NDArray[np.float32]]:
    """Return the encoder's weights by the names and in the layout that the graph asks for.

    Parameters
    ----------
    folder
        Of the shipped encoder.
    second_segment
        From this row on, ``places_table`` holds the places of a second segment, counted from its
        start. A text by itself is one segment, so that its row is added once and for all.

    Raises
    ------
    ModelError
        Where one is missing or has another shape.
    """
    from safetensors.numpy import load_file  # noqa: PLC0415  only a run needs it

    stored = load_file(folder / "model.safetensors")
    try:
        places = stored["embeddings.position_embeddings.weight"]
        segments = stored["embeddings.token_type_embeddings.weight"]
        table = places + segments[0]
        if second_segment is not None:
            table[second_segment:] = (places + segments[1])[: len(table) - second_segment]
        arrays = {
            "words": stored["embeddings.word_embeddings.weight"],
            "places_table": table,
            "scale": stored["embeddings.LayerNorm.weight"],
            "shift": stored["embeddings.LayerNorm.bias"],
            **layer_arrays(stored),
        }
    except KeyError as error:
        message = f"the weights of {SHIPPED_NAME} lack {error}; install {folder.name} again"
        raise ModelError(message) from error
    if {name: value.shape for name, value in arrays.items()} != weight_shapes():
        message = f"the weights of {SHIPPED_NAME} have other shapes; set encode.kernel=torch"
        raise ModelError(message)
    return {name: np.ascontiguousarray(value, np.float32) for name, value in arrays.items()}


def layer_arrays(stored: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    """Return the weights of the layers alone, from the names that transformers gives them."""
    arrays: dict[str, NDArray[np.float32]] = {}
    for layer in range(LAYERS):
        own = f"encoder.layer.{layer}."
        mine = {k.removeprefix(own): v for k, v in stored.items() if k.startswith(own)}
        arrays |= {
            f"layer{layer}.{name}": np.ascontiguousarray(value)
            for name, value in _layer_weights(mine).items()
        }
    return arrays


def _layer_weights(stored: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
    return {
        "qkv": np.concatenate([stored[f"{part}.weight"] for part in parts]).T,
        "qkv_bias": np.concatenate([stored[f"{part}.bias"] for part in parts]),
        "out": stored["attention.output.dense.weight"].T,
        "out_bias": stored["attention.output.dense.bias"],
        "out_scale": stored["attention.output.LayerNorm.weight"],
        "out_shift": stored["attention.output.LayerNorm.bias"],
        "up": stored["intermediate.dense.weight"].T,
        "up_bias": stored["intermediate.dense.bias"],
        "down": stored["output.dense.weight"].T,
        "down_bias": stored["output.dense.bias"],
        "down_scale": stored["output.LayerNorm.weight"],
        "down_shift": stored["output.LayerNorm.bias"],
    }

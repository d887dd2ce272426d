"""The shape of the shipped model in, its computation as a graph for onnxruntime out.

``minilm.onnx`` beside this file is what :func:`build_graph` returns: the computation alone, a few
kilobytes. The weights stay where they were installed, and are handed to the runtime as they are
loaded (:mod:`compare.encode.runtime`), so that nothing is exported, copied to disk or kept.

Whoever needs the vectors of few pieces only, as the verifier does, takes the graph
``minilm_chosen.onnx``: its last layer does the work for those alone, and the same bytes come out.
Whoever wants to know how a thing is worded, and not only what it is about, takes
``minilm_inner.onnx``, which gives what layers further down say as well.

``python -m compare.encode.graph`` writes the files again; it needs the package ``onnx``, which a
run does not.
"""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path
from typing import Any, Literal

Gives = Literal["tokens", "chosen", "inner"]
"""What comes out of a graph: all pieces, chosen ones, or all after each of :data:`DEPTHS`."""

GRAPHS: dict[Gives, str] = {
    "tokens": "minilm.onnx",
    "chosen": "minilm_chosen.onnx",
    "inner": "minilm_inner.onnx",
}
"""The files, by what comes out."""

DEPTHS = (2, 3, 4, 5, 6)
"""After how many layers the vectors come out that ``inner`` gives, the last ones among them."""

LAYERS, HEADS, WIDTH, INNER = 6, 12, 384, 1536
WORDS, PLACES = 30_522, 512
EPSILON = 1e-12

_FUSED = "com.microsoft"
"""onnxruntime's own operators: several steps of a transformer in one, a third faster."""


def layer_weights(layer: int) -> dict[str, tuple[int, ...]]:
    """Return the shapes of the weights of one layer by the names that the graph has for them."""
    part = f"layer{layer}"
    return {
        f"{part}.qkv": (WIDTH, 3 * WIDTH),
        f"{part}.qkv_bias": (3 * WIDTH,),
        f"{part}.out": (WIDTH, WIDTH),
        f"{part}.out_bias": (WIDTH,),
        f"{part}.out_scale": (WIDTH,),
        f"{part}.out_shift": (WIDTH,),
        f"{part}.up": (WIDTH, INNER),
        f"{part}.up_bias": (INNER,),
        f"{part}.down": (INNER, WIDTH),
        f"{part}.down_bias": (WIDTH,),
        f"{part}.down_scale": (WIDTH,),
        f"{part}.down_shift": (WIDTH,),
    }


def weight_shapes() -> dict[str, tuple[int, ...]]:
    """Return the shapes of all weights by name."""
    shapes: dict[str, tuple[int, ...]] = {
        "words": (WORDS, WIDTH),
        "places_table": (PLACES, WIDTH),
        "scale": (WIDTH,),
        "shift": (WIDTH,),
    }
    for layer in range(LAYERS):
        shapes |= layer_weights(layer)
    return shapes


def build_graph(gives: Gives = "tokens") -> bytes:
    """Return the graph of the shipped model, without its weights, as ONNX.

    Inputs are ``pieces`` and ``places``, ``(texts, length)`` int64: word pieces of texts of one
    length, and their places 0, 1, 2, ...; the output ``tokens`` is ``(texts, length, 384)``. For
    ``chosen`` there is a third input of that name, ``(k,)`` int64 with k at least 2: numbers of
    pieces, counted through all texts, whose vectors alone come out, ``(k, 384)``. For ``inner``
    there are as many outputs as :data:`DEPTHS` has numbers, of one shape.

    Notes
    -----
    BERT (Devlin et al., 2019) with the exact GELU, as all-MiniLM-L6-v2 has it. No mask: texts of
    other lengths never share a batch, so that there is nothing to leave out.
    """
    from onnx import TensorProto, helper  # noqa: PLC0415  only needed to write the file

    nodes: list[Any] = []
    chosen = gives == "chosen"

    def step(kind: str, inputs: list[str], output: str, *, fused: bool = False, **how: Any) -> str:  # noqa: ANN401  attributes of a node
        domain = _FUSED if fused else ""
        nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **how))
        return output

    step("Gather", ["words", "pieces"], "word_rows")
    step("Gather", ["places_table", "places"], "place_rows")
    step("Add", ["word_rows", "place_rows"], "sum")
    hidden = step(
        "LayerNormalization", ["sum", "scale", "shift"], "hidden", axis=-1, epsilon=EPSILON
    )
    for layer in range(LAYERS):
        last = layer == LAYERS - 1
        hidden = _layer(step, f"layer{layer}", hidden, last=last, chosen=last and chosen)
    graph = helper.make_graph(
        nodes,
        "all-MiniLM-L6-v2",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "length"])
            for name in ("pieces", "places")
        ]
        + [helper.make_tensor_value_info("chosen", TensorProto.INT64, ["k"])] * chosen,
        [
            helper.make_tensor_value_info(
                name, TensorProto.FLOAT, [*(["k"] if chosen else ["texts", "length"]), WIDTH]
            )
            for name in (map(_hidden, DEPTHS) if gives == "inner" else ["tokens"])
        ],
        [_placeholder(name, shape) for name, shape in weight_shapes().items()]
        + [helper.make_tensor("one_row_a_piece", TensorProto.INT64, [2], [-1, WIDTH])] * chosen,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="")
    return bytes(model.SerializeToString(deterministic=True))


def _layer(step: Any, part: str, hidden: str, *, last: bool, chosen: bool) -> str:  # noqa: ANN401  see build_graph
    """Add one layer: attention, then the feed-forward step, each with its residual and norm."""
    heads = step(
        "Attention",
        [hidden, f"{part}.qkv", f"{part}.qkv_bias"],
        f"{part}.heads",
        fused=True,
        num_heads=HEADS,
    )
    if chosen:  # what follows looks at one piece at a time
        heads, hidden = (
            step(
                "Gather",
                [step("Reshape", [rows, "one_row_a_piece"], f"{rows}.rows"), "chosen"],
                f"{rows}.chosen",
            )
            for rows in (heads, hidden)
        )
    mixed = step("MatMul", [heads, f"{part}.out"], f"{part}.mixed")
    middle = _residual(step, f"{part}.out", mixed, hidden, f"{part}.middle")
    wide = step("MatMul", [middle, f"{part}.up"], f"{part}.wide")
    bent = step("BiasGelu", [wide, f"{part}.up_bias"], f"{part}.bent", fused=True)
    narrow = step("MatMul", [bent, f"{part}.down"], f"{part}.narrow")
    return _residual(step, f"{part}.down", narrow, middle, "tokens" if last else f"{part}.hidden")


def _hidden(layers: int) -> str:
    """Return the name of what comes out after so many layers."""
    return "tokens" if layers == LAYERS else f"layer{layers - 1}.hidden"


def _residual(step: Any, part: str, new: str, old: str, output: str) -> str:  # noqa: ANN401  see build_graph
    weights = [f"{part}_scale", f"{part}_shift", f"{part}_bias"]
    return str(
        step("SkipLayerNormalization", [new, old, *weights], output, fused=True, epsilon=EPSILON)
    )


def _placeholder(name: str, shape: tuple[int, ...]) -> Any:  # noqa: ANN401  onnx' own type
    """Return a weight that says its shape and type, and that its values come from outside."""
    from onnx import TensorProto  # noqa: PLC0415  see build_graph

    kept = TensorProto(name=name, dims=shape, data_type=TensorProto.FLOAT)
    kept.data_location = TensorProto.EXTERNAL
    kept.external_data.add(key="location", value="given at load")
    return kept


def read_graph(gives: Gives = "tokens") -> bytes:
    """Return the graph that is shipped; see :func:`build_graph`."""
    return resources.files("compare.encode").joinpath(GRAPHS[gives]).read_bytes()


if __name__ == "__main__":
    for given, name in GRAPHS.items():
        Path(__file__).with_name(name).write_bytes(build_graph(given))
        sys.stdout.write(f"{name} written\n")

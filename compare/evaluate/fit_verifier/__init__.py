"""Labelled sets in, the verifier's weights out: ``python -m compare.evaluate.fit_verifier DIR``.

Three tasks share one set of layers (Caruana, 1997): how a premise and a hypothesis stand to each
other, sentiment towards a mention, and loaded wording. The layers start from the shipped encoder,
whose word vectors stay as they are, so that only the layers and the heads need shipping.
"""

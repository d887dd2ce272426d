"""Labelled sets in, the verifier's weights out: ``python -m compare.evaluate.fit_verifier DIR``.

Three tasks share one set of layers (Caruana, 1997): how a premise and a hypothesis stand to each
other, sentiment towards a mention, and loaded wording. The layers start from the shipped encoder,
whose word vectors stay as they are, so that only the layers and the heads need shipping.

``DIR`` holds JSON lines, gzip-compressed, with at least these fields a row (labels as for the tasks
of ``narrative-compare evaluate``, see the README):

``nli.jsonl.gz``
    ``corpus`` (snli, sick, rte), ``premise``, ``hypothesis``, ``label`` (entailment, neutral,
    contradiction, not_entailment).
``inclusion.jsonl.gz``
    ``corpus`` (spark, pyramid_PyrXSum, pyramid_REALSumm), ``split``, ``fact``, ``text``, ``label``.
``contradiction_edits.jsonl.gz``
    ``text1``, ``text2``, ``label`` (contradiction, paraphrase, addition).
``paraphrase_mrpc.jsonl.gz``
    ``text1``, ``text2``, ``label`` (1 where they mean the same, else 0).
``stories.jsonl.gz``
    ``event_id``, ``text``: articles that errors are planted in.
``framing_newsmtsc_train.jsonl.gz``
    ``id``, ``sentence``, ``from``, ``to``, ``polarity``.
``framing_babe.jsonl.gz``
    ``text``, ``label_bias``, ``outlet``.
``framing_basil_sentences.jsonl.gz``
    ``event_id``, ``text``, ``lexical``.

Which rows are held out, :mod:`compare.evaluate.held_out` and the examples' functions say.
"""

"""Any cross-encoder for natural language inference that sentence-transformers can load."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.encode.transformer import weights_hash
from compare.errors import ModelError
from compare.verifier.outcomes import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class NamedVerifier:
    """A :class:`~compare.verifier.Verifier` over a sentence-transformers ``CrossEncoder``.

    Parameters
    ----------
    name
        Its name or folder, such as ``cross-encoder/nli-deberta-v3-base``.

    Raises
    ------
    ModelError
        Where it cannot be loaded, or where its labels are not the three outcomes.

    Notes
    -----
    Pairs are read one by one, so that an outcome does not depend on its neighbours.
    """

    def __init__(self, name: str) -> None:
        self.name = Path(name).name
        self._model = _load(name)
        labels = [
            str(label).lower()
            for _, label in sorted(getattr(self._model.config, "id2label", {}).items())
        ]
        if sorted(labels) != sorted(OUTCOMES):
            message = (
                f"verifier {name} tells {', '.join(labels) or 'nothing'} instead of "
                f"{', '.join(OUTCOMES)}; name a cross-encoder for natural language inference"
            )
            raise ModelError(message)
        self._columns = [labels.index(outcome) for outcome in OUTCOMES]
        self.revision = weights_hash(self._model)

    def relate(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return ``(n, 3)``: probabilities of entailment, neutral, contradiction."""
        if not pairs:
            return np.zeros((0, len(OUTCOMES)))
        found = self._model.predict(
            list(pairs), batch_size=1, apply_softmax=True, show_progress_bar=False
        )
        return np.asarray(found, np.float64)[:, self._columns]


def _load(name: str) -> Any:  # noqa: ANN401  the library publishes no types
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  takes seconds

    try:
        return CrossEncoder(name)
    except Exception as error:  # the library raises many kinds; one line says what matters
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else "no reason"
        message = f"verifier {name} cannot be loaded ({reason}); give a name or folder of a model"
        raise ModelError(message) from error

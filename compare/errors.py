"""The exceptions of narrative-compare.

::

    CompareError                 anything a user can mend; caught once, in the command line
    ├── InputError               a path, an encoding or a corpus as a whole cannot be used
    │   └── EmptyCorpusError     everything given was read and no article came of it
    ├── FormatError              a saved comparison, a gold file or a labelled file has another form
    ├── SettingsError            a setting is unknown or out of its range
    ├── ModelError               a model is missing, or is not the one that was asked for
    └── OutputError              a result cannot be written where it was asked for

A message is one lower-case sentence: what, where, what now. What concerns one record only is
never an exception but a :class:`compare.records.Refusal`, so that it cannot lose a neighbour.
"""


class CompareError(Exception):
    """Base of every error that a user of this package can mend."""

    exit_code = 1


class InputError(CompareError):
    """A path, an encoding or a corpus as a whole cannot be used."""

    exit_code = 3


class EmptyCorpusError(InputError):
    """Everything that was given was read, and no article came of it."""


class FormatError(CompareError):
    """A saved comparison, a gold file or a labelled file has another form than expected."""

    exit_code = 4


class SettingsError(CompareError):
    """A setting is unknown or out of its range."""

    exit_code = 2


class ModelError(CompareError):
    """A model is missing, or is not the one that was asked for."""

    exit_code = 5


class OutputError(CompareError):
    """A result cannot be written where it was asked for."""

    exit_code = 6

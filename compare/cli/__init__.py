"""The command line: parse, call, print.

A room a group of commands; a command joins :data:`app` where its room is imported, in the order
in which ``--help`` shows them.

Exit codes: 0 done, 1 other errors, 2 a setting or an option, 3 the input, 4 the form of a saved
or labelled file, 5 the model, 6 the output, 130 interrupted.
"""

from compare.cli import comparing, reading, measuring, caching  # isort: skip
from compare.cli.application import app, main

__all__ = ["app", "caching", "comparing", "main", "measuring", "reading"]

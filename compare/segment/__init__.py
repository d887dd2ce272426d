"""Articles in, claims out: sentences, clauses, voices and mentions of every article."""

from compare.segment.claims import segment
from compare.segment.parser import Parser, load_parser
from compare.segment.propositions import propositions
from compare.segment.words import ParsedGrammar

__all__ = ["ParsedGrammar", "Parser", "load_parser", "propositions", "segment"]

"""From a stored article to its sentences: layout, boilerplate, datelines. Offsets are the original's."""

from extract.clean.characters import normalise_for_matching
from extract.clean.datelines import Dateline
from extract.clean.parts import Sentence, SentenceKind
from extract.clean.repeated_lines import hash_line, repeated_lines
from extract.clean.sentences import BoilerplateSpan, find_boilerplate, find_dateline, split_sentences

__all__ = [
    "BoilerplateSpan",
    "Dateline",
    "Sentence",
    "SentenceKind",
    "find_boilerplate",
    "find_dateline",
    "hash_line",
    "normalise_for_matching",
    "repeated_lines",
    "split_sentences",
]

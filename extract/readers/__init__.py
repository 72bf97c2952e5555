"""Inputs of every supported kind, turned into articles one by one; what cannot be read is turned away alone.

Text is stored as received: decoded, and otherwise untouched (line ends, soft hyphens and non-breaking spaces
stay), because every offset of the warehouse refers to it. Two things are not part of a text: a byte order
mark, and in a `.txt` file the header ` date YYYY-MM-DD ` at its very start, which gives the publication date;
the text then begins with what follows that header. Of a web page, the stored text is the article found in it.
"""

from extract.readers.batches import read_batch_summary, write_batch
from extract.readers.inputs import FIELDS, ReadArticle, ReadOptions, Rejection
from extract.readers.reading import read_inputs
from extract.readers.reasons import REASONS, Reason

__all__ = [
    "FIELDS",
    "REASONS",
    "ReadArticle",
    "ReadOptions",
    "Reason",
    "Rejection",
    "read_batch_summary",
    "read_inputs",
    "write_batch",
]

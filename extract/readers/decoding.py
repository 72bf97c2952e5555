"""From bytes to text, whatever the encoding: byte order mark, declaration, UTF-8, then detection."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from extract.readers.opening import FileError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
DETECTED_BYTES = 64 * 1024
WESTERN = "cp1252"
FEW_ODD_BYTES = 0.08


def decode(data: bytes) -> str:
    """The text of the bytes without its byte order mark; FileError where no encoding fits."""
    marked = mark_of(data)
    if marked:
        return _decode_as(data, marked)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_as(data, detect(data))
    return text


def decode_page(data: bytes) -> str:
    """The source of a web page; its own declaration of the encoding counts where it holds true."""
    declared = DECLARED.search(data[:4096])
    if declared is not None and mark_of(data) is None:
        try:
            return data.decode(codecs.lookup(declared[1].decode()).name)
        except (LookupError, UnicodeDecodeError):
            return decode(data)  # pages often declare what they are not
    return decode(data)


def mark_of(data: bytes) -> str | None:
    """The encoding that a byte order mark announces."""
    return next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def detect(data: bytes) -> str:
    """The most likely encoding of bytes that are not UTF-8, judged by the part around the first odd byte.

    English with typographic quotes and foreign names has so few odd bytes that detection by letters guesses:
    it is taken for what Western programs write.
    """
    first = next((place for place, byte in enumerate(data) if byte > 127), 0)
    start = max(0, first - DETECTED_BYTES // 2)
    sample = data[start : start + DETECTED_BYTES]
    if _is_mostly_ascii(sample, WESTERN):
        return WESTERN
    best = from_bytes(sample).best()
    if best is None:
        raise FileError("undecodable_text", "the bytes fit no known encoding")
    return best.encoding


def _is_mostly_ascii(sample: bytes, encoding: str) -> bool:
    """Whether the bytes are valid in an encoding and have few letters beyond ASCII."""
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return sum(byte > 127 for byte in sample) <= len(sample) * FEW_ODD_BYTES


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is not valid in {encoding}, which the rest of the bytes suggest"
        raise FileError("undecodable_text", message) from error


def has_lone_surrogate(text: str) -> bool:
    """Whether the text holds half of a surrogate pair (from a broken JSON escape), which cannot be stored."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False

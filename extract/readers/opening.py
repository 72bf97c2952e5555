"""Opening files within bounds: none may grow without end when unpacked, none may hold another type."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from extract.readers.inputs import MEBIBYTE, InputFile, ReadOptions

SNIFFED_BYTES = 8192
FREE_BYTES = 32 * MEBIBYTE
"""A compressed file may always grow to this size: small files of one repeated line are no bombs."""

SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3", b"PAR1",
    b"\x28\xb5\x2f\xfd", b"{\\rtf",
)  # fmt: skip
"""How other files begin: PDF, ZIP and Office, images, programs, archives, databases, Parquet, RTF."""

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


class FileError(Exception):
    """A file cannot be read, or not to its end; carries the reason code of `reasons.yml`."""

    def __init__(self, reason_code: str, message: str) -> None:
        super().__init__(message)
        self.reason_code = reason_code
        self.message = message


class BoundedStream(io.RawIOBase):
    """A decompressed stream that stops with `decompression_limit` before it fills the memory or the day."""

    def __init__(self, source: IO[bytes], limit: int) -> None:
        self._source = source
        self._left = limit
        self._limit = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._source.read(len(view))
        self._left -= len(data)
        if self._left < 0:
            raise FileError("decompression_limit", f"grows to more than {self._limit:,} bytes when unpacked")
        view[: len(data)] = data
        return len(data)


@contextmanager
def open_bytes(file: InputFile, options: ReadOptions) -> Iterator[io.BufferedReader]:
    """The file's bytes, decompressed; OSError and damage become a FileError with its reason."""
    try:
        with file.path.open("rb") as raw:
            if not file.is_compressed:
                yield raw
                return
            limit = max(FREE_BYTES, file.path.stat().st_size * options.max_expansion_ratio)
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield io.BufferedReader(BoundedStream(unpacked, limit))  # type: ignore[arg-type]
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FileError("truncated_file", f"the compressed file is damaged: {error}") from error
    except OSError as error:
        raise FileError("unreadable_file", f"cannot read the file: {error.strerror or error}") from error


def read_whole(file: InputFile, options: ReadOptions, max_bytes: int) -> bytes:
    """All bytes of a file that holds one article; FileError where it is empty, binary or too large."""
    with open_bytes(file, options) as stream:
        data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise FileError("too_large", f"larger than {max_bytes:,} bytes, the limit on one article")
    if not data.strip():
        raise FileError("empty_file", "the file is empty" if not data else "the file holds only white space")
    refuse_binary(data[:SNIFFED_BYTES])
    if b"\x00" in data and not data.startswith(WIDE_MARKS):
        raise FileError("binary_file", "the content holds zero bytes")
    return data


def refuse_binary(beginning: bytes) -> None:
    """FileError where the first bytes are those of a file of another type, or mostly control characters."""
    if beginning.startswith(SIGNATURES):
        raise FileError("binary_file", f"the content begins as another type of file does: {beginning[:8]!r}")
    if beginning.startswith(WIDE_MARKS):
        return
    controls = sum(1 for byte in beginning if byte < 32 and byte not in b"\t\n\r\f\v\x1b")
    if controls * 10 > len(beginning):
        raise FileError(
            "binary_file", f"{controls} of the first {len(beginning)} bytes are control characters"
        )

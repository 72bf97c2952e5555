"""Which files a load reads: paths and folders, in a fixed order, each file once, nothing skipped silently."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.readers.inputs import InputFile, Rejection, print_path, reject

KINDS = {
    ".txt": "plain",
    ".html": "page",
    ".htm": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".parquet": "parquet",
}
LITTER = frozenset({".DS_Store", ".git", ".gitkeep", ".gitignore", "Thumbs.db", "desktop.ini", "__MACOSX"})
"""Files and folders that systems leave in folders by themselves; they were never meant as input."""


def find_inputs(paths: Iterable[Path]) -> Iterator[InputFile | Rejection]:
    """Every file under the paths, folders in order of name; what cannot be read is a rejection."""
    visited: set[str] = set()
    for path in paths:
        root = Path(path)
        if root.is_dir():
            yield from _walk(root, root, (), visited)
        else:
            yield from _look_at(root, root.parent, visited)


def _walk(
    folder: Path, root: Path, ancestors: tuple[tuple[int, int], ...], visited: set[str]
) -> Iterator[InputFile | Rejection]:
    place = folder.stat()
    key = (place.st_dev, place.st_ino)
    if key in ancestors:
        yield reject(
            _name(folder, root, ""), "symlink_loop", f"links back to a folder above it: {_target(folder)}"
        )
        return
    try:
        names = sorted(os.listdir(folder), key=os.fsencode)
    except OSError as error:
        yield reject(_name(folder, root, ""), "unreadable_file", f"cannot list the folder: {error.strerror}")
        return
    for name in names:
        if name in LITTER:
            continue
        child = folder / name
        if _is_folder(child):
            yield from _walk(child, root, (*ancestors, key), visited)
        else:
            yield from _look_at(child, root, visited)


def _is_folder(path: Path) -> bool:
    """Whether this is a folder; a link that never ends is not, and is turned away as a file."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _look_at(path: Path, root: Path, visited: set[str]) -> Iterator[InputFile | Rejection]:
    location = os.path.abspath(path)
    if location in visited:  # named twice on one command line
        return
    visited.add(location)
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    is_compressed = suffixes[-1:] == [".gz"]
    kind = KINDS.get(
        (suffixes[:-1] if is_compressed else suffixes[-1:] or [""])[-1:][0] if suffixes else "", ""
    )
    file = _name(path, root, kind, is_compressed)
    problem = _check(path, kind)
    yield file if problem is None else reject(file, *problem)


def _check(path: Path, kind: str) -> tuple[str, str] | None:
    """The reason code and message that keep a file from being read at all."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if path.is_symlink() and not isinstance(error, FileNotFoundError | PermissionError):
            return "symlink_loop", f"the link cannot be followed: {error.strerror}"
        if isinstance(error, FileNotFoundError):
            return "not_found", "there is no such file" + (
                f": a link to {_target(path)}" if path.is_symlink() else ""
            )
        return "unreadable_file", f"cannot look at the file: {error.strerror}"
    if not stat.S_ISREG(mode):
        return "not_a_regular_file", "this is a pipe, a socket or a device"
    if not kind:
        return "unknown_file_type", f"files ending in {''.join(path.suffixes[-2:]) or 'nothing'} are not read"
    return None


def _target(link: Path) -> str:
    return print_path(Path(os.readlink(link))) if link.is_symlink() else print_path(link.resolve())


def _name(path: Path, root: Path, kind: str, is_compressed: bool = False) -> InputFile:
    return InputFile(
        path=path, uri=print_path(path.relative_to(root)), kind=kind, is_compressed=is_compressed
    )

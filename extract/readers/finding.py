"""Which files a load reads: paths and folders, in a fixed order, each once, nothing skipped silently.

Folders are read in order of name. Links to folders are followed last, and only to folders not read already,
so neither a loop nor a thicket of links can keep a load from ending.
"""

from __future__ import annotations

import os
import stat
from collections import deque
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
    """Every file under the paths; what cannot be read is a rejection. Relative paths start here and now."""
    search = _Search()
    for path in paths:
        root = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        yield from search.find_under(root)


class _Search:
    """One load's search; it remembers what it has read already."""

    def __init__(self) -> None:
        self.files: set[Path] = set()
        self.folders: set[tuple[int, int]] = set()
        self.links: deque[Path] = deque()

    def find_under(self, root: Path) -> Iterator[InputFile | Rejection]:
        if not _is_folder(root):
            yield from self._look_at(root, root.parent)
            return
        yield from self._walk(root, root)
        while self.links:
            link = self.links.popleft()
            if _place(link) in self.folders:
                message = f"links to a folder that is read already: {print_path(link.readlink())}"
                yield reject(_name(link, root), "symlink_loop", message)
            else:
                yield from self._walk(link, root)

    def _walk(self, start: Path, root: Path) -> Iterator[InputFile | Rejection]:
        """Depth first, by a stack of its own: paths can be deeper than Python may recurse."""
        waiting = [start]
        while waiting:
            path = waiting.pop()
            if not _is_folder(path):
                yield from self._look_at(path, root)
            elif path.is_symlink() and path != start:
                self.links.append(path)
            elif _place(path) not in self.folders:
                self.folders.add(_place(path))
                try:
                    names = sorted(path.iterdir(), key=os.fsencode, reverse=True)
                except OSError as error:
                    message = f"cannot list the folder: {error.strerror}"
                    yield reject(_name(path, root), "unreadable_file", message)
                    continue
                waiting.extend(child for child in names if child.name not in LITTER)

    def _look_at(self, path: Path, root: Path) -> Iterator[InputFile | Rejection]:
        if path in self.files:  # given twice, as a file and in its folder
            return
        self.files.add(path)
        file = _name(path, root)
        problem = _check(file)
        yield file if problem is None else reject(file, *problem)


def _is_folder(path: Path) -> bool:
    """Whether this is a folder or a link to one; what cannot be looked at is dealt with as a file."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def _place(folder: Path) -> tuple[int, int]:
    place = folder.stat()
    return place.st_dev, place.st_ino


def _check(file: InputFile) -> tuple[str, str] | None:
    """The reason code and message that keep a file from being read at all."""
    link = f"; this is a link to {print_path(file.path.readlink())}" if file.path.is_symlink() else ""
    try:
        mode = file.path.stat().st_mode
    except FileNotFoundError:
        return "not_found", f"there is no such file{link}"
    except PermissionError as error:
        return "unreadable_file", f"cannot look at the file: {error.strerror}"
    except (OSError, RuntimeError) as error:
        return ("symlink_loop" if link else "unreadable_file"), f"cannot look at the file: {error}{link}"
    if not stat.S_ISREG(mode):
        return "not_a_regular_file", "this is a pipe, a socket or a device"
    if not file.kind:
        ending = "".join(file.path.suffixes[-2:])[-20:]
        said = f"files ending in {ending} are not read" if ending else "the name has no ending"
        return "unknown_file_type", said
    return None


def _name(path: Path, root: Path) -> InputFile:
    """How the load names a file, and its kind by its ending ("" where it is none of ours)."""
    is_compressed = path.suffix.lower() == ".gz"
    ending = Path(path.stem).suffix if is_compressed else path.suffix
    kind = KINDS.get(ending.lower(), "")
    return InputFile(
        path=path, uri=print_path(path.relative_to(root)), kind=kind, is_compressed=is_compressed
    )

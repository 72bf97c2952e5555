"""The quarantine folder: a copy of what was turned away beside its reason, under harmless names.

Names begin with the rejection's id, so writing them again changes nothing. Whole files are copied while they
are small; of larger ones, and of files that cannot be read, only the reason is kept.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

COPIED_BYTES = 64 * 1024 * 1024
"""A larger file stays where it is; its reason says where that is."""

NAME_CHARACTERS = 80
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
NOT_COPIED = frozenset({"not_found", "not_a_regular_file", "symlink_loop", "unreadable_file"})
"""Reasons that mean there is nothing to copy, or that reading it may never end."""


def quarantine_rejections(rejections: Iterable[dict[str, Any]], folder: Path) -> dict[str, str]:
    """Write each rejection's copy and `<name>.reason.json`; returns the names by rejection id."""
    return {rejection["rejection_id"]: _quarantine(rejection, folder) for rejection in rejections}


def _quarantine(rejection: dict[str, Any], folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    name = name_safely(rejection["rejection_id"], rejection["input_uri"], rejection["record_label"])
    if rejection["payload"] is not None:
        _write_atomically(folder / name, rejection["payload"])
        copied = True
    else:
        copied = rejection["reason_code"] not in NOT_COPIED and _copy(rejection["path_bytes"], folder / name)
    reason = {
        "file": rejection["location"],
        "record": rejection["record_label"],
        "reason": rejection["reason_code"],
        "message": rejection["message"],
        "what_to_do": rejection["remedy"],
        "has_copy": copied,
    }
    content = json.dumps(reason, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    _write_atomically(folder / f"{name}.reason.json", content)
    return name


def name_safely(rejection_id: str, input_uri: str, record_label: str | None) -> str:
    """A file name of harmless characters and bounded length that still tells what it was."""
    label = f"{record_label}-" if record_label else ""
    readable = UNSAFE.sub("_", f"{label}{input_uri.rsplit('/', 1)[-1]}").strip("._")
    return f"{rejection_id[:12]}-{readable[-NAME_CHARACTERS:] or 'unnamed'}"


def _copy(path_bytes: bytes, target: Path) -> bool:
    """Copy a rejected file; false where it is too large or gone since."""
    source = Path(os.fsdecode(path_bytes))
    partial = target.with_name(f".{target.name}.partial")
    try:
        if not source.is_file() or source.stat().st_size > COPIED_BYTES:
            return False
        shutil.copyfile(source, partial)
    except OSError:
        partial.unlink(missing_ok=True)
        return False
    partial.replace(target)
    return True


def _write_atomically(target: Path, content: bytes) -> None:
    partial = target.with_name(f".{target.name}.partial")
    partial.write_bytes(content)
    partial.replace(target)

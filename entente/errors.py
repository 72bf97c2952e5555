"""Errors that a user can act upon: each says what failed, why, and what to do, and has an exit code."""

from __future__ import annotations

OK = 0
REJECTED_BEYOND_ALLOWED = 1
WRONG_USE = 2
STEP_FAILED = 3


class EntenteError(Exception):
    """A step of the line failed."""

    exit_code = STEP_FAILED


class UsageError(EntenteError):
    """The command was asked for something that cannot be: a path that is not there, an unknown id."""

    exit_code = WRONG_USE

"""The command line: `entente COMMAND`. One module a command; heavy libraries are imported when it runs."""

from __future__ import annotations

from entente.cli.application import app, register_commands

register_commands()

__all__ = ["app"]

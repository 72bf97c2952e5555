"""What `entente doctor` examines: each check returns a finding, and a failed one says what to do."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from entente.errors import EntenteError
from entente.settings import Settings

PACKAGES = ("apache-airflow", "astronomer-cosmos", "dbt-core", "dbt-duckdb", "duckdb", "spacy", "sqlalchemy")


class CheckupError(EntenteError):
    """A check failed; the message says what is wrong and what to do."""


@dataclass(frozen=True)
class Finding:
    """The result of one check."""

    subject: str
    is_ok: bool
    detail: str


def check_python(_: Settings) -> str:
    if not (3, 11) <= sys.version_info[:2] < (3, 13):
        raise CheckupError(
            f"{sys.version.split()[0]}: Python 3.11 or 3.12 is needed; `make clean`, then `make run`"
        )
    return sys.version.split()[0]


def check_packages(_: Settings) -> str:
    try:
        found = {name: version(name) for name in PACKAGES}
    except PackageNotFoundError as error:
        raise CheckupError(f"{error.name} is not installed; run `make setup`") from error
    if found["sqlalchemy"].split(".")[:2] != ["2", "0"]:
        raise CheckupError(f"sqlalchemy {found['sqlalchemy']} breaks Airflow on SQLite; run `make setup`")
    return ", ".join(f"{name} {number}" for name, number in found.items())


def check_model(settings: Settings) -> str:
    import spacy

    try:
        meta = spacy.util.load_model(settings.model, exclude=["ner", "parser", "lemmatizer"]).meta
    except OSError as error:
        raise CheckupError(
            f"spaCy cannot load {settings.model}: {error}. Set ENTENTE_MODEL to an installed model, "
            "or run `make setup` for the default one."
        ) from error
    return f"{settings.model} {meta['version']}"


def check_home(settings: Settings) -> str:
    settings.create_folders()
    try:
        with tempfile.NamedTemporaryFile(dir=settings.home):
            return str(settings.home)
    except OSError as error:
        raise CheckupError(
            f"{settings.home} is not writable: {error.strerror}. Choose another ENTENTE_HOME."
        ) from error


def check_disk(settings: Settings) -> str:
    existing = next(path for path in (settings.home, *settings.home.parents) if path.exists())
    free = shutil.disk_usage(existing).free // 1_000_000
    if free < settings.min_free_disk_mb:
        raise CheckupError(
            f"{free} MB free under {existing}, {settings.min_free_disk_mb} needed: make room, "
            "choose another ENTENTE_HOME, or lower ENTENTE_MIN_FREE_DISK_MB."
        )
    return f"{free} MB free under {existing}"


def check_writer(settings: Settings) -> str:
    """Whether a writer could open the build database now; a lock means that a run is at work."""
    if not settings.build_db.exists():
        return "no build database yet"
    from warehouse.connecting import DatabaseBusyError, open_writer

    try:
        with open_writer(settings.build_db, wait_seconds=1):
            return f"{settings.build_db} is free"
    except DatabaseBusyError as error:
        raise CheckupError(f"{error}. A run may be at work; wait for it, or end that process.") from error


def check_dbt(settings: Settings) -> str:
    from entente.transforming import write_manifest

    return f"the project parses: {write_manifest(settings)}"


def check_port(settings: Settings) -> str:
    from entente.server_setup import choose_port

    return f"{settings.web_host}:{choose_port(settings)} is free for the Airflow page"


CHECKS: dict[str, Callable[[Settings], str]] = {
    "python": check_python,
    "packages": check_packages,
    "language model": check_model,
    "home": check_home,
    "disk": check_disk,
    "build database": check_writer,
    "dbt project": check_dbt,
    "port": check_port,
}


def run_checkups(settings: Settings) -> list[Finding]:
    """Every check in turn; a failed one does not stop the others."""
    findings = []
    for subject, check in CHECKS.items():
        try:
            findings.append(Finding(subject, True, check(settings)))
        except (EntenteError, OSError, ImportError) as error:
            findings.append(Finding(subject, False, str(error)))
    return findings

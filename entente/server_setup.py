"""What a local Airflow server needs before its first process starts: port, secrets, environment, database."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path

from entente.environments import airflow_environment, server_home
from entente.errors import EntenteError
from entente.settings import Settings

USER = "admin"


class ServerError(EntenteError):
    """The local Airflow did not start, or one of its processes ended."""


def dbt_workspace(settings: Settings) -> Path:
    """The folder in which the server's tasks make temporary dbt projects; it is their TMPDIR.

    Cosmos runs dbt in a temporary copy of the project, so `../seeds` must exist beside that copy.
    """
    return server_home(settings) / "dbt"


def prepare_dbt_workspace(settings: Settings) -> None:
    """Make the workspace, with the reference tables beside the temporary projects."""
    workspace = dbt_workspace(settings)
    workspace.mkdir(parents=True, exist_ok=True)
    seeds = workspace / "seeds"
    seeds.unlink(missing_ok=True)
    seeds.symlink_to(settings.reference_dir, target_is_directory=True)


def choose_port(settings: Settings) -> int:
    """The configured port if it is free, else an error; 0 asks the system for a free one."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.web_host, settings.web_port))
        except OSError as error:
            raise ServerError(
                f"port {settings.web_port} on {settings.web_host} cannot be used: {error.strerror}. "
                "Set ENTENTE_WEB_PORT to another, or to 0 for a free one."
            ) from error
        return int(probe.getsockname()[1])


def write_private(path: Path, content: dict[str, str]) -> None:
    """Write a file that only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(content, file)


def keep_secrets(home: Path) -> dict[str, str]:
    """The server's own secrets, made once: sessions outlive a restart."""
    path = home / "secrets.json"
    if not path.exists():
        names = ("api_secret", "jwt_secret")
        write_private(path, {name: secrets.token_urlsafe(48) for name in names})
    password_path = home / "password.json"
    if not password_path.exists():
        write_private(password_path, {USER: secrets.token_urlsafe(12)})
    content: dict[str, str] = json.loads(path.read_text())
    return content


def server_environment(settings: Settings, port: int) -> dict[str, str]:
    """What the server's processes and their tasks have beyond the quiet environment."""
    home = server_home(settings)
    own = keep_secrets(home)
    served = settings.model_copy(update={"dbt_runner": "watcher"})
    return {
        **airflow_environment(served, home),
        "TMPDIR": str(dbt_workspace(settings)),
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": "4",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://{settings.web_host}:{port}/execution/",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(home / "password.json"),
        "AIRFLOW__API__HOST": settings.web_host,
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__BASE_URL": f"http://{settings.web_host}:{port}",
        "AIRFLOW__API__SECRET_KEY": own["api_secret"],
        "AIRFLOW__API_AUTH__JWT_SECRET": own["jwt_secret"],
        "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "60",
    }


def prepare_server(settings: Settings, port: int) -> dict[str, str]:
    """Everything that must be there before the first process starts; returns the environment."""
    from entente.transforming import write_manifest

    settings.create_folders()
    settings.inbox_dir.mkdir(parents=True, exist_ok=True)
    prepare_dbt_workspace(settings)
    write_manifest(settings)
    environment = {**os.environ, **server_environment(settings, port)}
    prepare = "from entente.running import prepare_metadata; prepare_metadata()"
    done = subprocess.run(
        [sys.executable, "-c", prepare], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise ServerError(f"Airflow's metadata database cannot be made:\n{done.stderr[-2000:]}")
    return environment

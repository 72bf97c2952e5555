"""A real local Airflow: scheduler, API server, triggerer and DAG processor as child processes.

Airflow's own `standalone` reports "ready" even where its page could not bind its port, so the processes are
started here one by one and the page counts as up only when it accepts our own generated password.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from entente.environments import server_home
from entente.server_setup import USER, ServerError, choose_port, prepare_server
from entente.settings import Settings

COMPONENTS = ("api-server", "scheduler", "dag-processor", "triggerer")
SECONDS_TO_START = 180.0
SECONDS_TO_STOP = 20.0


@dataclass
class Server:
    """A started local Airflow."""

    home: Path
    url: str
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def password_file(self) -> Path:
        return self.home / "password.json"

    @property
    def password(self) -> str:
        return str(json.loads(self.password_file.read_text())[USER])

    def log_path(self, component: str) -> Path:
        return self.home / "logs" / f"{component}.log"


def start_server(settings: Settings) -> Server:
    """Start the four processes; `wait_until_ready` says when they serve."""
    port = choose_port(settings)
    environment = prepare_server(settings, port)
    server = Server(server_home(settings), f"http://{settings.web_host}:{port}")
    (server.home / "logs").mkdir(parents=True, exist_ok=True)
    for component in COMPONENTS:
        with server.log_path(component).open("wb") as log:
            server.processes[component] = subprocess.Popen(
                [sys.executable, "-m", "airflow", component],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
    return server


def call_api(server: Server, method: str, path: str, body: Any = None, token: str | None = None) -> Any:
    """One call of Airflow's REST API; raises httpx.HTTPError where it fails."""
    import httpx

    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = httpx.request(method, server.url + path, json=body, headers=headers, timeout=20)
    answer.raise_for_status()
    return answer.json()


def log_in(server: Server) -> str:
    """A token for the REST API."""
    answer = call_api(server, "POST", "/auth/token", {"username": USER, "password": server.password})
    return str(answer["access_token"])


def refuse_ended_processes(server: Server) -> None:
    """Raises ServerError, with the end of its log, where a process has ended."""
    for component, process in server.processes.items():
        if process.poll() is not None:
            log = server.log_path(component)
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
            raise ServerError(f"{component} ended with code {process.returncode}. Log: {log}\n{tail}")


def list_unready(server: Server) -> list[str]:
    """What does not yet answer: components without a heartbeat, DAGs that are not parsed."""
    health = call_api(server, "GET", "/api/v2/monitor/health")
    parts = ("metadatabase", "scheduler", "dag_processor", "triggerer")
    unready = [part for part in parts if (health.get(part) or {}).get("status") != "healthy"]
    dags = call_api(server, "GET", "/api/v2/dags", token=log_in(server))["dags"]
    ready = {dag["dag_id"] for dag in dags if not dag["is_paused"] and not dag["has_import_errors"]}
    return unready + [dag_id for dag_id in ("ingest_extract", "transform_publish") if dag_id not in ready]


def wait_until_ready(server: Server, seconds: float = SECONDS_TO_START) -> None:
    """Return once the page accepts our password, every component is healthy, and both DAGs are on."""
    import httpx

    deadline = time.monotonic() + seconds
    unready = ["api-server"]
    while time.monotonic() < deadline:
        refuse_ended_processes(server)
        try:
            unready = list_unready(server)
        except httpx.HTTPError as error:
            unready = [f"api-server ({error})"]
        if not unready:
            return
        time.sleep(1)
    raise ServerError(f"not ready after {seconds:.0f} s: {', '.join(unready)}. Logs: {server.home / 'logs'}")


def stop_server(server: Server) -> None:
    """End the processes and their children, politely first."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for process in server.processes.values():
            signal_group(process, sign)
        deadline = time.monotonic() + SECONDS_TO_STOP
        while time.monotonic() < deadline and any(p.poll() is None for p in server.processes.values()):
            time.sleep(0.2)


def signal_group(process: subprocess.Popen[bytes], sign: signal.Signals) -> None:
    """Signal a process with its children; they may all be gone already."""
    try:
        os.killpg(process.pid, sign)
    except ProcessLookupError:
        return

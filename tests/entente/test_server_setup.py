"""What the local Airflow is given before it starts: a port of its own, private secrets, and readable errors."""

from __future__ import annotations

import json
import socket
import stat
from pathlib import Path

import pytest

from entente.environments import server_home
from entente.server_setup import (
    ServerError,
    choose_port,
    dbt_workspace,
    keep_secrets,
    prepare_dbt_workspace,
    server_environment,
)
from entente.settings import PROJECT_ROOT, load_settings


def test_a_port_in_use_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = load_settings(home=tmp_path, web_port=taken.getsockname()[1])
        with pytest.raises(ServerError, match="Set ENTENTE_WEB_PORT to another, or to 0"):
            choose_port(settings)


def test_without_a_port_a_free_one_is_found(tmp_path: Path) -> None:
    assert choose_port(load_settings(home=tmp_path)) > 1023


def test_secrets_are_private_and_outlive_a_restart(tmp_path: Path) -> None:
    first = keep_secrets(tmp_path)
    assert keep_secrets(tmp_path) == first
    for name in ("secrets.json", "password.json"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert len(json.loads((tmp_path / "password.json").read_text())["admin"]) >= 12


def test_two_homes_have_different_passwords(tmp_path: Path) -> None:
    assert keep_secrets(tmp_path / "a") != keep_secrets(tmp_path / "b")


def test_dbt_finds_the_reference_tables_beside_its_temporary_copy(tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path)
    prepare_dbt_workspace(settings)
    prepare_dbt_workspace(settings)
    assert (dbt_workspace(settings) / "seeds").resolve() == PROJECT_ROOT / "seeds"


def test_the_server_runs_dbt_through_cosmos_with_the_dags_on(tmp_path: Path) -> None:
    environment = server_environment(load_settings(home=tmp_path), 8080)
    assert environment["ENTENTE_DBT_RUNNER"] == "watcher"
    assert environment["AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION"] == "False"
    assert environment["AIRFLOW_HOME"] == str(server_home(load_settings(home=tmp_path)))

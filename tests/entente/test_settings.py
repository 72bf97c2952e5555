"""Settings: every one is documented and checked at start, and a mistake stops the program with its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from entente.environments import airflow_environment, dbt_environment, in_process_home, server_home
from entente.settings import Settings, SettingsError, load_settings


def test_every_setting_says_what_it_means() -> None:
    undocumented = [name for name, field in Settings.model_fields.items() if not field.description]
    assert undocumented == []


def test_a_setting_is_read_from_its_environment_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path / "warehouse"))
    monkeypatch.setenv("ENTENTE_WORKERS", "3")
    settings = load_settings()
    assert settings.build_db == tmp_path / "warehouse" / "build" / "entente.duckdb"
    assert settings.workers == 3


def test_an_argument_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ENTENTE_HOME", str(tmp_path / "other"))
    assert load_settings(home=tmp_path).home == tmp_path


def test_a_relative_home_becomes_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(home=Path("data")).home == tmp_path / "data"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENTENTE_WORKERS", "none"),
        ("ENTENTE_WORKERS", "0"),
        ("ENTENTE_ALLOWED_REJECTED_SHARE", "1.5"),
        ("ENTENTE_DBT_RUNNER", "celery"),
        ("ENTENTE_MEMORY_LIMIT", "much"),
        ("ENTENTE_WEB_PORT", "70000"),
    ],
)
def test_a_wrong_value_is_refused_with_the_variables_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_a_misspelt_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_WORKER", "2")
    with pytest.raises(SettingsError, match="ENTENTE_WORKER: check the spelling"):
        load_settings()


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.touch()
    with pytest.raises(SettingsError, match="is a file; name a folder"):
        load_settings(home=file)


def test_child_processes_get_the_same_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path, workers=3, schedule="0 6 * * *", allowed_rejected_share=0.5)
    for name, value in settings.variables().items():
        monkeypatch.setenv(name, value)
    assert load_settings() == settings


def test_tools_start_quietly_and_write_below_home_only(tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path)
    environment = airflow_environment(settings, in_process_home(settings))
    assert environment["DO_NOT_TRACK"] == "1"
    assert environment["AIRFLOW__CORE__LOAD_EXAMPLES"] == "False"
    for name in ("AIRFLOW_HOME", "AIRFLOW__LOGGING__BASE_LOG_FOLDER", "DBT_TARGET_PATH", "DBT_LOG_PATH"):
        assert Path(environment[name]).is_relative_to(tmp_path)
    assert dbt_environment(settings)["ENTENTE_BUILD_DB"] == str(settings.build_db)


def test_a_scheduler_never_sees_the_runs_of_the_command_line(tmp_path: Path) -> None:
    settings = load_settings(home=tmp_path)
    assert server_home(settings) != in_process_home(settings)

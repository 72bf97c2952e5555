"""The environment variables under which Airflow and dbt start quietly, offline, and inside the home folder.

Both tools read their configuration when they are first imported, so these variables must be set before.
"""

from __future__ import annotations

import os
from pathlib import Path

from entente.settings import Settings


def quiet_environment() -> dict[str, str]:
    """Nothing phones home, and native libraries leave the parallelism to our own worker processes."""
    return {
        "DO_NOT_TRACK": "1",
        "SCARF_NO_ANALYTICS": "true",
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "False",
        "OMP_NUM_THREADS": "1",
        "PYTHONWARNINGS": "ignore",
    }


def dbt_environment(settings: Settings) -> dict[str, str]:
    """Where dbt finds its project and profile, which database it builds, and where it writes."""
    return {
        **quiet_environment(),
        "ENTENTE_BUILD_DB": str(settings.build_db),
        "ENTENTE_THREADS": str(settings.threads),
        "ENTENTE_MEMORY_LIMIT": settings.memory_limit,
        "DBT_PROJECT_DIR": str(settings.dbt_project_dir),
        "DBT_PROFILES_DIR": str(settings.dbt_project_dir),
        "DBT_TARGET_PATH": str(settings.dbt_target_dir / "target"),
        "DBT_LOG_PATH": str(settings.dbt_target_dir / "logs"),
        "DBT_USE_COLORS_FILE": "False",
    }


def airflow_environment(settings: Settings, airflow_home: Path) -> dict[str, str]:
    """What both the in-process runs and the local server need. `airflow_home` holds its database and logs."""
    return {
        **dbt_environment(settings),
        **settings.variables(),
        "AIRFLOW_HOME": str(airflow_home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(settings.dags_dir),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{airflow_home / 'airflow.db'}",
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(airflow_home / "logs"),
        "AIRFLOW__LOGGING__LOGGING_LEVEL": settings.log_level,
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        "AIRFLOW__COSMOS__ENABLE_TELEMETRY": "False",
        "AIRFLOW__OPENLINEAGE__DISABLED": "True",
        "AIRFLOW__OPENLINEAGE__NAMESPACE": "entente",
    }


def in_process_home(settings: Settings) -> Path:
    """Airflow's folder for runs inside the command itself.

    It is not the local server's: a scheduler sharing this metadata would pick up the same run a second time.
    """
    return settings.airflow_dir / "in_process"


def server_home(settings: Settings) -> Path:
    """Airflow's folder for the local server of `entente up`."""
    return settings.airflow_dir / "server"


def apply_in_process_environment(settings: Settings) -> Path:
    """Set this process up for in-process runs; returns Airflow's folder. Call before importing airflow."""
    airflow_home = in_process_home(settings)
    airflow_home.mkdir(parents=True, exist_ok=True)
    os.environ.update(airflow_environment(settings, airflow_home))
    return airflow_home

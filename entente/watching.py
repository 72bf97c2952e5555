"""dbt under a scheduler: one dbt process, and beside it a task per model that shows how it went."""

from __future__ import annotations

from typing import Any

import airflow.sdk  # noqa: F401 -- Cosmos must find Airflow already imported
from airflow.sdk import TriggerRule
from cosmos import DbtTaskGroup, ExecutionConfig, ProfileConfig, ProjectConfig, RenderConfig
from cosmos.constants import ExecutionMode, InvocationMode, LoadMode, TestBehavior
from cosmos.operators._watcher.base import BaseConsumerSensor
from cosmos.operators.watcher import DbtProducerWatcherOperator

from entente.environments import dbt_environment
from entente.settings import DUCKDB_WRITER, Settings


def create_dbt_tasks(settings: Settings) -> list[Any]:
    """What must succeed before publication: dbt in one process, and a task per mart that shows how it went.

    The marts' tasks start when dbt has ended, because each is a process: watching while dbt works would start
    every one twice. dbt builds all of the project, drawn or not; the producer's log has every node.

    No task here is retried or cleared one by one: Cosmos would then build a model alone, without its tests,
    and count the producer as skipped. dbt itself waits for the database; a failed run is started again whole.
    """
    group = create_task_group(settings)
    tasks = list(group.iter_tasks())
    (producer,) = (task for task in tasks if isinstance(task, DbtProducerWatcherOperator))
    producer.select = None
    for task in tasks:
        task.retries = 0
        if isinstance(task, BaseConsumerSensor):
            producer >> task
            task.trigger_rule = TriggerRule.ALL_DONE
    return [group, producer]


def create_task_group(settings: Settings) -> DbtTaskGroup:
    """The dbt build as Airflow tasks; only the process that writes takes the writer's slot."""
    project = settings.dbt_project_dir
    return DbtTaskGroup(
        group_id="build",
        project_config=ProjectConfig(
            dbt_project_path=project,
            manifest_path=settings.dbt_target_dir / "target" / "manifest.json",
            env_vars=dbt_environment(settings),
            install_dbt_deps=False,
        ),
        profile_config=ProfileConfig(
            profile_name="entente", target_name="build", profiles_yml_filepath=project / "profiles.yml"
        ),
        execution_config=ExecutionConfig(
            execution_mode=ExecutionMode.WATCHER,
            invocation_mode=InvocationMode.DBT_RUNNER,
            setup_operator_args={"pool": DUCKDB_WRITER},
        ),
        render_config=RenderConfig(
            load_method=LoadMode.DBT_MANIFEST,
            test_behavior=TestBehavior.AFTER_EACH,
            emit_datasets=False,
            select=["path:models/marts"],
        ),
    )

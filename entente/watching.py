"""dbt under a scheduler: one dbt process, and beside it a task per model that shows how it went."""

from __future__ import annotations

from typing import Any

import airflow.sdk  # noqa: F401 -- Cosmos must find Airflow already imported
from airflow.providers.standard.operators.empty import EmptyOperator
from cosmos import DbtTaskGroup, ExecutionConfig, ProfileConfig, ProjectConfig, RenderConfig
from cosmos.constants import DbtResourceType, ExecutionMode, InvocationMode, LoadMode, TestBehavior
from cosmos.operators._watcher.base import BaseConsumerSensor
from cosmos.operators.watcher import DbtProducerWatcherOperator

from entente.environments import dbt_environment
from entente.settings import Settings

DUCKDB_WRITER = "duckdb_writer"
SECONDS_BETWEEN_LOOKS = 2


def draw_seed(dag: Any, task_group: Any, node: Any, **_: Any) -> EmptyOperator:
    """A reference table as a mark in the graph: a process for each would cost more than loading it does.

    A seed that cannot be loaded fails the producer, and the models that read it.
    """
    return EmptyOperator(dag=dag, task_group=task_group, task_id=f"{node.name}_seed")


def create_dbt_tasks(settings: Settings) -> list[Any]:
    """What must succeed before publication: the task group of all models, and the process that runs dbt.

    No task here is retried or cleared one by one: Cosmos would then build a model alone, without its tests,
    and count the producer as skipped. dbt itself waits for the database; a failed run is started again whole.
    """
    group = create_task_group(settings)
    tasks = list(group.iter_tasks())
    for task in tasks:
        task.retries = 0
        if isinstance(task, BaseConsumerSensor):
            task.poke_interval = SECONDS_BETWEEN_LOOKS
    return [group, *(task for task in tasks if isinstance(task, DbtProducerWatcherOperator))]


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
            node_converters={DbtResourceType.SEED: draw_seed},
        ),
    )

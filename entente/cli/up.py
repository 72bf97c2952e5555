"""`entente up`: a real local Airflow with the project's DAGs."""

from __future__ import annotations

import signal
import time
from typing import Annotated

import typer
from rich.console import Console

from entente.cli.terminal import Home
from entente.settings import load_settings


def up(
    home: Home = None,
    port: Annotated[
        int | None, typer.Option("--port", help="The page's port; 0 or nothing takes a free one.")
    ] = None,
) -> None:
    """Start a local Airflow: page, scheduler, triggerer and DAG processor. Ctrl-C stops it.

    Examples:

      entente up

      ENTENTE_SCHEDULE="0 6 * * *" ENTENTE_INBOX=/srv/articles entente up --port 8080
    """
    from entente.server import refuse_ended_processes, start_server, stop_server, wait_until_ready
    from entente.server_setup import USER

    settings = load_settings(home=home, web_port=port)
    console = Console(highlight=False, soft_wrap=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with console.status("starting Airflow (half a minute) ..."):
        server = start_server(settings)
    try:
        with console.status("waiting until every part answers ..."):
            wait_until_ready(server)
        console.print(f"Airflow is up:  [bold]{server.url}[/]")
        console.print(f"  user          {USER}")
        console.print(f"  password      in {server.password_file}")
        console.print(f"  logs          {server.home / 'logs'}")
        console.print(f"  inbox         {settings.inbox_dir} (what ingest_extract reads by default)")
        console.print(f"  published     {settings.serve_db}")
        console.print("Ctrl-C stops it.")
        while True:
            refuse_ended_processes(server)
            time.sleep(2)
    except KeyboardInterrupt:
        console.print("stopping ...")
    finally:
        stop_server(server)

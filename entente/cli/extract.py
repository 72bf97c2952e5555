"""`entente extract`: facts out of the articles that the extractor has not seen, staged but not built."""

from __future__ import annotations

import typer

from entente.cli.terminal import Home
from entente.settings import load_settings


def extract(home: Home = None) -> None:
    """Extract what is pending and stage it; `entente build` and `entente publish` are the steps after it.

    Pending are current English articles that this version of the extractor has not seen with these settings.
    Stopped at any point, the next call goes on where it stopped.

    Examples:

      entente extract

      ENTENTE_WORKERS=4 entente extract --home /srv/entente
    """
    from entente.ingesting import extract_pending_shard, plan_pending_shards, stage_extracted_shards
    from warehouse.migrating import migrate

    settings = load_settings(home=home)
    settings.create_folders()
    migrate(settings.build_db)
    pending = [str(path) for path in plan_pending_shards(settings)]
    if not pending:
        typer.echo("nothing to extract: every current English article is extracted")
        return
    count = 0
    for number, path in enumerate(pending, start=1):
        extract_pending_shard(settings, path)
        count += stage_extracted_shards(settings, [path])
        typer.echo(f"shard {number} of {len(pending)}: {count} articles staged")

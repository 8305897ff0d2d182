"""Two servers on one PostgreSQL, started at once on an empty database, both serve."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import psycopg

from tests.services.conftest import Cluster
from tests.setup.conftest import Running, Site, keep_translations_of


def test_two_hosts_that_start_at_once_on_an_empty_database_both_serve(
    cluster: Cluster, site: Site, tmp_path: Path
) -> None:
    """The second once died of a row that the first had just written: a lock of files is for one host alone."""
    address = f"{cluster.address}_empty"
    with psycopg.connect(cluster.address, autocommit=True) as database:
        database.execute("CREATE DATABASE look_twice_empty")
    keep_translations_of(site, "km")  # both load everything

    def start(number: int) -> Running:
        state = str(tmp_path / f"var{number}")
        return stack.enter_context(site.serving(DATABASE_URL=address, SCREENING_STATE_DIR=state))

    with ExitStack() as stack, ThreadPoolExecutor(2) as threads:
        for host in threads.map(start, range(2)):
            with host.get("/km/help/KH/") as page:
                assert page.status == 200

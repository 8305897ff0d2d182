"""DATABASE_URL means what PostgreSQL's own programs take it to mean."""

from functools import partial
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from trainingsite import stores

database = partial(stores.database, folder=Path("/var/lib/look"))


def test_no_address_is_sqlite_that_survives_a_power_cut() -> None:
    found = database("")
    assert found["ENGINE"].endswith("sqlite3")
    assert found["NAME"] == Path("/var/lib/look/site.sqlite3")
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_every_parameter_holds() -> None:
    """sslmode=verify-full once went missing in silence."""
    found = database(
        "postgresql://u@db.example:6432/name?sslmode=verify-full&sslrootcert=/a/b.pem&target_session_attrs=any"
    )
    options = found["OPTIONS"]
    assert (options["sslmode"], options["sslrootcert"]) == ("verify-full", "/a/b.pem")
    assert options["target_session_attrs"] == "any"
    assert (found["USER"], found["HOST"], found["PORT"], found["NAME"]) == ("u", "db.example", "6432", "name")


@pytest.mark.parametrize(
    ("written", "meant"), [("p%40ss", "p@ss"), ("p%40ss%2Fw%23rd", "p@ss/w#rd"), ("p%25", "p%"), ("%E5%AF%86", "密")]
)
def test_a_password_is_decoded(written: str, meant: str) -> None:
    assert database(f"postgresql://u:{written}@h/d")["PASSWORD"] == meant


def test_a_socket_may_be_named_as_the_host() -> None:
    assert database("postgresql://postgres@/look_twice?host=/run/postgresql")["HOST"] == "/run/postgresql"


def test_a_host_may_ask_for_more_patience() -> None:
    assert database("postgresql://u@h/d")["OPTIONS"]["connect_timeout"] == 2
    assert database("postgresql://u@h/d?connect_timeout=9")["OPTIONS"]["connect_timeout"] == "9"


@pytest.mark.parametrize(
    "address", ["postgresql://u:se%cret@h/d", "postgresql://u:se/cret@[h/d", "postgresql://u@h/d?no_such=1"]
)
def test_what_cannot_be_read_is_refused_without_quoting_it(address: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        database(address)
    assert "DATABASE_URL" in str(refused.value)
    assert "cret" not in str(refused.value)


@pytest.mark.parametrize("address", ["mysql://u@h/d", "site.sqlite3", "postgresql:/d"])
def test_another_kind_of_database_is_refused(address: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        database(address)

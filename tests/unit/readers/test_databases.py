import os
import shutil
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

import duckdb
import pytest

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.compiled import Server
from mlgate.contracts.constraints import Mean, Missing, Mistyped, Outside
from mlgate.core.errors import CheckError
from mlgate.engines.duckdb import observe
from mlgate.engines.observing import Settings
from mlgate.readers.databases import open_database


def rule(subject, test, *columns):
    return Rule(subject=subject, words="w", columns=columns, test=test, line=5)


def seen(file, columns, *rules):
    table = Table(
        name="t", columns=tuple(Column(name=n, line=2, logical_type=t) for n, t in columns.items()), rules=rules
    )
    return observe(table, [file], Settings())


@pytest.fixture
def lake(tmp_path):
    path = tmp_path / "lake.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "CREATE TABLE t AS SELECT range AS i, range::HUGEINT * 10**18::HUGEINT AS h, uuid() AS u, "
            "CASE WHEN range > 1 THEN 1.5 END AS d FROM range(4)"
        )
        connection.execute('CREATE SCHEMA other; CREATE TABLE other."ta""ble" AS SELECT 1 AS "co""l"')
        connection.execute("CREATE VIEW fine AS SELECT i FROM t")
        connection.execute("CREATE VIEW evil AS SELECT * FROM read_text('/etc/hostname')")
        connection.execute("CREATE MACRO m() AS TABLE SELECT * FROM glob('/*')")
        connection.execute("CREATE VIEW sly AS SELECT * FROM m()")
    return path


def test_duckdb_tables(lake, tmp_path):
    file = open_database(lake, "t", tmp_path / "scratch")
    found = seen(
        file,
        {"i": "integer", "h": "integer", "d": "number"},
        rule("d:required", Missing(), "d"),
        rule("h:max", Outside(high=2 * 10**18), "h"),
    )
    assert (file.shown, file.rows, file.format) == ("lake.duckdb:t", 4, "parquet")
    assert not found.broken
    assert found.counts == {"d:required": 2, "h:max": 1}


def test_duckdb_views_schemas_and_names(lake, tmp_path):
    assert open_database(lake, "fine", tmp_path).rows == 4
    assert open_database(lake, 'other.ta"ble', tmp_path).rows == 1
    with pytest.raises(CheckError, match="has no table 'tt'; did you mean 't'"):
        open_database(lake, "tt", tmp_path)


@pytest.mark.parametrize("view", ["evil", "sly"])
def test_duckdb_views_reach_no_file(lake, tmp_path, view):
    with pytest.raises(CheckError, match="a view of it reads files"):
        open_database(lake, view, tmp_path / "scratch")


def test_a_duckdb_file_is_not_written(lake, tmp_path):
    before = lake.read_bytes()
    open_database(lake, "t", tmp_path / "scratch")
    assert lake.read_bytes() == before
    assert not lake.with_name("lake.duckdb.wal").exists()


def test_numbers_that_no_file_holds(tmp_path):
    path = tmp_path / "x.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE t AS SELECT 170141183460469231731687303715884105727::HUGEINT AS h")
    with pytest.raises(CheckError, match="more than 38 digits") as caught:
        open_database(path, "t", tmp_path / "scratch")
    assert "17014" not in str(caught.value)


@pytest.fixture
def shop(tmp_path):
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as connection:
        connection.execute('CREATE TABLE t (i INTEGER, r REAL, s TEXT, d DATE, b BOOLEAN, "wei""rd" ANY)')
        rows = [
            (1, 0.1, 'a,"b"\n', "2024-01-31", 1, b"\x00\xff"),
            ("two", 2, "", "2024-13-01", 0, None),
            (3, None, None, None, None, "x\0y"),
            (2**62, 1e300, "é", "2024-02-29", "yes", 5),
        ]
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute("CREATE VIEW v AS SELECT i FROM t WHERE i IS NOT NULL")
    connection.close()
    return path


def test_sqlite_values_of_other_types_are_mistyped(shop, tmp_path):
    file = open_database(shop, "t", tmp_path / "scratch")
    types = {"i": "integer", "r": "number", "s": "string", "d": "date", "b": "boolean", 'wei"rd': "string"}
    rules = [rule(f"{name}:type", Mistyped(), name) for name in types]
    rules += [rule(f"{name}:required", Missing(), name) for name in types]
    found = seen(file, types, *rules, rule("i:max", Outside(high=3), "i"), rule("r:mean", Mean(), "r"))
    assert {name: found.counts[f"{name}:type"] for name in types} == {
        "i": 1,
        "r": 0,
        "s": 0,
        "d": 1,
        "b": 1,
        'wei"rd': 0,
    }
    assert {name: found.counts[f"{name}:required"] for name in types} == {
        "i": 0,
        "r": 1,
        "s": 1,
        "d": 1,
        "b": 1,
        'wei"rd': 1,
    }
    assert found.counts["i:max"] == 1
    assert found.values["r:mean"] == pytest.approx((0.1 + 2 + 1e300) / 3)
    assert found.sources[0].rows == 4


def test_generated_columns_of_sqlite_stand_in_their_places(tmp_path):
    with sqlite3.connect(tmp_path / "made.db") as connection:
        connection.execute("CREATE TABLE t (a INTEGER, g INTEGER GENERATED ALWAYS AS (a * 100) VIRTUAL, b INTEGER)")
        connection.execute("INSERT INTO t (a, b) VALUES (1, 2)")
    connection.close()
    file = open_database(tmp_path / "made.db", "t", tmp_path / "scratch")
    assert file.names == ("a", "g", "b")
    assert file.path.read_text() == "a,g,b\n1,100,2\n"


def test_sqlite_views_and_names(shop, tmp_path):
    assert open_database(shop, "v", tmp_path / "scratch").rows == 4
    with pytest.raises(CheckError, match=r"shop\.db: has no table 'nothing'"):
        open_database(shop, "nothing", tmp_path / "scratch")


def test_servers_of_contracts(lake, shop, tmp_path):
    scratch = tmp_path / "scratch"
    for kind, path in (("duckdb", lake), ("sqlite", shop), ("custom", shop)):
        settings = {"database": path.name} | ({"customType": "sqlite"} if kind == "custom" else {})
        server = Server(name="production", type=kind, line=3, settings=settings)
        assert open_database(server, "t", scratch, tmp_path).rows == 4
    with pytest.raises(CheckError, match="server 'x': a server of type 'kafka' cannot be read"):
        open_database(Server(name="x", type="kafka", line=1), "t", scratch)
    with pytest.raises(CheckError, match="names no database file"):
        open_database(Server(name="x", type="duckdb", line=1), "t", scratch)


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\0" + b"\xff" * 200])
def test_damaged_files(tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(CheckError, match=r"x\.db: (cannot be|has no)"):
        open_database(path, "t", tmp_path / "scratch")
    assert path.read_bytes() == content


def test_a_missing_file(tmp_path):
    with pytest.raises(CheckError, match="No such file"):
        open_database(tmp_path / "none.duckdb", "t", tmp_path / "scratch")
    assert not (tmp_path / "none.duckdb").exists()


def test_a_host_of_the_contract_is_not_signed_in_to(tmp_path, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "secret")
    server = Server(name="p", type="postgres", line=1, settings={"host": "evil.example", "database": "d"})
    with pytest.raises(CheckError, match=r"set MLGATE_DATABASE_HOSTS=evil\.example") as caught:
        open_database(server, "t", tmp_path)
    assert "secret" not in str(caught.value)


POSTGRES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@pytest.fixture(scope="module")
def postgres(tmp_path_factory):
    if POSTGRES is None:
        # CI installs it: `.ci/run`.
        pytest.skip("needs a PostgreSQL server: apt-get install postgresql")
    folder = tmp_path_factory.mktemp("postgres")
    owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    for parent in (folder, *folder.parents):
        if parent.stat().st_uid == os.geteuid() and parent != parent.parent:
            parent.chmod(parent.stat().st_mode | 0o055)
    if owner:
        shutil.chown(folder, "postgres")
    password = folder / "password"
    password.write_text("secretpw")
    password.chmod(0o644)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data, options = folder / "data", f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    begin = [POSTGRES / "initdb", "-D", data, "-A", "scram-sha-256", "-U", "tester", f"--pwfile={password}"]
    subprocess.run([*owner, *begin], check=True, capture_output=True, cwd="/")
    subprocess.run(
        [*owner, POSTGRES / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"],
        check=True,
        cwd="/",
        stdout=subprocess.DEVNULL,
    )
    yield Server(
        name="production",
        type="postgres",
        line=4,
        settings={"host": "127.0.0.1", "port": port, "database": "postgres"},
    )
    subprocess.run(
        [*owner, POSTGRES / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, capture_output=True, cwd="/"
    )


@pytest.mark.slow
def test_postgres_tables(postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("PGUSER", "tester")
    monkeypatch.setenv("PGPASSWORD", "secretpw")
    create = (
        "CREATE TABLE t AS SELECT i, i::numeric(20,2) / 4 AS n, (i::numeric(10,2) / 4)::numeric(10,2) AS e, "
        "'x' || i AS s, now() AS z, current_date AS d, ARRAY[i] AS a, i % 2 = 0 AS b, "
        "gen_random_uuid() AS u, '{}'::jsonb AS j FROM generate_series(1, 1000) i; "
        "INSERT INTO t (i, e) VALUES (7, 'NaN'); "
        'CREATE SCHEMA "we ird"; CREATE TABLE "we ird"."ta""b\'le" ("co""l" int)'
    )
    port = str(postgres.settings["port"])
    subprocess.run(["psql", "-h", "127.0.0.1", "-p", port, "-qc", create, "postgres"], check=True)
    file = open_database(postgres, "t", tmp_path)
    columns = {
        "i": "integer",
        "n": "number",
        "e": "number",
        "s": "string",
        "z": "timestamp",
        "d": "date",
        "a": "array",
        "b": "boolean",
        "u": "string",
    }
    found = seen(
        file,
        columns,
        rule("e:max", Outside(high=249.75), "e"),
        rule("e:required", Missing(), "e"),
        rule("i:mean", Mean(), "i"),
    )
    assert (file.shown, file.rows) == ("server 'production':t", 1001)
    assert not found.broken
    assert found.counts == {"e:max": 1, "e:required": 1}
    assert open_database(postgres, "we ird.ta\"b'le", tmp_path).rows == 0
    with pytest.raises(CheckError, match=r"has no table 'public\.none'"):
        open_database(postgres, "none", tmp_path)


@pytest.mark.slow
def test_postgres_refuses_without_telling_secrets(postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("PGUSER", "tester")
    monkeypatch.setenv("PGPASSWORD", "wrong-secret")
    with pytest.raises(CheckError, match="the user or password of the environment is refused") as caught:
        open_database(postgres, "t", tmp_path)
    assert "secret" not in str(caught.value)
    begun = time.monotonic()
    closed = Server(name="p", type="postgresql", line=4, settings={"host": "127.0.0.1", "port": 1})
    with pytest.raises(CheckError, match="no server answers"):
        open_database(closed, "t", tmp_path)
    assert time.monotonic() - begun < 20

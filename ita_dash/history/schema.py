"""The store's tables, and the steps by which an older store becomes today's."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    Dialect,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    func,
    insert,
    inspect,
    select,
    update,
)

from ita_dash.fiscal import BANGKOK


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept as UTC without one: SQLite knows no zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC).astimezone(BANGKOK)


META = MetaData()
SCHEMA = Table(
    "history_schema",
    META,
    Column("only", Integer, primary_key=True, autoincrement=False),  # one row: two apps that begin a store cannot both write it
    Column("number", Integer, nullable=False),
)
THINNED = Table(
    "history_thinned",
    META,
    Column("office", Text, primary_key=True),  # Office.name
    Column("day", String(10), nullable=False),
)
LEASE = Table(
    "history_lease",
    META,
    Column("name", Text, primary_key=True),  # of an office and its source
    Column("holder", String(32), nullable=False),  # who reads now; empty where nobody does
    Column("began", Float(53), nullable=False),  # seconds by the database's clock
    Column("ends", Float(53), nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failed", Text, nullable=False),
)
SIGNED_OUT = Table(
    "history_signed_out",
    META,
    Column("sign_in", String(64), primary_key=True),  # a digest
    Column("until", Float(53), nullable=False),  # seconds since 1970
)
DECIDED = Table(
    "history_decided",
    META,
    Column("office", Text, primary_key=True),  # Office.name
    Column("fiscal_year", Integer, primary_key=True, autoincrement=False),
    Column("name", String(40), primary_key=True),
    Column("text", Text, nullable=False),
)
VERSION = Table(
    "history_version",
    META,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("office", Text),  # the setting office_id; without one a version belongs to its source
    Column("source", Text, nullable=False),
    Column("place", Integer, nullable=False),  # 1, 2, 3 … within the source: the order, whatever the clock said
    Column("digest", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("location", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("fiscal_year", Integer),
    Column("assignments", Integer, nullable=False),
    Column("forms", Integer, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("cells", LargeBinary, nullable=False),
    Column("meaning", String(64)),  # of its assignments and problems; null in what an older app stored
    # Two writers that store the next version at once: the second one's fails, and it looks again
    UniqueConstraint("source", "place", name="history_version_place"),
)
BY_YEAR = "history_version_by_year"
"""The index by which the versions of a fiscal year are found, whatever their source."""
BY_OFFICE = "history_version_by_office"
"""The index by which an office's own are found."""
ONLY_ROW = 1
LOCK = 0x17A_DA58
"""The advisory lock of PostgreSQL under which tables are made and changed."""


class NewerStoreError(Exception):
    """The store was written by a version of the app that knows more than this one."""


def _first(connection: Connection) -> None:
    META.create_all(connection)
    connection.execute(insert(SCHEMA).values(only=ONLY_ROW, number=1))


def _second(connection: Connection) -> None:
    connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {BY_YEAR} ON {VERSION.name} (fiscal_year, source)")


def _third(connection: Connection) -> None:
    """Versions have an office. Those of before have none: they belong to their sources, as they are."""
    if "office" not in {column["name"] for column in inspect(connection).get_columns(VERSION.name)}:
        connection.exec_driver_sql(f"ALTER TABLE {VERSION.name} ADD COLUMN office TEXT")
    connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {BY_OFFICE} ON {VERSION.name} (office, source)")
    THINNED.create(connection, checkfirst=True)  # in place of a column of history_schema, which stays where it is


def _fourth(connection: Connection) -> None:
    """Versions know what they mean. Those of before do not: the next one is new, whatever it means."""
    if "meaning" not in {column["name"] for column in inspect(connection).get_columns(VERSION.name)}:
        connection.exec_driver_sql(f"ALTER TABLE {VERSION.name} ADD COLUMN meaning VARCHAR(64)")


def _fifth(connection: Connection) -> None:
    """Several servers know which of them reads."""
    LEASE.create(connection, checkfirst=True)


def _sixth(connection: Connection) -> None:
    """A sign-out holds for every server, and after a restart."""
    SIGNED_OUT.create(connection, checkfirst=True)


def _seventh(connection: Connection) -> None:
    """What planning officers decide for a report is kept."""
    DECIDED.create(connection, checkfirst=True)


STEPS = (_first, _second, _third, _fourth, _fifth, _sixth, _seventh)
"""Step n makes of a store of schema n - 1 one of schema n; the first begins a store as the tables above are.

A step does nothing where its work is done already: a new store has today's columns from the first."""


def bring_up_to_date(connection: Connection) -> None:
    """Make the tables what this app knows, in the caller's transaction. Raises ``NewerStoreError`` with nothing changed."""
    if connection.dialect.name == "postgresql":
        # Two apps that begin a store at once: the second waits, and finds it begun. SQLite's writers wait anyway
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    number = schema_number(connection)
    if number > len(STEPS):
        raise NewerStoreError(str(number))
    for step in STEPS[number:]:
        step(connection)
    if number < len(STEPS):
        connection.execute(update(SCHEMA).values(number=len(STEPS)))


def schema_number(connection: Connection) -> int:
    """0 where no store was begun."""
    if not inspect(connection).has_table(SCHEMA.name):
        return 0
    return connection.execute(select(SCHEMA.c.number)).scalar() or 0

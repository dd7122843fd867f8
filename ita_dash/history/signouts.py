"""Sign-ins that were ended, kept beside the versions: by their digests, until none of them could hold any more."""

from sqlalchemy import delete, func, insert, select

from ita_dash.history.database import Database
from ita_dash.history.schema import SIGNED_OUT

MOST = 20_000
"""Rows that are read, the newest first."""


def keep(database: Database, sign_in: str, now: float, until: float) -> None:
    """Keep ``sign_in`` to ``until``, and let go of those whose time is over; both are seconds of the clock."""
    with database.writing(hurried=True) as connection:
        connection.execute(delete(SIGNED_OUT).where(SIGNED_OUT.c.until < now))
        known = select(func.count()).where(SIGNED_OUT.c.sign_in == sign_in)
        if not connection.execute(known).scalar():
            connection.execute(insert(SIGNED_OUT).values(sign_in=sign_in, until=until))


def kept(database: Database) -> frozenset[str]:
    """Those that are kept."""
    with database.reading() as connection:
        return frozenset(
            connection.execute(select(SIGNED_OUT.c.sign_in).order_by(SIGNED_OUT.c.until.desc()).limit(MOST)).scalars()
        )

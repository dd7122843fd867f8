"""What a backup holds beside the versions: what planning officers decided, and which sign-ins were ended.

Who reads a sheet just now (``history_lease``) and when a store was last thinned belong to the servers that run, and stay there.
"""

from sqlalchemy import Connection, delete, insert, inspect, select, true

from ita_dash.history.office import Office
from ita_dash.history.schema import DECIDED, SIGNED_OUT


def copy_beside(source: Connection, target: Connection, office: Office | None) -> None:
    """Put what ``source`` has of it into ``target``, in the caller's transaction.

    Decisions take the place of those there, of the ``office`` alone where there is one; a ``source`` that an older app made has
    none, and changes none. A sign-in that was ended anywhere stays ended: those of both are kept.
    """
    there = inspect(source)
    if there.has_table(DECIDED.name):
        owned = DECIDED.c.office.in_(office.names) if office else true()
        target.execute(delete(DECIDED).where(owned))
        for row in source.execute(select(DECIDED).where(owned)).mappings():
            target.execute(insert(DECIDED), dict(row))
    if there.has_table(SIGNED_OUT.name):
        known = set(target.execute(select(SIGNED_OUT.c.sign_in)).scalars())
        for row in source.execute(select(SIGNED_OUT)).mappings():
            if row["sign_in"] not in known:
                target.execute(insert(SIGNED_OUT), dict(row))

"""What planning officers decided on the pages for a year's report, kept beside the versions: texts by their names."""

from sqlalchemy import delete, insert, select

from ita_dash.history.database import Database
from ita_dash.history.schema import DECIDED

MOST_LETTERS = 20_000
"""Of one text; more is cut."""


def keep(database: Database, office: str, fiscal_year: int, name: str, text: str) -> bool:
    """Keep ``text`` as ``name`` for the office of this ``Office.name``; an empty one is taken away. Gives True."""
    mine = (DECIDED.c.office == office, DECIDED.c.fiscal_year == fiscal_year, DECIDED.c.name == name)
    with database.writing() as connection:
        connection.execute(delete(DECIDED).where(*mine))
        if text:
            said = text.replace("\0", "").encode("utf-8", "replace").decode()[:MOST_LETTERS]
            connection.execute(insert(DECIDED).values(office=office, fiscal_year=fiscal_year, name=name, text=said))
    return True


def kept(database: Database, office: str, fiscal_year: int) -> dict[str, str]:
    """The texts that are kept, by their names."""
    mine = (DECIDED.c.office == office, DECIDED.c.fiscal_year == fiscal_year)
    with database.reading() as connection:
        return {row.name: row.text for row in connection.execute(select(DECIDED.c.name, DECIDED.c.text).where(*mine))}

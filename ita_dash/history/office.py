"""Whose versions a store shows and keeps: two offices may share a database, and neither sees the other's."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_

from ita_dash.history.schema import VERSION
from ita_dash.history.version import source_key


@dataclass(frozen=True, slots=True)
class Office:
    """One office, as the settings of its installation name it. What is stored without an ``id`` belongs to its source."""

    id: str = ""
    """The setting ``office_id``; empty where there is none."""
    sources: tuple[str, ...] = ()
    """``source_key`` of each of its sheets and files."""
    continues: tuple[str, ...] = ()
    """Sheets and ids that it had before, as a person typed them: their versions are its own."""

    def owns(self) -> ColumnElement[bool]:
        """The condition on a row of versions that every query has."""
        ids = [one for one in (self.id, *self.continues) if one]
        return or_(VERSION.c.office.in_(ids), and_(VERSION.c.office.is_(None), self.owns_source()))

    def owns_source(self) -> ColumnElement[bool]:
        """The same of a store that an older app made, where versions have no office yet."""
        return VERSION.c.source.in_([*self.sources, *map(source_key, self.continues)])

    def name(self, source: str) -> str:
        """What it goes by where something is done once for each office, as thinning."""
        return f"office {self.id}" if self.id else f"source {source}"

    @property
    def names(self) -> list[str]:
        """All that it goes or went by; see ``name``."""
        ids = [one for one in (self.id, *self.continues) if one]
        return [
            *(f"office {one}" for one in ids),
            *(f"source {one}" for one in (*self.sources, *map(source_key, self.continues))),
        ]

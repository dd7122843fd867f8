"""The parameters that only files of tables take: how CSV is written, and whether what holds all tables has the problems."""

from ita_dash.export.csvfile import Manner
from ita_dash.export.files import Wishes
from ita_dash.messages import _
from ita_dash.query import PARAMETERS, Link
from ita_dash.settings import Settings
from ita_dash.web.answers import RefusedError

OF_TABLES = {"headers": ("th", "en"), "plain": ("0", "1"), "problems": ("0", "1")}
"""Parameter → its values, the usual one first."""


def refuse_unknown(name: str, *, of_table: bool) -> None:
    """Raises ``RefusedError`` where ``name`` is no parameter of a link, or of a table's."""
    known = (*PARAMETERS, *OF_TABLES) if of_table else PARAMETERS
    if name not in known:
        said = _("“{name}” is not a parameter of a link. Those that there are: {known}")
        raise RefusedError(400, said.format(name=name[:200], known=", ".join(known)))


def wishes_asked(link: Link, settings: Settings) -> Wishes:
    """What ``link`` asks of a file. Raises ``RefusedError`` for a value that there is not."""
    asked = {name: _one_of(link, name) for name in OF_TABLES}
    return Wishes(Manner(asked["headers"], asked["plain"] == "1"), asked["problems"] == "1", settings.published)


def _one_of(link: Link, name: str) -> str:
    values = OF_TABLES[name]
    asked = link.values.get(name, list(values))[0]
    if asked not in values:
        said = _("“{value}” is no value of the parameter {name}, which takes {values}.")
        raise RefusedError(400, said.format(value=asked[:200], name=name, values=", ".join(values)))
    return asked

"""What stands beside the name of a division in rankings: what it is part of, or why it ranks nowhere."""

from ita_dash.form.problems import meant
from ita_dash.framerows import each_row
from ita_dash.messages import _
from ita_dash.ui.builtonce import once
from ita_dash.ui.onedivision import sheet_of
from ita_dash.ui.view import View


@once
def beside(view: View, name: str, parent: str) -> str:
    """The division that a unit belongs to; of a name that is only like one of the list that one, and the cell where it stands."""
    if suggested := meant(name, view.dataset.form.divisions):
        first = each_row(view.frame[view.frame["division"] == name].head(1))
        spots = [sheet_of(view).spot(row, "division") for row in first]
        said = _("not ranked: perhaps a slip for “{name}”").format(name=suggested)
        return " · ".join([said, *(_("cell {cell}").format(cell=spot.cell) for spot in spots if spot)])
    return _("in {parent}").format(parent=parent) if parent else ""

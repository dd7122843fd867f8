"""ที่มาของตัวเลข: the calculation of a completion, from the whole down to the cell."""

from functools import partial

import streamlit as st

from ita_dash.addresskeys import asked_for
from ita_dash.messages import _
from ita_dash.ui import notices, reckonings, sharing, subjects
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import current

MEASURES = 30

view = current()
unit, at = subjects.division_asked(view), asked_for(str(st.query_params.get("at", ""))[:200])
if unit is None:
    notices.beside(_("The division of this link is not in this year's data"), _("Choose from the page of divisions."))
    st.stop()
if at and reckonings.at_measure(view, unit, at) < 0:
    notices.beside(_("The figure of this link is not in what the filters leave"), _("The whole calculation is shown."))
count = reckonings.measures_count(view, unit)
usual = reckonings.at_measure(view, unit, at) // MEASURES + 1 if at else 1
tree = in_parts("tree", count, MEASURES, (view.filters, unit, at), partial(reckonings.listed, view, unit, at), begin=usual)
head = reckonings.headed(view, unit, sharing.address(view, "figures"))
show(reckonings.calculation(view, unit, at), head, tree, reckonings.left_out(view, unit))

"""ส่วนราชการ: every division beside its plan; or one division with what it owes, which cells to fix and what is advised."""

from ita_dash.ui import divisionyear, onedivision, viewparts
from ita_dash.ui.chartswithtables import ranking, save_unlinked, under, wide_table
from ita_dash.ui.onpage import show
from ita_dash.ui.subjects import SUBJECT
from ita_dash.ui.view import current

view, subject = current(), SUBJECT.get()

if subject is not None:
    onedivision.page(view, *subject.names)
    divisionyear.section(view, *subject.names)
else:
    bars = ranking(view, "divisions", viewparts.divisions_count(view), viewparts.divisions_ranked)
    table = wide_table(view, "divisions", "by_division", viewparts.divisions_table)
    show(bars, under(view, "divisions", "by_division"), table)
    save_unlinked(view, "divisions", "by_division")

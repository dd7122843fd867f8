"""ส่วนราชการ: every division beside its plan; or one division with what it owes, which cells to fix and what is advised."""

from ita_dash.ui import divisionyear, onedivision, viewparts
from ita_dash.ui.chartswithtables import ranking, table_and_picture, wide_table
from ita_dash.ui.subjects import SUBJECT
from ita_dash.ui.view import current

view, subject = current(), SUBJECT.get()

if subject is not None:
    onedivision.page(view, *subject.names)
    divisionyear.section(view, *subject.names)
else:
    ranking(view, "divisions", viewparts.divisions_count(view), viewparts.divisions_ranked)
    if table_and_picture(view, "divisions", "by_division"):
        wide_table(view, "divisions", "by_division", viewparts.divisions_table)

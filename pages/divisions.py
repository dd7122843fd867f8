"""ส่วนราชการ: every division beside its plan; or one division with what it owes, which cells to fix and what is advised."""

from ita_dash.ui import divisionyear, onedivision, shown
from ita_dash.ui.figures import ranking, table_and_picture, wide_table
from ita_dash.ui.subjects import SUBJECT
from ita_dash.ui.view import current

view, subject = current(), SUBJECT.get()

if subject is not None:
    onedivision.page(view, *subject.names)
    divisionyear.section(view, *subject.names)
else:
    ranking(view, "divisions", shown.divisions_count(view), shown.divisions_ranked)
    if table_and_picture(view, "divisions", "by_division"):
        wide_table(view, "divisions", "by_division", shown.divisions_table)

"""มาตรการ: every measure beside its plan, and by division; or one measure with its activities in full."""

from ita_dash.look.markup import heading
from ita_dash.messages import _
from ita_dash.ui import heatmap, onemeasure, viewparts
from ita_dash.ui.chartswithtables import ranking, save_unlinked, under, wide_table
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.subjects import SUBJECT
from ita_dash.ui.view import current

view, subject = current(), SUBJECT.get()

if subject is not None:
    onemeasure.page(view, *subject.names)
else:
    bars = ranking(view, "measures", viewparts.measures_count(view), viewparts.measures_ranked)
    table = wide_table(view, "measures", "by_measure", viewparts.measures_table)
    show(bars, under(view, "measures", "by_measure"), table)
    save_unlinked(view, "measures", "by_measure")
    crossed = in_parts("matrix", heatmap.count(view), heatmap.ROWS, view.filters, lambda lines: heatmap.table(view, lines))
    show(heading(_("Measures by division")), crossed, under(view, "matrix", "matrix", table=False))
    save_unlinked(view, "matrix", "matrix")

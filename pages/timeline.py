"""ไทม์ไลน์: the fiscal year with a bar for each activity, in lanes by measure or by division."""

from functools import partial

from markupsafe import Markup

from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.ui import notices, viewparts, yearlines
from ita_dash.ui.chartswithtables import is_tabled, save_unlinked, under
from ita_dash.ui.link import kept_choice
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import current

view = current()
words = {"measure": _("By measure"), "division": _("By division")}
lanes = kept_choice(_("Lanes"), "lanes", words)

count, chart = yearlines.count(view, lanes), f"timeline-{lanes}"
bars = in_parts(f"timeline_{lanes}", count, yearlines.ROWS, view.filters, partial(yearlines.listed, view, lanes))
table = Markup("")
if is_tabled("timeline"):
    table = in_parts(
        "timeline_lines", count, yearlines.ROWS, view.filters, lambda lines: viewparts.timeline_table(view, lines, lanes)
    )
show(yearlines.legend(view), bars, under(view, chart, "timeline"), table)
save_unlinked(view, chart, f"timeline_{lanes}")
if viewparts.undated(view):
    advice = labels.ours(_("Type the period in the column ระยะเวลาดำเนินการ, as in {example}.")).format(
        example=labels.whole_year(view.dataset.year)
    )
    notices.empty(_("No activity has dates"), advice, hidden=viewparts.hidden_dates(view))

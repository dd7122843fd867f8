"""วิธีการดำเนินการ: one activity, with every division that carries it out; without one, all measures to choose from."""

from ita_dash.ui import activitychanges, oneactivity, shown
from ita_dash.ui.figures import ranking
from ita_dash.ui.subjects import SUBJECT
from ita_dash.ui.view import current

view, subject = current(), SUBJECT.get()

if subject is not None:
    oneactivity.page(view, subject.names)
    activitychanges.section(view, subject.names)
else:
    ranking(view, "measures", shown.measures_count(view), shown.measures_ranked)

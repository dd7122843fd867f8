"""วิธีการดำเนินการ: one activity, with every division that carries it out; without one, all measures to choose from."""

from ita_dash.ui import activitychanges, oneactivity, viewparts
from ita_dash.ui.chartswithtables import ranking
from ita_dash.ui.subjects import SUBJECT
from ita_dash.ui.view import current

view, subject = current(), SUBJECT.get()

if subject is not None:
    oneactivity.page(view, subject.names)
    activitychanges.section(view, subject.names)
else:
    ranking(view, "measures", viewparts.measures_count(view), viewparts.measures_ranked)

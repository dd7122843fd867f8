"""ข้อเสนอแนะ: what is recommended, late work first, beside the activity and the result it belongs to."""

from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.ui import notices, viewparts
from ita_dash.ui.link import kept_text
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.view import current

ROWS = 12
"""At a time: each is two long texts side by side."""

view = current()
words = _("A word in an activity, result, recommendation or division")
asked = kept_text(_("Search"), "search", words)
given, found = len(viewparts.recommendations(view)), len(viewparts.found(view, asked))

late = viewparts.late_without_advice(view)
if not given:
    show(late)
    advice = _("They show here once they are typed in the column ข้อเสนอแนะ.")
    notices.empty(_("No recommendations"), advice, hidden=viewparts.hidden_recommendations(view))
elif not found:
    show(late)
    notices.empty(_("Nothing contains these words"), _("Try a shorter word, or empty the search box."))
else:
    count = _("{shown} of {all} recommendations").format(shown=labels.number(found), all=labels.number(given))
    listed = in_parts(
        "given", found, ROWS, (view.filters, asked), lambda lines: viewparts.recommendations_found(view, asked, lines)
    )
    show(late, element("p", text(count), class_="muted"), listed)

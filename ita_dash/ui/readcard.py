"""The card on *ตรวจสอบข้อมูล*: how often Google was asked for the sheet, what failed, and how near the quota is."""

from markupsafe import Markup

from ita_dash.live.calls import QUOTA, Counts
from ita_dash.live.countedsheets import CALLS
from ita_dash.live.feeds import Standing
from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.ui.explanations import listed


def card(standing: Standing) -> Markup:
    """Of this process, since it started."""
    counts = CALLS.counts()
    return listed(
        [
            (_("Last good read"), labels.moment(standing.confirmed) if standing.confirmed else ""),
            (_("Next try"), labels.moment(standing.next_try) if standing.next_try else ""),
            (_("Calls to Google"), _calls(counts)),
            (_("Share of the quota"), _share(counts)),
            (_("Calls that failed"), _failures(counts)),
            (_("Tried again"), labels.number(counts.retries)),
        ]
    )


def _calls(counts: Counts) -> str:
    return _("{all} since the app started, {hour} in the last hour, {minute} in the last minute").format(
        all=labels.number(counts.calls), hour=labels.number(counts.last_hour), minute=labels.number(counts.last_minute)
    )


def _share(counts: Counts) -> str:
    return _("{percent} of the {quota} reads that Google grants in a minute").format(
        percent=labels.percent(counts.quota_share), quota=labels.number(QUOTA)
    )


def _failures(counts: Counts) -> Markup:
    number = text(labels.number(counts.failures))
    if counts.last_error is None or counts.last_error_at is None:
        return number
    last = _("The last one at {moment}: {message}").format(
        moment=labels.moment(counts.last_error_at), message=counts.last_error.message
    )
    return number + Markup("<br>") + element("span", text(last), class_="muted")

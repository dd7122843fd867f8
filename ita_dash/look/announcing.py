"""What an address says of itself before its page runs: the title of a tab, and the card that LINE and Facebook show of a link.

The words are those of the executive summary, so that a card and its page agree.
"""

from dataclasses import dataclass

from ita_dash import assignmentlists, briefing, summary, thai
from ita_dash.briefing import Sentence
from ita_dash.dataset import Dataset
from ita_dash.export.notes import describe_filters
from ita_dash.filters import Filters
from ita_dash.form.problems import unranked
from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.planwords import gap_words
from ita_dash.progress import rounded, standing
from ita_dash.query import measures_of

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5c7d"/>'
    '<path d="M8 17l5.5 5.5L24.5 11" fill="none" stroke="#fff" stroke-width="4"/></svg>'
)
"""Of a browser's tab. In the page itself: one request less, and none to another host."""
SUBJECT = 32
"""Letters of what a link was narrowed to; a card has one line for it."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """``tab`` is the title of a browser's tab, ``title`` and ``description`` those of a card, ``office`` whose figures they are;
    ``first``, which a browser shows until the page is there, is None where there are none to show."""

    tab: str
    title: str
    description: str
    office: str
    first: "Figures | None" = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What stands on a card: percents as numbers (NaN where nothing counts) and in words, and the sentence on what is overdue."""

    office: str
    subject: str
    """What the link was narrowed to; empty for the whole office."""
    when: str
    """The year and the day, ``ปี ๒๕๖๗ ถึง ๓๐ มิ.ย.``."""
    completion: float
    planned: float
    figure: str
    plan: str
    gap: str
    standing: str
    """Of ``progress.standing``."""
    sentences: tuple[Sentence, ...]
    overdue: Sentence


def figures(dataset: Dataset, filters: Filters, *, thai_digits: bool) -> Figures:
    """The figures of what ``filters`` leaves of ``dataset``."""
    frame = filters.apply(dataset.assessed(filters.as_of))
    total = summary.total(frame)
    aside = unranked(frame["division"].unique(), dataset.form.divisions)
    said = briefing.sentences(frame, filters.as_of, aside=aside, thai_digits=thai_digits)
    day = thai.day(filters.as_of, thai_digits).rpartition(" ")[0]
    return Figures(
        office=dataset.office,
        subject=_subject(dataset, filters, thai_digits),
        when=_("Year {year} up to {day}").format(year=thai.digits(dataset.year.be, thai_digits), day=day),
        completion=total.completion,
        planned=total.planned,
        figure=thai.percent(rounded(total.completion), thai_digits),
        plan=thai.percent(rounded(total.planned), thai_digits),
        gap=gap_words(total.completion, total.planned, thai_digits),
        standing=standing(total.completion, total.planned),
        sentences=tuple(said),
        overdue=next((one for one in said if one[0].door and ("schedule", "overdue") in one[0].door.parameters), ()),
    )


def announce(page: str, figures: Figures | None, office: str = "", shows: str = "") -> Announcement:
    """Of the page with the title ``page``, which ``shows`` this of all that it could; without ``figures`` the name of the office
    alone."""
    office = (figures.office if figures else office) or _("Measures to promote integrity and transparency (ITA)")
    if figures is None:
        tab = page_title(page, office)
        return Announcement(tab, tab, _("Measures to promote integrity and transparency (ITA)"), office)
    said = [briefing.as_text([one]) for one in figures.sentences[:2]]
    whose = f"{figures.subject} · {office}" if figures.subject else office
    return Announcement(
        tab=page_title(page, office, figures.subject),
        title=f"{whose} {figures.when}: {figures.figure}",
        description=" · ".join([*said, shows or page]),
        office=whose,
        first=figures,
    )


def page_title(page: str, office: str, subject: str = "") -> str:
    """Of the tab of a browser: what is special comes first, for a tab shows a dozen letters."""
    return " · ".join(part for part in (subject, page, office) if part)


def list_name(of: str, dataset: Dataset, filters: Filters) -> str:
    """What the list of items ``of`` is called (``assignmentlists``); what it is narrowed to where it is of no name."""
    if of and assignmentlists.is_list(of):
        return labels.ours(assignmentlists.title(of))
    return " · ".join(describe_filters(filters, dataset)) or _("All items that the filters leave")


def _subject(dataset: Dataset, filters: Filters, thai_digits: bool) -> str:
    """The one division or measure that a link asks for; several have no name."""
    if len(filters.divisions) == 1 and not filters.measures:
        return _shortened(filters.divisions[0])
    if len(filters.measures) == 1 and not filters.divisions:
        no, title = measures_of(dataset)[filters.measures[0]]
        return _shortened(f"{thai.digits(no, thai_digits)}. {title}" if no else title)
    return _("a part") if filters.active else ""


def _shortened(text: str) -> str:
    return text if len(text) <= SUBJECT else f"{text[: SUBJECT - 1]}…"

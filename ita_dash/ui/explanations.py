"""Cards that explain the data itself: where it comes from, how each tab was understood, how to start a sheet."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from ita_dash.dataset import Dataset
from ita_dash.form.fields import FIELDS
from ita_dash.form.tabs.putaway import COPY, HIDDEN, OTHER_YEAR
from ita_dash.form.tabs.tabreadings import DIVISION_LIST, FORM, MEETINGS, OTHER, ColumnReading, TabReading
from ita_dash.look import labels
from ita_dash.look.markup import details, element, link, text, unbroken
from ita_dash.messages import N_, _

ROLE_LABELS = {
    FORM: N_("Form"),
    DIVISION_LIST: N_("List of divisions"),
    MEETINGS: N_("List of meetings"),
    OTHER: N_("Left alone"),
}
WITHOUT_HEADER = {
    MEETINGS: N_("Changes are told since the last of its meetings."),
    OTHER: N_("No header row of a form was found in its first 20 rows."),
}
ROLE_TONES = {FORM: "good", DIVISION_LIST: "moving", MEETINGS: "moving", OTHER: "quiet"}
ROLE_ICONS = {FORM: "✓", DIVISION_LIST: "≡", MEETINGS: "≡", OTHER: "–"}
LEFT_OUT = {
    HIDDEN: N_("A hidden form is left out; it counts with hidden_tabs = true under [app] in the settings."),
    COPY: N_("A copy is left out beside the form that it is a copy of."),
    OTHER_YEAR: N_("A form of another fiscal year is left out; choose that year to see it."),
}
"""Why a form does not count."""
SKIPPED_LABELS = {"header": N_("repeated header rows"), "section": N_("section rows"), "note": N_("note rows")}
START_STEPS = (
    N_("Download the empty form and upload it to Google Drive, then open it with Google Sheets."),
    N_("Replace the example row with your measures and activities, and list the divisions in their tab."),
    N_("Share the sheet with the divisions that report, and with the service account that the dashboard reads it by."),
    N_("Put the sheet's link into the settings as README.md shows."),
)


MOST_VOTES = 4
"""What speaks for one column's field, said in one line."""
MOST_COLUMNS = 100
"""Of one tab, by name."""


def source(dataset: Dataset) -> Markup:
    """Name, place and age of what was read."""
    where = text(dataset.title or Path(dataset.source.location).name)
    if dataset.url:
        where = link(dataset.url, dataset.title or dataset.url)
    read = [tab for tab in dataset.form.tabs if tab.is_form]
    return listed(
        [
            (_("Sheet"), where),
            (_("Kind"), _("bundled with the app") if dataset.source.bundled else _("Google Sheet") if dataset.url else _("file")),
            (_("Data read"), labels.moment(dataset.read_at)),
            (
                _("Tabs read"),
                _("{forms} of {tabs}").format(forms=labels.number(len(read)), tabs=labels.number(len(dataset.form.tabs))),
            ),
        ]
    )


def tab_reading(tab: TabReading) -> Markup:
    """One tab: what it was taken for, and as what each of its columns was read."""
    badge = labels.badge(ROLE_ICONS[tab.role], _(ROLE_LABELS[tab.role]), ROLE_TONES[tab.role])
    name = link(tab.link, tab.title) if tab.link else element("strong", text(tab.title))
    head = element(
        "div", badge + name + (element("span", _("hidden tab"), class_="muted") if tab.hidden else Markup("")), class_="badges"
    )
    if tab.left_out:
        return element("div", head + element("p", _(LEFT_OUT[tab.left_out]), class_="muted"), class_="item")
    if tab.role in WITHOUT_HEADER:
        return element(
            "div",
            head + element("p", _(WITHOUT_HEADER[tab.role]), class_="muted"),
            class_="item",
        )
    skipped = ", ".join(
        f"{_(SKIPPED_LABELS.get(why, why))} {labels.number(count)}" for why, count in tab.skipped.items() if count
    )
    columns = Markup("").join(
        element(
            "li",
            text(
                _("{letter}: “{header}” read as {field}").format(
                    letter=one.letter, header=one.header, field=field_label(one.field)
                )
            )
            + element("div", text(_why(one)), class_="muted"),
        )
        for one in tab.columns[:MOST_COLUMNS]
    )
    opened = details(_("{count} columns were recognised").format(count=labels.number(len(tab.columns))), element("ul", columns))
    return element(
        "div",
        head
        + listed(
            [
                (_("Header row"), labels.number(tab.header_row)),
                (_("Rows with text"), labels.number(tab.rows)),
                (_("Reporting items"), labels.number(tab.assignments) if tab.role == FORM else ""),
                (_("Joined rows"), labels.number(tab.merged) if tab.merged else ""),
                (_("Not counted as data"), skipped),
                (_("Why"), _reasons(tab)),
                (_("Columns"), opened),
            ]
        ),
        class_="item",
    )


SOURCE_LABELS = {
    "heading": N_("the heading"),
    "part": N_("the part of a heading"),
    "content": N_("what stands below"),
    "place": N_("where it stands"),
}
"""What speaks for the field of a column."""


def _why(column: ColumnReading) -> str:
    """What speaks for the field that a column was taken for, with the field that came next."""
    said = [
        labels.digits(f"{_(SOURCE_LABELS[vote.source])} {vote.points:+g}" + (f" ({vote.reason})" if vote.reason else ""))
        for vote in column.votes
        if vote.points > 0
    ]
    other = _("next: {field}").format(field=field_label(column.runner_up)) if column.runner_up else ""
    return " · ".join([*said[:MOST_VOTES], *([other] if other else [])])


def _reasons(tab: TabReading) -> Markup:
    """Why rows were taken for no report."""
    lines = [
        _("{kind}: {reason}, {count} rows, the first is row {row}").format(
            kind=_(SKIPPED_LABELS.get(kind, kind)), reason=_(reason), count=labels.number(count), row=labels.number(row)
        )
        for kind, reason, count, row in tab.reasons
    ]
    return element("ul", Markup("").join(element("li", unbroken(line)) for line in lines)) if lines else Markup("")


def start_steps() -> Markup:
    """How an office starts its own sheet."""
    return steps(START_STEPS)


def steps(said: Sequence[str]) -> Markup:
    """Messages to follow one after the other, numbered in the office's digits."""
    digits = "thai" if labels.THAI_DIGITS.get() else ""
    return element("ol", Markup("").join(element("li", unbroken(_(step))) for step in said), class_=digits)


FIELD_LABELS = {one.name: one.label for one in FIELDS} | {
    "code": N_("No."),
    "alias": N_("Short names"),
    "email": N_("E-mail"),
    "status": N_("Status"),
    "progress": N_("Progress"),
    "extra": N_("an extra column, kept as it is"),
}


def field_label(field: str) -> str:
    """What a person reads for a field of the form."""
    return _(FIELD_LABELS[field]) if field in FIELD_LABELS else field


def listed(pairs: list[tuple[str, object]]) -> Markup:
    """Names with what they have, in a card; a name that has nothing is left out."""
    said = Markup("").join(
        element("dt", text(name)) + element("dd", value if isinstance(value, Markup) else text(value))
        for name, value in pairs
        if value
    )
    return element("div", element("dl", said), class_="item")

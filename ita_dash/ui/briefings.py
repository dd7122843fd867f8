"""สรุปผู้บริหาร and คำถามสำหรับที่ประชุม on a page: each phrase that stands for rows leads to them."""

from markupsafe import Markup

from ita_dash import briefing
from ita_dash.briefing import Phrase, Question
from ita_dash.export import chosen_problems
from ita_dash.form.problems import unranked
from ita_dash.look import labels
from ita_dash.look.markup import brief, element, shortened, text, unbroken
from ita_dash.messages import N_, _
from ita_dash.ui.builtonce import once
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.sharing import by_line
from ita_dash.ui.view import View

ANSWERING = 3
"""Divisions, and recommendations, that one question names."""
ANSWERS = N_("{days} days overdue. {asked} Who answers: {divisions}.")


@once
def summary(view: View, before: float | None) -> Markup:
    """The sentences, a line each; ``before`` is the completion at the last meeting."""
    problems = chosen_problems(view.dataset, view.filters)
    said = briefing.sentences(
        view.frame,
        view.filters.as_of,
        unread=int((problems["severity"] == "error").sum()),
        before=before,
        aside=unranked(view.frame["division"].unique(), view.dataset.form.divisions),
        thai_digits=view.settings.thai_digits,
    )
    lines = (element("p", Markup("").join(_phrase(view, one) for one in sentence)) for sentence in said)
    made = element("h2", _("Executive summary")) + Markup("").join(lines) + _taken_away(view, briefing.as_text(said))
    return element("div", made, class_="panel briefing")


def _taken_away(view: View, said: str) -> Markup:
    """The summary as a text to send, and as a page to print."""
    copied = element("button", _("Copy the summary"), type="button", class_="handed", data_copy=said)
    page = element("a", _("One page (PDF)"), href=Doors(view).to("summary.pdf"), target="_blank", class_="handed")
    return element("div", by_line(said) + copied + (page if view.settings.links else Markup("")), class_="handing")


@once
def questions(view: View) -> Markup | None:
    """Up to three questions under their heading, with what hands them on; None where nothing is late."""
    found = briefing.questions(view.frame, view.filters.as_of)
    if not found:
        return None
    title = _("Questions for the meeting")
    said = "\n\n".join([title, *(_as_text(place, one) for place, one in enumerate(found, 1))])
    copied = element("button", _("Copy the questions"), type="button", class_="handed", data_copy=said)
    head = element("h2", unbroken(title)) + element("div", copied + by_line(said), class_="handing")
    asked = element("div", Markup("").join(_question(view, place, one) for place, one in enumerate(found, 1)), class_="questions")
    return element("div", head, class_="titled") + asked


def _as_text(place: int, one: Question) -> str:
    """A question as plain text, to send: what its card says."""
    names = ", ".join(one.divisions[:ANSWERING]) + (f" {_more(one)}" if len(one.divisions) > ANSWERING else "")
    said = _(ANSWERS).format(days=labels.number(one.days), asked=_asked(one), divisions=names)
    activity = labels.activity(one.code, one.activity)
    return "\n".join([f"{labels.number(place)}) {shortened(activity)}", said, shortened(_advice(one))])


def _asked(one: Question) -> str:
    return one.asked(labels.THAI_DIGITS.get())


def _more(one: Question) -> str:
    return _("and {count} more divisions").format(count=labels.number(len(one.divisions) - ANSWERING))


def _advice(one: Question) -> str:
    if not one.advice:
        return _("No recommendation yet")
    return _("Recommended: {advice}").format(advice="\n".join(one.advice[:ANSWERING]))


def _question(view: View, place: int, one: Question) -> Markup:
    doors = Doors(view)
    names = Markup(", ").join(door(doors.division(name), name) for name in one.divisions[:ANSWERING])
    if len(one.divisions) > ANSWERING:
        names += text(" ") + door(doors.activity_named(one.names), _more(one))
    said = text(_(ANSWERS)).format(days=labels.number(one.days), asked=unbroken(_asked(one)), divisions=names)
    return element(
        "div",
        element("span", labels.number(place), class_="place muted")
        + element("h3", door(doors.activity_named(one.names), labels.activity(one.code, one.activity)))
        + element("p", said)
        + element("p", brief(_advice(one)), class_="muted" if one.advice else "muted tone-warn lacking"),
        class_="panel",
    )


def _phrase(view: View, phrase: Phrase) -> Markup:
    if phrase.door is None:
        return text(phrase.text)
    return door(Doors(view).through(phrase.door), phrase.text, f"door tone-{phrase.tone}" if phrase.tone else "door")

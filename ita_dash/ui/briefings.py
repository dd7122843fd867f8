"""สรุปผู้บริหาร and คำถามสำหรับที่ประชุม on a page: each phrase that stands for rows leads to them."""

from urllib.parse import urlencode

from markupsafe import Markup

from ita_dash import briefing
from ita_dash.briefing import Door, Phrase, Question
from ita_dash.export import chosen_problems
from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.query import parameters
from ita_dash.ui.once import once
from ita_dash.ui.view import View


@once
def summary(view: View) -> Markup:
    """The sentences, a line each."""
    problems = chosen_problems(view.dataset, view.filters)
    said = briefing.sentences(
        view.frame,
        view.filters.as_of,
        unread=int((problems["severity"] == "error").sum()),
        thai_digits=view.settings.thai_digits,
    )
    lines = (element("p", Markup("").join(_phrase(view, one) for one in sentence)) for sentence in said)
    return element("div", element("h2", _("Executive summary")) + Markup("").join(lines), class_="panel briefing")


@once
def questions(view: View) -> Markup | None:
    """Up to three questions; None where nothing is late."""
    found = briefing.questions(view.frame, view.filters.as_of)
    return element("div", Markup("").join(_question(view, one) for one in found), class_="questions") if found else None


def _question(view: View, one: Question) -> Markup:
    names = Markup(", ").join(_link(view, Door("divisions", (("unit", name),)), name) for name in one.divisions)
    said = text(_("{days} days overdue. Who answers: {divisions}.")).format(days=labels.number(one.days), divisions=names)
    advice = _("Recommended: {advice}").format(advice="\n".join(one.advice)) if one.advice else _("No recommendation yet")
    return element(
        "div",
        element("h3", text(labels.activity(one.code, one.activity)))
        + element("p", said)
        + element("p", text(advice), class_="muted" if one.advice else "muted tone-warn lacking"),
        class_="panel",
    )


def _phrase(view: View, phrase: Phrase) -> Markup:
    if phrase.door is None:
        return text(phrase.text)
    return _link(view, phrase.door, phrase.text, f"door tone-{phrase.tone}" if phrase.tone else "door")


def _link(view: View, door: Door, label: str, class_: str = "door") -> Markup:
    usual = view.dataset.default_as_of(view.settings.as_of)
    asked = parameters(view.filters, view.dataset.year.be, None, usual) | {name: [value] for name, value in door.parameters}
    return element("a", text(label), href=f"{door.page}?{urlencode(asked, doseq=True)}", target="_self", class_=class_)

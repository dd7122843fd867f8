"""People named in a cell of divisions: "นายสมชาย ใจดี" is who reports, no division (rule 17 of the design).

A person is a title with a name behind it, at the beginning or after a blank, a line or a mark. Posts that begin with the same
letters (นายก, นายช่าง, นายทะเบียน) are none.
"""

import re

from ita_dash.form.remembered import remembered
from ita_dash.form.text import plain
from ita_dash.form.values.divisiontext import begins_as_name
from ita_dash.form.words import words

_TITLES = "|".join(words("divisions", "persons")["titles"])
_POSTS = "|".join(words("divisions", "persons")["posts"])
_PERSON = re.compile(
    rf"(?:(?<=[\s,/;(（\[:+&])|^|(?<=และ))(?!(?:{_POSTS}))(?P<title>(?:{_TITLES}){{1,3}}) ?(?P<name>[ก-ฮเ-ไ][ก-๎]+)"
    "(?P<more> [ก-ฮเ-ไ][ก-๎]+)?"
)
_LONGEST = 2_000
_LEFT_OVER = re.compile(r"^(?:\s|[,/;:+&–-]|และ|โดย)+|(?:\s|[,/;:+&–-]|และ|โดย)+$|[(（\[]\s*[)）\]]")


@remembered
def persons_in(text: str) -> tuple[tuple[str, ...], str]:
    """The people that ``text`` names, and what it says without them."""
    if len(text) > _LONGEST or _PERSON.search(text) is None:
        return (), text
    people: list[str] = []

    def taken(found: re.Match[str]) -> str:
        more = found["more"] or ""
        is_surname = bool(more) and not begins_as_name(more.strip())
        people.append(found.group() if is_surname or not more else found.group()[: -len(more)])
        return "" if is_surname or not more else more

    rest = _PERSON.sub(taken, text)
    lines = [_without_marks(line) for line in plain(rest).split("\n")]
    return tuple(dict.fromkeys(people)), "\n".join(line for line in lines if line)


def _without_marks(line: str) -> str:
    """A line without the marks that stood between a person and a division, and without brackets around all of it."""
    before = ""
    while line != before:
        before, line = line, _LEFT_OVER.sub("", line).strip()
    inside = re.fullmatch(r"[(（\[]([^()（）\[\]]*)[)）\]]", line)
    return inside[1].strip() if inside else line

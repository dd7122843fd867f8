"""Lines that close a table: who made it, who vouches for it, whom to ask. They stand below the last row, also right below it.

Told by how they are made, not by who is named: a part that somebody has and the name of a person or a post, what is done โดย
whom, a telephone number. Work that begins with the same words ("จัดทำโดยการมีส่วนร่วม", "ผู้บริหารประกาศเจตจำนง") names nobody there.
"""

import re

from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import key, plain
from ita_dash.form.values.divisiontext import begins_as_division, begins_as_name, persons_in
from ita_dash.form.words import words

_LONGEST = 120
"""Letters of a line that names who and how to reach them; a longer text tells something."""
_CLOSING = {kind: "|".join(map(key, patterns)) for kind, patterns in words("margin", "closing").items()}
_ROLE = re.compile(rf"\(?(?:{_CLOSING['roles']})(?P<who>.*)")
_SOMEBODY = re.compile(r"\(?ผู้[^\s:：]{2,30}(?:\s*[:：]\s*|\s+)(?P<who>\S.*)")
_BY = re.compile(rf"(?:{_CLOSING['works']})โดย[:：]?(?P<who>.*)")
_REACH = re.compile(
    rf"(?:{_CLOSING['reach']})[.:：]*(?:[0-9+(][0-9()+-]{{3,}}(?:(?:ต่อ|กด|,|/).{{0,20}})?|\S+@\S+)?|[0-9]{{2,3}}-?[0-9]{{3,4}}-?[0-9]{{3,4}}"
)
_VOUCHED = re.compile(rf"[(]?(?:{_CLOSING['vouched']})[)]?")


@remembered_by_words
def is_closing(text: str) -> bool:
    """Whether a text that stands alone below a table closes it."""
    if not text or len(text) > _LONGEST:
        return False
    shown, said = plain(text), key(text)
    if _VOUCHED.fullmatch(said) or _REACH.fullmatch(said) or _is_person_with_post(shown):
        return True
    if (role := _ROLE.match(said)) is not None and (not role["who"] or _names(_without_reach(role["who"]))):
        return True
    if (by := _BY.match(said)) is not None and _names(_without_reach(by["who"])):
        return True
    somebody = _SOMEBODY.match(shown)
    return somebody is not None and _is_person_with_post(somebody["who"])


def _without_reach(who: str) -> str:
    """Who is named, without the mark before the name."""
    return who.lstrip(":：-–.() ")


def _names(who: str) -> bool:
    return bool(persons_in(who)[0]) or begins_as_name(who) or not who


def _is_person_with_post(text: str) -> bool:
    """A person's name, and at most the post behind it: neither what this person does nor a division that one stands for."""
    people, rest = persons_in(text)
    if not people or not text.lstrip("( ").startswith(people[0]):
        return False
    return not rest or (begins_as_name(rest) and not begins_as_division(rest))

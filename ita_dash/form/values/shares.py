"""How much of its target a count reaches: 45 of 50 people are 90 %, the target or more is 100 (rule 5 of the design)."""

import re

from ita_dash.form.text import key

_COUNT = re.compile(r"(?:จำนวน|ได้|รวม)?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?:\.[0-9]+)?([ก-๛]{0,20})")
_LONGEST = 40


def share_of_target(result: str, target: str) -> float | None:
    """The percent of ``target`` that ``result`` is, 0–100; None unless both are counts of the same thing."""
    done, planned = _count(result), _count(target)
    if done is None or planned is None or not planned[0]:
        return None
    if done[1] and planned[1] and done[1] != planned[1]:
        return None
    return min(100.0, round(100 * done[0] / planned[0], 9))


def _count(text: str) -> tuple[float, str] | None:
    if not text or len(text) > _LONGEST:
        return None
    found = _COUNT.fullmatch(key(text))
    return (float(found[1].replace(",", "")), found[2]) if found else None


def is_bare_number(text: str) -> bool:
    """Whether a result is a number and nothing else."""
    found = _count(text)
    return found is not None and not found[1]

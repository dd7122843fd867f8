"""What formulas say that their values do not: the addresses of =HYPERLINK(…) and =IMAGE(…)."""

import re

LONGEST_FORMULA = 8_192
"""What Excel takes of one; what stands behind is not looked at, so that no formula takes long to look through."""

_TEXT = r'\(\s*"((?:[^"]|"")*)"'
_IMAGE = re.compile(r"=?\s*(?:_xlfn\.)?IMAGE\s*\(", re.IGNORECASE)
_IMAGE_ADDRESS = re.compile(rf"=?\s*(?:_xlfn\.)?IMAGE\s*{_TEXT}", re.IGNORECASE)
_LINK = re.compile(rf"HYPERLINK\s*{_TEXT}(?:\s*[,;]\s*\"((?:[^\"]|\"\")*)\"\s*\))?", re.IGNORECASE)


def picture(formula: str) -> tuple[str, str]:
    """Of an =IMAGE(…) the address that is typed in it and, where that is reckoned, the formula as a name; empty texts else."""
    formula = formula[:LONGEST_FORMULA].strip()
    if found := _IMAGE_ADDRESS.match(formula):
        return _typed(found[1]), ""
    return "", f"={formula.removeprefix('=')}" if _IMAGE.match(formula) else ""


def hyperlink(formula: str) -> tuple[str, str]:
    """The address in the first ``HYPERLINK("…", "…")`` of a formula and its label where it is typed there; empty texts else."""
    found = _LINK.search(formula[:LONGEST_FORMULA])
    return (_typed(found[1]), _typed(found[2] or "")) if found else ("", "")


def _typed(text: str) -> str:
    """What a text in a formula stands for: a quote is written twice."""
    return text.replace('""', '"')

"""What formulas say that their values do not: the addresses of =HYPERLINK(…) and =IMAGE(…)."""

import re

LONGEST_FORMULA = 8_192
"""What Excel takes of one; what stands behind is not looked at, so that no formula takes long to look through."""

_TEXT = r'\(\s*"((?:[^"]|"")*)"'
_IMAGE = re.compile(r"=?\s*(?:_xlfn\.)?IMAGE\s*\(", re.IGNORECASE)
_IMAGE_ADDRESS = re.compile(rf"=?\s*(?:_xlfn\.)?IMAGE\s*{_TEXT}", re.IGNORECASE)
_LINK = re.compile(rf"HYPERLINK\s*{_TEXT}(?:\s*[,;]\s*)?", re.IGNORECASE)
_PART = re.compile(r'"((?:[^"]|"")*)"|CHAR\(10\)', re.IGNORECASE)
_END = re.compile(r"\s*\)")


def picture(formula: str) -> tuple[str, str]:
    """Of an =IMAGE(…) the address that is typed in it and, where that is reckoned, the formula as a name; empty texts else."""
    formula = formula[:LONGEST_FORMULA].strip()
    if found := _IMAGE_ADDRESS.match(formula):
        return _typed(found[1]), ""
    return "", f"={formula.removeprefix('=')}" if _IMAGE.match(formula) else ""


def hyperlink(formula: str) -> tuple[str, str]:
    """The address in the first ``HYPERLINK("…", "…")`` of a formula and its label where it is typed there, as one text
    or as texts and line breaks joined by ``&``; empty texts else."""
    formula = formula[:LONGEST_FORMULA]
    found = _LINK.search(formula)
    return (_typed(found[1]), _joined(formula, found.end())) if found else ("", "")


def _joined(formula: str, place: int) -> str:
    """What texts and line breaks joined by ``&`` say from ``place`` to the end of the call; empty where anything else is."""
    said = ""
    while part := _PART.match(formula, place):
        said += "\n" if part[1] is None else _typed(part[1])
        place = part.end() + 1
        if formula[part.end() : place] != "&":
            return said if _END.match(formula, part.end()) else ""
    return ""


def _typed(text: str) -> str:
    """What a text in a formula stands for: a quote is written twice."""
    return text.replace('""', '"')

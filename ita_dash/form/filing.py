"""Whose problems are: those of a name that is not in the list of divisions belong to the division that is meant, too.

A row of "กองสาธารณสุข" stands under that name until somebody corrects it, and whoever looks at กองสาธารณสุขและสิ่งแวดล้อม must be
told of it: a division's page that says it has no problem would be wrong.
"""

import pandas as pd

from ita_dash.form.problems import divisions_of
from ita_dash.form.values.division import DivisionList


def filed(problems: pd.DataFrame, divisions: DivisionList) -> pd.DataFrame:
    """``problems`` (``form.problems.COLUMNS``) with the divisions that are meant added to ``division``."""
    labels = {label: _with_meant(label, divisions) for label in problems["division"].unique()}
    return problems.assign(division=problems["division"].map(labels).astype("str"))


def meant(name: str, divisions: DivisionList) -> str:
    """The division of the list that ``name``, which is not in it, is like; empty where it is listed or like none."""
    if divisions.known(name):
        return ""
    findings = divisions.read(name).findings
    return next((one.details["suggestion"] for one in findings if one.code == "DIVISION_NEAR_MISS"), "")


def _with_meant(label: str, divisions: DivisionList) -> str:
    names = divisions_of(label)
    return ", ".join(dict.fromkeys((*names, *filter(None, (meant(name, divisions) for name in names)))))

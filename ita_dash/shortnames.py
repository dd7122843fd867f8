"""Short names of measures, for headings where a whole title has no room.

The measures of every office follow the indicators of the assessment (ITA: การปฏิบัติหน้าที่, การใช้งบประมาณ, การใช้อำนาจ …), so a
title that speaks of one is called by it; any other by its first words.
"""

from collections.abc import Sequence

from ita_dash.thailines import wrap

INDICATORS = (
    ("ปฏิบัติหน้าที่", "การปฏิบัติหน้าที่"),
    ("งบประมาณ", "การใช้งบประมาณ"),
    ("อำนาจ", "การใช้อำนาจ"),
    ("ทรัพย์สิน", "การใช้ทรัพย์สิน"),
    ("ปัญหาการทุจริต", "การแก้ปัญหาทุจริต"),
    ("คุณภาพการ", "คุณภาพการทำงาน"),
    ("การสื่อสาร", "การสื่อสาร"),
    ("ปรับปรุง", "การปรับปรุงงาน"),
    ("เปิดเผยข้อมูล", "การเปิดเผยข้อมูล"),
    ("การทุจริต", "การป้องกันทุจริต"),
)
WIDTH = 20
"""Columns of the first words of a title."""


def short_names(titles: Sequence[str]) -> list[str]:
    """The short name of each of ``titles``; two never get the same from the indicators."""
    found = [next((name for word, name in INDICATORS if word in title), "") for title in titles]
    return [name if name and found.count(name) == 1 else _begun(title) for name, title in zip(found, titles, strict=True)]


def _begun(title: str) -> str:
    lines = wrap(title, WIDTH)
    return lines[0] + ("…" if len(lines) > 1 else "") if lines else title

"""A program of its own for ``test_fields``: one entry added to the registry before anything reads it, then the way of its cells.

Prints, as JSON, what each part of the app makes of a column "ปัญหา/อุปสรรค" that the app of today keeps as an office's own.
"""

import json
import sys
from io import BytesIO

import ita_dash.form.fields as registry

ENTRY = registry.Field("obstacles", registry.TEXT, "Obstacles", "ปัญหาที่พบในการทำงาน", "What stood in the way.", as_typed=True)
registry.FIELDS += (ENTRY,)
registry.AS_TYPED += (ENTRY,)
registry.HEADINGS["obstacles"] = ENTRY.heading


def main() -> None:
    import openpyxl

    from ita_dash.dataset import Dataset, Source, understand
    from ita_dash.export import empty_form, summary_csv, summary_xlsx
    from ita_dash.export.jsonfile import records
    from ita_dash.export.tables import build
    from ita_dash.filters import Filters
    from ita_dash.form.read import Form
    from ita_dash.framerows import each_row
    from ita_dash.history.changes import compare
    from ita_dash.settings import Settings
    from ita_dash.sheet.xlsx import read_xlsx
    from ita_dash.ui.cards import report
    from ita_dash.ui.explanations import field_label
    from tests.assignments_factory import AS_OF
    from tests.grids import drawn, read, tab, workbook

    head = f"มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ | {ENTRY.heading}"
    rows = drawn(
        head,
        "1. เปิดเผยข้อมูล | 1. ปรับปรุงเว็บไซต์ | สำนักปลัด | ปรับปรุงแล้วเสร็จ | เว็บไซต์ล่ม",
        "1. เปิดเผยข้อมูล | 1. ปรับปรุงเว็บไซต์ | สำนักปลัด | ปรับปรุงแล้วเสร็จ | ขาดเจ้าหน้าที่",
        "1. เปิดเผยข้อมูล | 2. ตอบข้อร้องเรียน | กองคลัง | ตอบแล้ว 3 เรื่อง | -",
    )
    form: Form = read(rows)
    later = read([*rows[:3], [*rows[3][:4], "ผู้ร้องไม่ระบุชื่อ"]])
    changed = compare(form.assignments, later.assignments).changed
    data = understand(workbook(tab("แบบฟอร์ม", rows)), Source("plan.xlsx"), Settings())
    view = Filters(AS_OF)
    excel = summary_xlsx(data, view)
    back: Dataset = understand(read_xlsx(excel, source="s.xlsx"), Source("s.xlsx"), Settings())
    card = report(each_row(data.assessed(AS_OF))[0], with_division=False)
    empty = openpyxl.load_workbook(BytesIO(empty_form(2569)))
    json.dump(
        {
            "frame": form.assignments["obstacles"].tolist(),
            "extra": form.assignments["extra"].tolist(),
            "changed": changed[["field", "old", "new"]].values.tolist(),
            "json": [one["obstacles"] for one in records(build(data, view, "assignments"))],
            "csv": "เว็บไซต์ล่ม" in summary_csv(data, view).decode("utf-8-sig"),
            "back": back.form.assignments["obstacles"].tolist(),
            "card": str(card),
            "label": field_label("obstacles"),
            "empty form": ENTRY.heading in {str(cell.value) for sheet in empty for row in sheet.iter_rows() for cell in row},
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()

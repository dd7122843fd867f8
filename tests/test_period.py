"""Periods as offices type them, and the app's own way to write one."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_dash import thai
from ita_dash.fiscal import FiscalYear
from ita_dash.form.period import PeriodReading, fiscal_year_named, period_text, read_period
from ita_dash.form.problems import KINDS

YEAR = FiscalYear(2566)
PERIODS = [
    # (text in a sheet of fiscal year 2566, first and last day, then "recurring", the number of parts, the codes of findings)
    # months
    ("ต.ค. ๖๕ – ก.ย.๖๖", "2022-10-01 2023-09-30"),
    ("ต.ค. ๖๕ – ก.ย. ๖๖", "2022-10-01 2023-09-30"),
    ("ม.ค – เม.ย. ๖๖", "2023-01-01 2023-04-30"),
    ("ต.ค.65-ก.ย.66", "2022-10-01 2023-09-30"),
    ("ต.ค 65 - ก.ย 66", "2022-10-01 2023-09-30"),
    ("ตค 65 - กย 66", "2022-10-01 2023-09-30"),
    ("ตค65กย66", "2022-10-01 2023-09-30 parts=2"),
    ("ต. ค. ๖๕ – ก. ย. ๖๖", "2022-10-01 2023-09-30"),
    ("ตุลาคม 2565 - กันยายน 2566", "2022-10-01 2023-09-30"),
    ("ตุลาคม ๒๕๖๕ ถึง กันยายน ๒๕๖๖", "2022-10-01 2023-09-30"),
    ("เดือนตุลาคม พ.ศ. ๒๕๖๕ ถึงเดือนกันยายน พ.ศ. ๒๕๖๖", "2022-10-01 2023-09-30"),
    ("ตุลา 65 - กันยา 66", "2022-10-01 2023-09-30"),
    ("ต.ค. 2565 – ก.ย. 2566", "2022-10-01 2023-09-30"),
    ("ต.ค. 2022 – ก.ย. 2023", "2022-10-01 2023-09-30"),
    ("Oct 2022 to Sep 2023", "2022-10-01 2023-09-30"),
    ("October 2022 - September 2023", "2022-10-01 2023-09-30"),
    ("ต.ค. 65 — ก.ย. 66", "2022-10-01 2023-09-30"),
    ("ต.ค. 65 ~ ก.ย. 66", "2022-10-01 2023-09-30"),
    ("ต.ค. 65 / ก.ย. 66", "2022-10-01 2023-09-30"),
    ("ต.ค. 65 จนถึง ก.ย. 66", "2022-10-01 2023-09-30"),
    ("ต.ค. 65 → ก.ย. 66", "2022-10-01 2023-09-30"),
    ("ต.ค. ๖๕\n– ก.ย. ๖๖", "2022-10-01 2023-09-30"),
    ("ต.ค. 65\nถึง\nก.ย. 66", "2022-10-01 2023-09-30"),
    ("ต.ค.-65 - ก.ย.-66", "2022-10-01 2023-09-30"),
    ("ต.ค.'65 – ก.ย.'66", "2022-10-01 2023-09-30"),
    ("<p>ต.ค. ๖๕ – ก.ย. ๖๖</p>", "2022-10-01 2023-09-30"),
    ("มกราคม 2566", "2023-01-01 2023-01-31"),
    ("ม.ค. 66", "2023-01-01 2023-01-31"),
    ("ม.ค.๖๖", "2023-01-01 2023-01-31"),
    ("มีค 66", "2023-03-01 2023-03-31"),
    ("เม.ย. 2023", "2023-04-01 2023-04-30"),
    ("ธันวาคม 65-มกราคม 66", "2022-12-01 2023-01-31"),
    ("ระหว่างเดือน พฤศจิกายน ๒๕๖๕ ถึงเดือน กุมภาพันธ์ ๒๕๖๖", "2022-11-01 2023-02-28"),
    ("ส.ค. 66 – ต.ค. 66", "2023-08-01 2023-10-31"),
    ("10/2565 - 9/2566", "2022-10-01 2023-09-30 DATE_AMBIGUOUS"),
    ("2565/10", "2022-10-01 2022-10-31 DATE_AMBIGUOUS"),
    # the year that is left out
    ("ม.ค. - มี.ค. 66", "2023-01-01 2023-03-31"),
    ("ต.ค.-ธ.ค.65", "2022-10-01 2022-12-31"),
    ("ม.ค./ก.พ. 66", "2023-01-01 2023-02-28"),
    ("ต.ค. – ก.ย. 66", "2022-10-01 2023-09-30 PERIOD_YEAR_BEFORE"),
    ("ต.ค. 66 - ก.ย. 66", "2022-10-01 2023-09-30 PERIOD_YEAR_BEFORE"),
    ("ต.ค. 65 – ก.ย.", "2022-10-01 2023-09-30 PERIOD_YEAR_ASSUMED"),
    ("ต.ค. 65 - ธ.ค.", "2022-10-01 2022-12-31 PERIOD_YEAR_ASSUMED"),
    ("ม.ค. - มี.ค.", "2023-01-01 2023-03-31 PERIOD_YEAR_ASSUMED"),
    ("ต.ค. – ก.ย.", "2022-10-01 2023-09-30 PERIOD_YEAR_ASSUMED"),
    ("มกราคม", "2023-01-01 2023-01-31 PERIOD_YEAR_ASSUMED"),
    ("ม.ค. - ธ.ค.", "2023-01-01 2023-12-31 PERIOD_YEAR_ASSUMED"),
    ("ธ.ค. - ม.ค.", "2022-12-01 2023-01-31 PERIOD_YEAR_ASSUMED"),
    ("1 ม.ค. - 15 ก.พ.", "2023-01-01 2023-02-15 PERIOD_YEAR_ASSUMED"),
    ("1/10 - 30/9/66", "2022-10-01 2023-09-30 PERIOD_YEAR_BEFORE DATE_AMBIGUOUS"),
    ("มกราคม ปีงบประมาณ 2566", "2023-01-01 2023-01-31"),
    ("ตุลาคม ปีงบประมาณ 2566", "2022-10-01 2022-10-31"),
    ("ปีงบประมาณ 2566 ต.ค. – มี.ค.", "2022-10-01 2023-03-31"),
    ("ต.ค. 22 – ก.ย. 23", "2022-10-01 2023-09-30 DATE_AMBIGUOUS"),
    ("ต.ค. 15 – ก.ย. 16", "none PERIOD_UNREADABLE"),
    ("ส.ค. 65 – ก.ย. 60", "none PERIOD_UNREADABLE"),
    # days
    ("๑ ต.ค. ๒๕๖๕ – ๓๐ ก.ย. ๒๕๖๖", "2022-10-01 2023-09-30"),
    ("1 ต.ค. 65 - 30 ก.ย. 66", "2022-10-01 2023-09-30"),
    ("1 ตุลาคม พ.ศ. 2565 ถึง 30 กันยายน พ.ศ. 2566", "2022-10-01 2023-09-30"),
    ("ตั้งแต่วันที่ 1 ตุลาคม 2565 ถึงวันที่ 30 กันยายน 2566", "2022-10-01 2023-09-30"),
    ("เริ่ม 1 ต.ค. 65 สิ้นสุด 30 ก.ย. 66", "2022-10-01 2023-09-30"),
    ("1/10/2565 - 30/9/2566", "2022-10-01 2023-09-30"),
    ("1/10/2565", "2022-10-01 2022-10-01"),
    ("01-10-65", "2022-10-01 2022-10-01 DATE_AMBIGUOUS"),
    ("01-10-65 - 30-09-66", "2022-10-01 2023-09-30"),
    ("1.10.2565-30.9.2566", "2022-10-01 2023-09-30"),
    ("2022-10-01 - 2023-09-30", "2022-10-01 2023-09-30"),
    ("2022-10-01/2023-09-30", "2022-10-01 2023-09-30"),
    ("2565-10-01", "2022-10-01 2022-10-01"),
    ("01/10/22 - 30/09/23", "2022-10-01 2023-09-30 DATE_AMBIGUOUS"),
    ("03/04/66", "2023-04-03 2023-04-03 DATE_AMBIGUOUS"),
    ("04/04/66", "2023-04-04 2023-04-04"),
    ("3/4/2566", "2023-04-03 2023-04-03"),
    ("3/4/2023", "2023-04-03 2023-04-03 DATE_AMBIGUOUS"),
    ("10/31/2022", "2022-10-31 2022-10-31 DATE_AMBIGUOUS"),
    ("1-ต.ค.-65", "2022-10-01 2022-10-01"),
    ("1-ต.ค.-65 - 30-ก.ย.-66", "2022-10-01 2023-09-30"),
    ("October 1, 2022 - September 30, 2023", "2022-10-01 2023-09-30"),
    ("1 October 2022", "2022-10-01 2022-10-01"),
    ("1 - 15 มี.ค. 66", "2023-03-01 2023-03-15"),
    ("1-15 มีนาคม 2566", "2023-03-01 2023-03-15"),
    ("25 มี.ค. – 5 เม.ย. 66", "2023-03-25 2023-04-05"),
    ("28 ธ.ค. – 5 ม.ค. 66", "2022-12-28 2023-01-05 PERIOD_YEAR_BEFORE"),
    ("วันจันทร์ที่ 6 มีนาคม 2566", "2023-03-06 2023-03-06"),
    ("5 มี.ค. 66 เวลา 09.00 น.", "2023-03-05 2023-03-05"),
    ("31 มี.ค. 66 – 1 มี.ค. 66", "none PERIOD_UNREADABLE"),
    ("25 – 5 มี.ค. 66", "none PERIOD_UNREADABLE"),
    ("29 ก.พ. 67", "2024-02-29 2024-02-29"),
    ("29 ก.พ. 66", "none PERIOD_IMPOSSIBLE"),
    ("31 ก.พ.", "none PERIOD_IMPOSSIBLE"),
    ("31 ก.พ. 66", "none PERIOD_IMPOSSIBLE"),
    ("31/2/2566", "none PERIOD_IMPOSSIBLE"),
    ("45 ม.ค. 66", "none PERIOD_IMPOSSIBLE"),
    ("99/99/99", "none PERIOD_IMPOSSIBLE"),
    ("1 ต.ค. 65 – 31 ก.ย. 66", "none PERIOD_IMPOSSIBLE"),
    # fiscal years, quarters and halves
    ("ปีงบประมาณ พ.ศ. ๒๕๖๖", "2022-10-01 2023-09-30"),
    ("ปีงบประมาณ 2566", "2022-10-01 2023-09-30"),
    ("ประจำปีงบประมาณ พ.ศ. 2566", "2022-10-01 2023-09-30"),
    ("ปีงบ 66", "2022-10-01 2023-09-30"),
    ("ปีงบฯ 2566", "2022-10-01 2023-09-30"),
    ("ปีงบประมาณ 2023", "2022-10-01 2023-09-30"),
    ("FY2023", "2022-10-01 2023-09-30"),
    ("ปีงบประมาณ 2566 - 2567", "2022-10-01 2024-09-30"),
    ("ปีงบประมาณ 66-67", "2022-10-01 2024-09-30"),
    ("ปี 2566", "2022-10-01 2023-09-30 DATE_AMBIGUOUS"),
    ("ปี พ.ศ. 2566", "2022-10-01 2023-09-30 DATE_AMBIGUOUS"),
    ("2566", "2022-10-01 2023-09-30 DATE_AMBIGUOUS"),
    ("ปีปฏิทิน 2566", "2023-01-01 2023-12-31"),
    ("ตลอดปีงบประมาณ", "2022-10-01 2023-09-30"),
    ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", "2023-10-01 2024-09-30"),
    ("ตลอดปี", "2022-10-01 2023-09-30"),
    ("ตลอดทั้งปี", "2022-10-01 2023-09-30"),
    ("ทั้งปี", "2022-10-01 2023-09-30"),
    ("ตลอดปี 2567", "2023-10-01 2024-09-30 DATE_AMBIGUOUS"),
    ("ต่อเนื่อง", "2022-10-01 2023-09-30"),
    ("ดำเนินการอย่างต่อเนื่อง", "2022-10-01 2023-09-30"),
    ("ดำเนินการต่อเนื่องตลอดปี", "2022-10-01 2023-09-30"),
    ("รอบ 12 เดือน", "2022-10-01 2023-09-30"),
    ("12 เดือน", "2022-10-01 2023-09-30 DATE_AMBIGUOUS"),
    ("ไตรมาส 2/2566", "2023-01-01 2023-03-31"),
    ("ไตรมาส 2 ปีงบประมาณ 2567", "2024-01-01 2024-03-31"),
    ("ปีงบประมาณ 2567 ไตรมาส 2", "2024-01-01 2024-03-31"),
    ("ไตรมาสที่ ๑–๒", "2022-10-01 2023-03-31"),
    ("ไตรมาส 1 ถึงไตรมาส 3", "2022-10-01 2023-06-30"),
    ("ไตรมาส 1 และ 3", "2022-10-01 2023-06-30 parts=2"),
    ("ไตรมาส 1, 2, 3", "2022-10-01 2023-06-30 parts=3"),
    ("ไตรมาสแรก", "2022-10-01 2022-12-31"),
    ("ไตรมาสสุดท้าย", "2023-07-01 2023-09-30"),
    ("ไตรมาสที่ 4/2565 - ไตรมาสที่ 1/2566", "2022-07-01 2022-12-31"),
    ("ไตรมาส 1-2/2566", "2022-10-01 2023-03-31"),
    ("Q2/2566", "2023-01-01 2023-03-31"),
    ("ไตรมาสที่ 5", "none PERIOD_UNREADABLE"),
    ("รอบ 6 เดือนแรก", "2022-10-01 2023-03-31"),
    ("รอบ 6 เดือนหลัง", "2023-04-01 2023-09-30"),
    ("6 เดือนแรกของปีงบประมาณ พ.ศ. 2567", "2023-10-01 2024-03-31"),
    ("ครึ่งปีแรก", "2022-10-01 2023-03-31"),
    ("ครึ่งปีหลัง", "2023-04-01 2023-09-30"),
    ("รอบ 9 เดือน", "2022-10-01 2023-06-30"),
    # deadlines and open ends
    ("ภายใน 30 ก.ย. 66", "2022-10-01 2023-09-30"),
    ("ภายในวันที่ 30 กันยายน 2566", "2022-10-01 2023-09-30"),
    ("ภายในเดือนกันยายน 2566", "2022-10-01 2023-09-30"),
    ("ภายใน ธ.ค. 65", "2022-10-01 2022-12-31"),
    ("ภายในสิ้นเดือน มี.ค. 67", "2023-10-01 2024-03-31"),
    ("ภายในไตรมาส 2", "2022-10-01 2023-03-31"),
    ("ภายในปีงบประมาณ 2566", "2022-10-01 2023-09-30"),
    ("ไม่เกินวันที่ 31 มี.ค. 67", "2023-10-01 2024-03-31"),
    ("ไม่เกิน มี.ค. 66", "2022-10-01 2023-03-31"),
    ("แล้วเสร็จภายใน 31 มี.ค. 2566", "2022-10-01 2023-03-31"),
    ("ก่อน 31 มี.ค. 67", "2023-10-01 2024-03-31 DATE_AMBIGUOUS"),
    ("ก่อนเดือนเมษายน 2567", "2023-10-01 2024-03-31 DATE_AMBIGUOUS"),
    ("ก่อนสิ้นปีงบประมาณ", "2022-10-01 2023-09-30 DATE_AMBIGUOUS"),
    ("ถึง 30 ก.ย. 66", "2022-10-01 2023-09-30"),
    ("ตั้งแต่ 1 ต.ค. 65 เป็นต้นไป", "2022-10-01 2023-09-30 DATE_AMBIGUOUS"),
    ("ตั้งแต่ ม.ค. 66", "2023-01-01 2023-09-30 DATE_AMBIGUOUS"),
    ("ต้นเดือน มี.ค. 66", "2023-03-01 2023-03-31 DATE_AMBIGUOUS"),
    ("สิ้นเดือน มี.ค. 66", "2023-03-31 2023-03-31"),
    # again and again
    ("ทุกเดือน", "2022-10-01 2023-09-30 recurring"),
    ("ทุกๆ เดือน", "2022-10-01 2023-09-30 recurring"),
    ("ทุกวันที่ 5 ของเดือน", "2022-10-01 2023-09-30 recurring"),
    ("ทุกวันที่ 5 และ 20 ของเดือน", "2022-10-01 2023-09-30 recurring"),
    ("ภายในวันที่ 5 ของทุกเดือน", "2022-10-01 2023-09-30 recurring"),
    ("รายเดือน", "2022-10-01 2023-09-30 recurring"),
    ("รายไตรมาส", "2022-10-01 2023-09-30 recurring"),
    ("ทุกไตรมาส", "2022-10-01 2023-09-30 recurring"),
    ("ทุก 3 เดือน", "2022-10-01 2023-09-30 recurring"),
    ("ทุกสิ้นเดือน", "2022-10-01 2023-09-30 recurring"),
    ("ทุกวันจันทร์", "2022-10-01 2023-09-30 recurring"),
    ("ไตรมาสละ 1 ครั้ง", "2022-10-01 2023-09-30 recurring"),
    ("อย่างน้อยปีละ 2 ครั้ง", "2022-10-01 2023-09-30 recurring"),
    ("1 ครั้ง/ปี", "2022-10-01 2023-09-30 recurring"),
    ("monthly", "2022-10-01 2023-09-30 recurring"),
    ("ทุกเดือน ปีงบประมาณ 2567", "2023-10-01 2024-09-30 recurring"),
    ("ทุกเดือน (ต.ค. 65 – มี.ค. 66)", "2022-10-01 2023-03-31 recurring"),
    ("เดือนมกราคมของทุกปี", "2023-01-01 2023-01-31 recurring PERIOD_YEAR_ASSUMED"),
    # several in a cell
    ("พ.ย. 66 และ มี.ค. 67", "2023-11-01 2024-03-31 parts=2"),
    ("พ.ย. และ มี.ค. 67", "2023-11-01 2024-03-31 parts=2 PERIOD_YEAR_BEFORE"),
    ("พ.ย. และ มี.ค.", "2022-11-01 2023-03-31 parts=2 PERIOD_YEAR_ASSUMED"),
    ("ม.ค., มี.ค., พ.ค. 66", "2023-01-01 2023-05-31 parts=3"),
    ("ต.ค. 65\nก.ย. 66", "2022-10-01 2023-09-30 parts=2"),
    ("1. ต.ค. 65\n2. มี.ค. 66", "2022-10-01 2023-03-31 parts=2"),
    ("- ต.ค. 65\n- มี.ค. 66", "2022-10-01 2023-03-31 parts=2"),
    ("1) ต.ค. 65 – ธ.ค. 65\n2) ม.ค. 66 – มี.ค. 66", "2022-10-01 2023-03-31 parts=2"),
    ("วันที่ 1 และ 15 มีนาคม 2566", "2023-03-01 2023-03-15 parts=2"),
    ("10-12 และ 20 มี.ค. 66", "2023-03-10 2023-03-20 parts=2"),
    ("15 มี.ค. 16 เม.ย. 67", "2024-03-15 2024-04-16 parts=2"),
    ("ปีงบประมาณ 2566 (ต.ค. 65 – ก.ย. 66)", "2022-10-01 2023-09-30"),
    ("ไตรมาส 2 (ม.ค. - มี.ค. 66)", "2023-01-01 2023-03-31"),
    ("ไตรมาส 1 (ต.ค.-ธ.ค.)", "2022-10-01 2022-12-31 PERIOD_YEAR_ASSUMED"),
    ("ม.ค. – มิ.ย. 66 (6 เดือน)", "2023-01-01 2023-06-30"),
    ("รอบ 6 เดือนแรก (1 ต.ค. 65 - 31 มี.ค. 66)", "2022-10-01 2023-03-31"),
    # damaged
    ("ต.ค. ๒๕๖6", "2023-10-01 2023-10-31 TEXT_REPAIRED"),
    ("ต.ค. ๒๕๖ ๖", "2023-10-01 2023-10-31 TEXT_REPAIRED"),
    ("1 ต.ค. 25 66", "2023-10-01 2023-10-01 TEXT_REPAIRED"),
    ("กรกฏาคม - กันยายน 66", "2023-07-01 2023-09-30 TEXT_REPAIRED"),
    ("เมยายน 66", "2023-04-01 2023-04-30 TEXT_REPAIRED"),
    ("กันยาน 66", "2023-09-01 2023-09-30 TEXT_REPAIRED"),
    ("พฤษจิกายน 65", "2022-11-01 2022-11-30 TEXT_REPAIRED"),
    ("กุมภาพันธุ์ 66", "2023-02-01 2023-02-28 TEXT_REPAIRED"),
    ("ธันวคม 65", "2022-12-01 2022-12-31 TEXT_REPAIRED"),
    ("กย 66", "2023-09-01 2023-09-30"),
    ("มค 66", "2023-01-01 2023-01-31"),
    ("ม.ีค. 66", "2023-03-01 2023-03-31"),
    ("๑ ตุุลาคม ๒๕๖๕", "2022-10-01 2022-10-01 TEXT_REPAIRED"),
    ("ประจ าเดือนมกราคม 66", "2023-01-01 2023-01-31 TEXT_REPAIRED"),
    ("ประจาปีงบประมาณ 2566", "2022-10-01 2023-09-30 TEXT_REPAIRED"),
    ("เเม.ย. 66", "none PERIOD_UNREADABLE"),
    # not a period
    ("ตามความเหมาะสม", "none PERIOD_UNREADABLE"),
    ("ตามแผน", "none PERIOD_UNREADABLE"),
    ("6 เดือน", "none PERIOD_UNREADABLE"),
    ("30 วัน", "none PERIOD_UNREADABLE"),
    ("ภายใน 30 วัน", "none PERIOD_UNREADABLE"),
    ("ครั้งที่ 1/2566", "none PERIOD_UNREADABLE"),
    ("รอบที่ 1/2566", "none PERIOD_UNREADABLE"),
    ("ต.ค. 65 –", "none PERIOD_UNREADABLE"),
    ("ต.ค. 65 ครับ", "none PERIOD_UNREADABLE"),
    ("ต.ค. 65 หรือตามที่ได้รับแจ้ง", "none PERIOD_UNREADABLE"),
    ("ต.ค. 2500", "none PERIOD_UNREADABLE"),
    ("ต.ค. 2700", "none PERIOD_UNREADABLE"),
    ("เม.ย.๖๖๖", "none PERIOD_UNREADABLE"),
    ("ต.ค. 6", "none PERIOD_UNREADABLE"),
    ("พ.ศ. 2023", "none PERIOD_UNREADABLE"),
    ("ค.ศ. 2566", "none PERIOD_UNREADABLE"),
    ("ต.ค. 65-66", "none PERIOD_UNREADABLE"),
    ("66", "none PERIOD_UNREADABLE"),
    ("ก", "none PERIOD_UNREADABLE"),
    ("=ต.ค.+", "none PERIOD_UNREADABLE"),
    ("ต.ค. 999999999999999999999", "none PERIOD_UNREADABLE"),
]


def described(reading: PeriodReading) -> str:
    words = ["none" if reading.start is None else f"{reading.start} {reading.end}"]
    words += ["recurring"] * reading.recurring
    words += [f"parts={len(reading.parts)}"] * (len(reading.parts) > 1)
    return " ".join(words + [finding.code for finding in reading.findings])


@pytest.mark.parametrize(("text", "meaning"), PERIODS)
def test_period(text, meaning):
    assert described(read_period(text, YEAR)) == meaning


@pytest.mark.parametrize("text", ["", " ", "-", "–", ".", "…", "N/A", "\u200b"])
def test_no_answer_is_no_period_and_no_problem(text):
    assert read_period(text, YEAR) == PeriodReading()


@pytest.mark.parametrize("text", ["ม.ค. - มี.ค.", "ไตรมาส 2", "ตลอดปีงบประมาณ", "ทุกเดือน", "ต่อเนื่อง", "รอบ 6 เดือนแรก"])
def test_without_any_year_nothing_is_guessed(text):
    assert described(read_period(text, None)) == "none PERIOD_UNREADABLE"


def test_a_year_in_the_text_needs_no_fiscal_year():
    assert described(read_period("ต.ค. ๖๕ – ก.ย. ๖๖", None)) == "2022-10-01 2023-09-30"


def test_parts_are_kept_in_order_of_time():
    assert read_period("มี.ค. 67, พ.ย. 66", YEAR).parts == (
        (date(2023, 11, 1), date(2023, 11, 30)),
        (date(2024, 3, 1), date(2024, 3, 31)),
    )


def test_findings_say_what_was_taken():
    (finding,) = read_period("ม.ค. - มี.ค.", YEAR).findings
    assert (finding.code, finding.value, finding.details["taken"]) == ("PERIOD_YEAR_ASSUMED", "ม.ค. - มี.ค.", "ม.ค. ๖๖ – มี.ค. ๖๖")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2022, 10, 1), date(2023, 9, 30), "ต.ค. ๖๕ – ก.ย. ๖๖"),
        (date(2023, 3, 1), date(2023, 3, 31), "มี.ค. ๖๖"),
        (date(2023, 3, 1), date(2023, 3, 15), "๑ มี.ค. ๒๕๖๖ – ๑๕ มี.ค. ๒๕๖๖"),
        (date(2023, 3, 5), date(2023, 3, 5), "๕ มี.ค. ๒๕๖๖"),
        (date(2057, 1, 1), date(2057, 1, 31), "ม.ค. ๒๖๐๐"),
    ],
)
def test_the_app_writes_periods_as_the_form_does(start, end, text):
    assert period_text(start, end) == text


days = st.dates(date(1997, 10, 1), date(2097, 9, 30))


@settings(deadline=None)
@given(days, days, st.booleans(), st.booleans())
def test_what_the_app_writes_reads_back(one, other, whole_months, thai_digits):
    start, end = min(one, other), max(one, other)
    if whole_months:
        start, end = start.replace(day=1), end.replace(day=monthrange(end.year, end.month)[1])
    reading = read_period(period_text(start, end, thai_digits), YEAR)
    assert (reading.start, reading.end, reading.findings) == (start, end, ())


@settings(deadline=None)
@given(st.text(st.sampled_from("ต.ค.มีเมยกพ๖5 ๕0-–/,()ถึงและปีงบประมาณไตรมาส\nทุกเดือนภายในก่อน12") | st.characters(), max_size=80))
def test_any_text_is_read_without_an_exception(text):
    for year in (YEAR, None):
        reading = read_period(text, year)
        assert (reading.start is None) == (reading.end is None)
        assert reading.start is None or reading.start <= reading.end
        assert all(finding.code in KINDS for finding in reading.findings)


@settings(deadline=None)
@given(st.sampled_from([text for text, meaning in PERIODS if "TEXT_REPAIRED" not in meaning]), st.data())
def test_digits_spaces_and_invisible_characters_change_nothing(text, data):
    plain = read_period(text, YEAR)
    assert shape(read_period(thai.arabic(text), YEAR)) == shape(plain) == shape(read_period(thai.digits(text), YEAR))
    place = data.draw(st.sampled_from([0] + [place for place in range(len(text)) if between_words(text, place)]))
    for sign in ("\u200b", "\ufeff", "\u200d", " ", "\u00a0"):
        assert shape(read_period(text[:place] + sign + text[place:], YEAR)) == shape(plain)


def between_words(text: str, place: int) -> bool:
    """Not beside a digit, where a blank does mean something, and not inside a tag."""
    return "<" not in text and not any(letter.isdigit() or letter in ".:" for letter in text[max(place - 1, 0) : place + 1])


def shape(reading: PeriodReading) -> tuple:
    return reading.start, reading.end, reading.recurring, reading.parts, [finding.code for finding in reading.findings]


def test_long_text_takes_time_in_proportion():
    for text in ("1/" * 15000, "ต.ค. 65, " * 3000, "ต้น" * 10000, "1)\n" * 10000, "ๆ" * 30000, "9" * 30000):
        read_period(text, YEAR)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("ประจำปีงบประมาณ พ.ศ.๒๕๖๖", 2566),
        ("ปีงบประมาณ 2567", 2567),
        ("ITA 2567", 2567),
        ("ITA67", 2567),
        ("ปี 67", 2567),
        ("fy2024", 2567),
        ("FY 24", 2567),
        ("รายงาน 2566", 2566),
        ("ปีงบประมาณ 2566 (จากผล ITA ปี 2565)", 2566),
        ("รอบ 12 เดือน ปีงบประมาณ พ.ศ. ๒๕๖๗ (ถึง 1 ต.ค. 66)", 2567),
        ("มาตรการ", None),
        ("พ.ศ. 2566 - 2570", None),
        ("ปีงบประมาณ 2566-2567", None),
        ("ณ วันที่ 31 ตุลาคม 2566", None),
        ("โทร 0812566123", None),
        ("แผน 5 ปี", None),
        ("", None),
    ],
)
def test_fiscal_year_that_a_title_names(title, year):
    assert fiscal_year_named(title) == year

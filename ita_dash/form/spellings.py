"""The one table of accepted header names, and how a header is compared with it.

Headers are compared without spaces, marks, numbering, brackets, "และ" and "หรือ", with ดำเนินงาน as ดำเนินการ, so that
"๑. วิธีการ ดำเนินงาน" is วิธีการดำเนินการ. What is not found is looked for once more without the vowels and tone marks above and below
the line, which copying from a PDF loses, doubles and moves ("ผู้รับผดิชอบ"); that is named.
"""

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ita_dash.form.repair import repaired
from ita_dash.form.text import key

# One meaning a paragraph.
# fmt: off
LEVELS: dict[str, tuple[str, ...]] = {
    "theme": (
        "ยุทธศาสตร์", "ประเด็นยุทธศาสตร์", "ยุทธศาสตร์/มิติ", "มิติ", "ด้าน", "หมวด", "ประเด็น", "ประเด็นการประเมิน", "ประเด็นการพัฒนา",
        "ประเด็นที่ต้องพัฒนา", "ประเด็นที่ต้องปรับปรุง", "ประเด็นการปรับปรุง", "ประเด็นความเสี่ยง", "ประเด็นความเสี่ยงการทุจริต", "ความเสี่ยง",
        "ความเสี่ยงการทุจริต", "เหตุการณ์ความเสี่ยง", "โอกาส/ความเสี่ยง", "ตัวชี้วัดการประเมิน", "ตัวชี้วัดที่ประเมิน", "ตัวชี้วัดที่ต้องพัฒนา",
        "ตัวชี้วัด ITA", "องค์ประกอบ", "องค์ประกอบตัวชี้วัด", "องค์ประกอบด้านข้อมูล", "ตัวชี้วัดย่อย", "ข้อคำถาม", "ผลการวิเคราะห์",
    ),
    "measure": (
        "มาตรการ/แนวทาง", "มาตรการ", "แนวทาง/มาตรการ", "มาตรการ/แนวทางการดำเนินการ", "มาตรการหลัก", "มาตรการย่อย", "กลยุทธ์",
        "ประเด็น/มาตรการ", "มาตรการ/ประเด็น", "มาตรการ/กลยุทธ์", "กลยุทธ์/มาตรการ", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "มาตรการป้องกันการทุจริต", "มาตรการป้องกัน", "มาตรการจัดการความเสี่ยง", "มาตรการจัดการความเสี่ยงการทุจริต", "มาตรการควบคุม",
        "มาตรการควบคุมความเสี่ยง", "มาตรการในการดำเนินการ", "มาตรการที่ดำเนินการ", "มาตรการ/แนวทางการพัฒนา", "มาตรการดำเนินการ",
        "นโยบาย", "measure",
    ),
    "approach": (
        "แนวทาง", "แนวทางการดำเนินการ", "แนวทางดำเนินการ", "แนวทางปฏิบัติ", "แนวทางการปฏิบัติ", "แนวทางการขับเคลื่อน", "แนวทางการส่งเสริม",
        "แนวทางการป้องกัน", "แนวทางการจัดการความเสี่ยง", "แนวทางการปรับปรุง", "แนวทางการพัฒนา/ปรับปรุง",
    ),
    "plan": ("แผนงาน", "แผนงาน/โครงการ", "แผนงานหลัก", "แผนปฏิบัติการ", "แผนการดำเนินการ"),
    "project": (
        "โครงการ", "โครงการ/กิจกรรม", "กิจกรรม/โครงการ", "แผนงาน/โครงการ/กิจกรรม", "มาตรการ/โครงการ/กิจกรรม", "มาตรการ/กิจกรรม",
        "มาตรการ/โครงการ", "โครงการ/มาตรการ", "โครงการ/มาตรการ/กิจกรรม", "โครงการหลัก", "โครงการ/งาน", "งาน/โครงการ",
        "งาน/โครงการ/กิจกรรม", "project",
    ),
    "activity": (
        "กิจกรรม", "กิจกรรมหลัก", "กิจกรรมย่อย", "กิจกรรมการดำเนินการ", "กิจกรรมที่ดำเนินการ", "กิจกรรมดำเนินการ", "กิจกรรม/แนวทาง",
        "กิจกรรม/งาน", "งาน/กิจกรรม", "แนวทาง/กิจกรรม", "รายการกิจกรรม", "รายละเอียดกิจกรรม", "รายละเอียดโครงการ", "กิจกรรม/ขั้นตอน",
        "activity", "activities",
    ),
    "step": (
        "วิธีการดำเนินการ", "วิธีดำเนินการ", "วิธีการ", "วิธีการปฏิบัติ", "วิธีปฏิบัติ", "ขั้นตอน", "ขั้นตอน/วิธีการ", "ขั้นตอน/วิธีดำเนินการ",
        "ขั้นตอน/วิธีการดำเนินการ", "ขั้นตอนการดำเนินการ", "ขั้นตอนดำเนินการ", "ขั้นตอน/วิธีการปฏิบัติ", "ขั้นตอน/กิจกรรม", "ขั้นตอนการปฏิบัติงาน",
        "การดำเนินการ", "กระบวนการ", "step",
    ),
}
"""What an office plans, from the widest to the narrowest. Of several such columns the first level is the measure, the last the
activity."""

SPELLINGS: dict[str, tuple[str, ...]] = {
    "code": ("รหัส", "ลำดับ", "ลำดับที่", "ลำดับเลขที่", "ที่", "ข้อ", "ข้อที่", "เลขที่", "รหัสกิจกรรม", "รหัสโครงการ", "ลำดับโครงการ", "no"),
    "division": (
        "ผู้รับผิดชอบ", "ผู้รับผิดชอบหลัก", "ผู้รับผิดชอบโครงการ", "ผู้รับผิดชอบกิจกรรม", "ผู้ดำเนินการ", "ผู้รับผิดชอบดำเนินการ", "ผู้ปฏิบัติ",
        "หน่วยงานที่รับผิดชอบ", "หน่วยงานรับผิดชอบ", "หน่วยงานผู้รับผิดชอบ", "หน่วยงาน/ผู้รับผิดชอบ", "ผู้รับผิดชอบ/หน่วยงาน", "หน่วยงานรับผิดชอบหลัก",
        "หน่วยงานที่รับผิดชอบหลัก", "หน่วยงานหลัก", "ส่วนราชการ", "ส่วนราชการที่รับผิดชอบ", "ส่วนราชการผู้รับผิดชอบ", "ส่วนราชการ/หน่วยงาน",
        "ส่วนงาน", "ส่วนงานที่รับผิดชอบ", "ส่วนงานผู้รับผิดชอบ", "สำนัก/กอง", "กอง/สำนัก", "สำนัก/กอง/ฝ่าย", "สำนัก", "กอง", "กอง/ฝ่าย",
        "กอง/งาน", "กลุ่มงาน", "กลุ่ม/ฝ่าย", "ฝ่าย/กลุ่มงาน", "กลุ่มงานที่รับผิดชอบ", "ฝ่ายที่รับผิดชอบ", "หน่วยงาน", "ฝ่าย", "ฝ่าย/งาน", "เจ้าภาพ",
        "เจ้าภาพหลัก", "หน่วยงานเจ้าภาพ", "หน่วยดำเนินการ", "หน่วยงานดำเนินการ", "หน่วยงานที่ดำเนินการ", "หน่วยงานผู้ดำเนินการ",
        "หน่วยรับผิดชอบ", "หน่วยที่รับผิดชอบ", "division", "responsible", "owner", "department",
    ),
    # Who helps: kept beside the division that leads
    "support": (
        "ผู้รับผิดชอบร่วม", "หน่วยงานร่วม", "หน่วยงานที่รับผิดชอบร่วม", "หน่วยงานรับผิดชอบร่วม", "หน่วยงานสนับสนุน", "หน่วยงานที่สนับสนุน", "ผู้สนับสนุน",
        "เจ้าภาพร่วม", "ผู้ร่วมดำเนินการ", "หน่วยงานที่ร่วมดำเนินการ", "หน่วยงานร่วมดำเนินการ", "หน่วยงานที่เกี่ยวข้อง", "ผู้เกี่ยวข้อง", "ผู้ที่เกี่ยวข้อง",
        "ส่วนราชการที่เกี่ยวข้อง", "หน่วยงานรอง", "รับผิดชอบร่วม",
    ),
    "period": (
        "ระยะเวลาดำเนินการ", "ระยะเวลาการดำเนินการ", "ระยะเวลาในการดำเนินการ", "ระยะเวลาที่ดำเนินการ", "ระยะเวลา", "ระยะเวลาปฏิบัติ",
        "ระยะเวลาโครงการ", "ห้วงเวลา", "ห้วงระยะเวลา", "ห้วงเวลาดำเนินการ", "ห้วงเวลาการดำเนินการ", "ห้วงเวลาที่ดำเนินการ", "ช่วงเวลา",
        "ช่วงเวลาดำเนินการ", "ช่วงเวลาการดำเนินการ", "ช่วงเวลาที่ดำเนินการ", "กำหนดเวลา", "กำหนดการ", "กำหนดระยะเวลา",
        "กำหนดเวลาดำเนินการ", "วันเดือนปีที่ดำเนินการ", "วันเดือนปี", "ว/ด/ป", "ว/ด/ป ที่ดำเนินการ", "วันที่ดำเนินการ", "วัน/เวลา",
        "ปฏิทินการดำเนินการ", "เดือนที่ดำเนินการ", "เวลาดำเนินการ", "period", "duration", "timeline",
    ),
    "start": (
        "วันเริ่มต้น", "วันที่เริ่มต้น", "วันเริ่ม", "วันที่เริ่ม", "เริ่มต้น", "เริ่ม", "วันเริ่มดำเนินการ", "วันที่เริ่มดำเนินการ", "เริ่มดำเนินการ",
        "วันเริ่มต้นโครงการ", "เดือนที่เริ่ม", "เดือนที่เริ่มต้น", "ตั้งแต่", "ตั้งแต่วันที่", "ระยะเวลาเริ่มต้น", "start", "start date",
    ),
    "end": (
        "วันสิ้นสุด", "วันที่สิ้นสุด", "สิ้นสุด", "วันสิ้นสุดดำเนินการ", "วันที่สิ้นสุดดำเนินการ", "สิ้นสุดดำเนินการ", "วันสิ้นสุดโครงการ", "เดือนที่สิ้นสุด", "ถึง",
        "ถึงวันที่", "จนถึง", "วันที่เสร็จสิ้น", "วันเสร็จสิ้น", "วันแล้วเสร็จ", "ระยะเวลาสิ้นสุด", "end", "end date",
    ),
    "deadline": (
        "กำหนดแล้วเสร็จ", "กำหนดเสร็จ", "กำหนดวันแล้วเสร็จ", "กำหนดเวลาแล้วเสร็จ", "ระยะเวลาแล้วเสร็จ", "วันที่แล้วเสร็จ", "คาดว่าจะแล้วเสร็จ",
        "กำหนดส่ง", "กำหนดส่งงาน", "กำหนดวันส่ง", "วันกำหนดส่ง", "วันครบกำหนด", "วันที่ครบกำหนด", "ครบกำหนด", "ภายใน", "ภายในวันที่",
        "แล้วเสร็จภายใน", "ภายในเดือน", "deadline", "due date", "due",
    ),
    "status": (
        "สถานะ", "สถานะการดำเนินการ", "สถานะดำเนินการ", "สถานะของการดำเนินการ", "สถานะโครงการ", "สถานะกิจกรรม", "สถานภาพ",
        "สถานภาพการดำเนินการ", "สถานะงาน", "สถานะความคืบหน้า", "สถานะความก้าวหน้า", "status",
    ),
    "progress": (
        "ความคืบหน้า(ร้อยละ)", "ความคืบหน้า", "ความก้าวหน้า", "ความก้าวหน้า(ร้อยละ)", "ความคืบหน้าการดำเนินการ", "ความก้าวหน้าการดำเนินการ",
        "ความคืบหน้าของการดำเนินการ", "ความก้าวหน้าของการดำเนินการ", "ร้อยละ", "ร้อยละความคืบหน้า", "ร้อยละความก้าวหน้า", "ร้อยละความสำเร็จ",
        "ร้อยละของความสำเร็จ", "ร้อยละการดำเนินการ", "ร้อยละของการดำเนินการ", "ร้อยละผลการดำเนินการ", "ผลการดำเนินการ(ร้อยละ)",
        "ผลการดำเนินการ(%)", "%", "%ความคืบหน้า", "%ความก้าวหน้า", "%ความสำเร็จ", "ความคืบหน้า(%)", "ความก้าวหน้า(%)", "progress",
    ),
    "result": (
        "ผลการดำเนินการ", "ผลดำเนินการ", "ผลการปฏิบัติงาน", "ผลการปฏิบัติ", "ผลสัมฤทธิ์", "ผลลัพธ์", "ผลลัพธ์การดำเนินการ", "รายงานผล",
        "รายงานผลการดำเนินการ", "การรายงานผล", "รายงานการดำเนินการ", "รายงานความก้าวหน้า", "รายงานความคืบหน้า", "สรุปผลการดำเนินการ",
        "สรุปผล", "ผลที่ได้รับ", "ผลที่เกิดขึ้น", "ผลการดำเนินการที่เกิดขึ้นจริง", "ผลการดำเนินการจริง", "ผลสำเร็จ", "ผลการดำเนินการโครงการ",
        "ผลการดำเนินการตามแผน", "ผลการดำเนินการตามมาตรการ", "ผลการดำเนินการ/ผลสัมฤทธิ์", "ผลการดำเนินการ/ความก้าวหน้า",
        "ผลการดำเนินการ/ความคืบหน้า", "ผล", "ผลงาน", "สิ่งที่ได้ดำเนินการ", "สิ่งที่ดำเนินการ", "result", "results",
    ),
    "recommendation": (
        "ข้อเสนอแนะ", "ข้อเสนอแนะเพิ่มเติม", "ปัญหาอุปสรรคและข้อเสนอแนะ", "อุปสรรคและข้อเสนอแนะ", "ปัญหาและข้อเสนอแนะ",
        "ปัญหา/อุปสรรค/แนวทางแก้ไข", "ปัญหา/แนวทางแก้ไข", "ปัญหาอุปสรรคและแนวทางแก้ไข", "ปัญหาอุปสรรคและแนวทางการแก้ไข",
        "ปัญหาอุปสรรค/ข้อเสนอแนะ/แนวทางแก้ไข", "แนวทางแก้ไข", "แนวทางการแก้ไข", "แนวทางการแก้ไขปัญหา", "แนวทางการพัฒนา",
        "ข้อเสนอแนะ/แนวทางการพัฒนา", "ข้อเสนอแนะ/แนวทางแก้ไข", "ข้อเสนอแนะในการปรับปรุง", "ข้อเสนอแนะเพื่อการพัฒนา", "ข้อเสนอ",
        "ข้อคิดเห็นและข้อเสนอแนะ", "recommendation",
    ),
    "evidence": (
        "หลักฐาน", "เอกสารหลักฐาน", "เอกสาร/หลักฐาน", "หลักฐาน/เอกสาร", "หลักฐานอ้างอิง", "หลักฐานประกอบ", "หลักฐานเชิงประจักษ์",
        "เอกสารอ้างอิง", "เอกสารประกอบ", "เอกสารแนบ", "เอกสาร", "หลักฐานการดำเนินการ", "หลักฐานประกอบการดำเนินการ",
        "เอกสารหลักฐานอ้างอิง", "เอกสารหลักฐานประกอบ", "ลิงก์", "ลิงค์", "ลิ้งค์", "ลิงก์หลักฐาน", "ลิงก์เอกสาร", "ลิงก์ข้อมูล", "ลิงก์เว็บไซต์",
        "ภาพกิจกรรม", "รูปภาพ", "ภาพถ่าย", "ไฟล์แนบ", "แนบไฟล์", "ช่องทางเผยแพร่", "QR Code", "link", "url", "evidence",
    ),
    "reported_on": (
        "วันที่รายงาน", "วันที่รายงานผล", "วันเดือนปีที่รายงาน", "วันรายงาน", "วันที่รายงานข้อมูล", "วันที่ปรับปรุง", "วันที่ปรับปรุงข้อมูล", "ข้อมูลณวันที่",
    ),
    "reported_by": ("ผู้รายงาน", "ผู้รายงานผล", "ผู้รายงานข้อมูล", "ผู้ให้ข้อมูล", "ผู้กรอกข้อมูล", "ผู้บันทึก", "ผู้บันทึกข้อมูล"),
    "weight": ("น้ำหนัก", "ค่าน้ำหนัก", "น้ำหนัก(ร้อยละ)", "น้ำหนักคะแนน", "weight"),
    # Kept as they are, under their own header
    "extra": (
        "งบประมาณ", "งบประมาณที่ใช้", "งบประมาณที่ได้รับ", "งบประมาณที่ตั้งไว้", "งบประมาณที่เบิกจ่าย", "งบประมาณโครงการ",
        "งบประมาณ/แหล่งงบประมาณ", "งบประมาณ(บาท)", "วงเงิน", "วงเงินงบประมาณ", "แหล่งงบประมาณ", "แหล่งเงิน", "เบิกจ่าย", "เบิกจ่ายจริง",
        "ผลการเบิกจ่าย", "ผลการใช้จ่ายงบประมาณ", "การใช้จ่ายงบประมาณ", "ใช้จ่ายจริง", "งบประมาณคงเหลือ", "คงเหลือ", "ทรัพยากรที่ใช้",
        "ตัวชี้วัด", "ตัวชี้วัดความสำเร็จ", "ตัวชี้วัดผลสำเร็จ", "ตัวชี้วัด(KPI)", "ตัวชี้วัดเป้าหมาย", "ตัวชี้วัดโครงการ", "ตัวชี้วัดและค่าเป้าหมาย", "KPI",
        "เป้าหมาย", "ค่าเป้าหมาย", "เป้าหมายตัวชี้วัด", "เป้าประสงค์", "เป้าหมายผลผลิต", "ผลผลิต", "ผลผลิต/ผลลัพธ์", "ผลที่คาดว่าจะได้รับ",
        "ผลที่คาดหวัง", "ผลลัพธ์ที่คาดหวัง", "ผลลัพธ์ที่คาดว่าจะได้รับ", "ประโยชน์ที่คาดว่าจะได้รับ", "หมายเหตุ", "วัตถุประสงค์", "กลุ่มเป้าหมาย",
        "จำนวนผู้เข้าร่วม", "หน่วยนับ", "จำนวน", "พื้นที่เป้าหมาย", "พื้นที่ดำเนินการ", "สถานที่", "สถานที่ดำเนินการ", "ปัญหา/อุปสรรค", "ปัญหา",
        "อุปสรรค", "ปัญหาอุปสรรคในการดำเนินการ", "หลักการและเหตุผล", "ผลการประเมิน", "คะแนน", "คะแนนการประเมิน", "ระดับความเสี่ยง",
        "ระดับความสำเร็จ", "โอกาส", "ผลกระทบ", "เบอร์โทรศัพท์", "โทรศัพท์", "ผู้ประสานงาน", "ผู้กำกับติดตาม", "การติดตามผล",
        "การติดตามประเมินผล", "remark", "note",
    ),
    # Columns of the list of divisions
    "alias": ("ชื่อย่อ", "ตัวย่อ", "อักษรย่อ", "คำย่อ", "ชื่ออื่น", "ชื่อที่เรียก"),
    "parent": ("สังกัด", "ขึ้นกับ", "อยู่ภายใต้", "ส่วนราชการต้นสังกัด", "ต้นสังกัด"),
    "email": ("อีเมล", "อีเมล์", "email", "e-mail"),
}
# fmt: on
"""Field → the names that an office may give its column, beside those of ``LEVELS``."""

FIELDS = ("measure", "activity", *SPELLINGS)
"""What an office may give names of its own to (setting ``[columns]``)."""
TEXT_OR_PERCENT = frozenset(
    {
        *("ผลการดำเนินการ", "ผลดำเนินการ", "ผลสำเร็จ", "ความคืบหน้า", "ความก้าวหน้า", "ความคืบหน้าการดำเนินการ"),
        *("ความก้าวหน้าการดำเนินการ", "ความคืบหน้าของการดำเนินการ", "ความก้าวหน้าของการดำเนินการ", "รายงานความก้าวหน้า"),
        *("รายงานความคืบหน้า", "progress", "result"),
    }
)
"""Names under which some offices write a text and others a percent: what stands below tells."""
_MEASURE_LEVELS = ("theme", "measure", "approach")
OWN_MEASURE, OWN_ACTIVITY = -1, len(LEVELS)
"""The levels of names that an office gave to its measure and its activity itself: before and after all others."""

LONGEST_HEADER = 120
_CLOSE = 0.8
_SHORTEST_DAMAGED = 5
_DAMAGE = 8
"""So many letters longer than any name can a damaged one be: marks typed twice, letters split."""
_MARKS = re.compile(r"[^\w฀-๿%]+|_")
_REMARK = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]\s*$")
"""What stands in brackets after a name: ระยะเวลา (เดือน/ปี)."""
_NUMBERING = re.compile(r"^[(（]?\d{1,2}(?:\.\d{1,2})*[.)）]?(?=[^\d%])")
_ROUND = re.compile(
    key(
        r"(?<=.)(?:(?:ใน|ของ)?(?:ประจำ)?(?:ปีงบประมาณ|ปี)(?:พ?\.?ศ\.?)?(?:\d{4}|\d{2})?|(?:ใน)?(?:รอบ|ระยะ)?(?:ที่)?\d{0,2}เดือน(?:แรก|หลัง)?"
        r"|(?:ใน)?รอบที่\d|(?:ใน)?ไตรมาส(?:ที่)?\d(?:-\d)?|ครั้งที่\d|ณ?สิ้นปี(?:งบประมาณ)?)$"
    )
)
"""Which year or round a column is for: ผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗, ผลการดำเนินการ รอบ ๖ เดือน."""
_ROUND_ENDS = tuple(map(key, ("ปี", "ปีงบประมาณ", "ศ", "เดือน", "แรก", "หลัง", *"0123456789")))
_PARTS = re.compile(r"\s*(?:/|,|และ|หรือ)\s*")
_ABOVE_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


class Match(NamedTuple):
    """What a header means."""

    field: str
    """A key of ``SPELLINGS``, ``measure`` or ``activity``."""
    spelling: str
    """The accepted name that it is, as the table spells it."""
    level: int | None = None
    """How narrow a level of the plan it names (``LEVELS``, from 0); None for other meanings."""
    repaired: bool = False
    """Whether it was found only by making up for damage."""
    round: bool = False
    """Whether it also says for which year or round it is."""


@lru_cache(maxsize=16384)
def header_key(text: str) -> str:
    """``text`` as headers are compared."""
    shown = _MARKS.sub("", _NUMBERING.sub("", key(text)))
    return shown.replace("และ", "").replace("หรือ", "").replace(_WORK, _ACT)


_WORK, _ACT = key("ดำเนินงาน"), key("ดำเนินการ")


def _skeleton(compared: str) -> str:
    return _ABOVE_BELOW.sub("", repaired(compared)).replace("\u0e4d", "")


class Spellings:
    """The accepted header names, perhaps with an office's own (setting ``[columns]``: field → names), which win."""

    def __init__(self, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._names: dict[str, Match] = {}
        for level, (name, spellings) in enumerate(LEVELS.items()):
            self._add("measure" if name in _MEASURE_LEVELS else "activity", spellings, level)
        for field, spellings in SPELLINGS.items():
            self._add(field, spellings)
        for field, spellings in (own or {}).items():
            self._add(field, spellings, {"measure": OWN_MEASURE, "activity": OWN_ACTIVITY}.get(field))
        skeletons = {_skeleton(name): match for name, match in self._names.items()}
        self._skeletons = {name: match for name, match in skeletons.items() if len(name) >= _SHORTEST_DAMAGED}
        self._longest = max(map(len, self._names), default=0)
        self.match = lru_cache(maxsize=16384)(self._match)

    def _add(self, field: str, spellings: tuple[str, ...], level: int | None = None) -> None:
        for name in spellings:
            self._names[header_key(name)] = Match(field, name, level)

    def _match(self, text: str) -> Match | None:
        """What the header ``text`` means; None for an unknown one."""
        if not text or len(text) > LONGEST_HEADER:
            return None
        name = _REMARK.sub("", text)
        keys = dict.fromkeys((header_key(text), header_key(name)))
        if found := next((self._names[one] for one in keys if one in self._names), None):
            return found
        for unnamed in (one.removeprefix("ชื่อ") for one in keys):
            base = _ROUND.sub("", unnamed) if unnamed.endswith(_ROUND_ENDS) else unnamed
            if found := self._names.get(base):
                return found._replace(round=base != unnamed)
        if together := self._match_parts(name):
            return together
        short = (one for one in keys if len(one) <= self._longest + _DAMAGE)
        damaged = next((found for one in short if (found := self._skeletons.get(_skeleton(one)))), None)
        return damaged._replace(repaired=True) if damaged else None

    def _match_parts(self, text: str) -> Match | None:
        """What several names in one header mean, where each is known: the narrowest level of the plan, or their one meaning."""
        parts = _PARTS.split(text)
        if len(parts) < 2 or len(parts[0]) > 2 * self._longest or header_key(parts[0]) not in self._names:
            return None
        found = [self._names.get(header_key(part)) for part in parts]
        if None in found:
            return None
        matches = [match for match in found if match is not None]
        if all(match.level is not None for match in matches):
            return max(matches, key=lambda match: match.level or 0)
        return matches[0] if len({match.field for match in matches}) == 1 else None

    def close(self, text: str) -> str:
        """The accepted name that an unknown header is nearly; empty where none is near."""
        name = header_key(_REMARK.sub("", text[:LONGEST_HEADER]))
        near = difflib.get_close_matches(name, self._names, n=1, cutoff=_CLOSE) if len(name) >= _SHORTEST_DAMAGED else []
        return self._names[near[0]].spelling if near else ""

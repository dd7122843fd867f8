"""A page handed on: its link names its year and its filters, LINE is a plain link, the code says the same."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from ita_dash.messages import _
from ita_dash.ui.sharing import LINE, LONGEST_SENT, MOST_LETTERS, by_line, handed_on
from tests.page_runs import fine, opened, shown

LINK = "https://ita.office.go.th/divisions?year=2567&division=%E0%B8%81"


def test_a_link_is_copied_and_sent_as_it_is():
    soup = BeautifulSoup(handed_on(LINK, "ส่วนราชการ · อบต."), "html.parser")
    assert soup.button["data-copy"] == LINK
    sent = urlsplit(soup.a["href"])
    assert sent.netloc == "line.me"
    assert parse_qs(sent.query)["text"] == [f"ส่วนราชการ · อบต.\n{LINK}"]
    assert soup.img["src"].startswith("data:image/svg+xml")


def test_a_link_too_long_for_a_camera_has_no_code():
    longest = LINK + "x" * (MOST_LETTERS - len(LINK))
    assert "<img" in handed_on(longest, "")
    assert "<img" not in handed_on(longest + "x", "")
    assert _("The link is too long for a QR code. Choose fewer filters.") in handed_on(longest + "x", "")


def test_what_an_address_cannot_hold_is_not_sent_by_line():
    longest = "ก" * ((LONGEST_SENT - len(LINE)) // len("%E0%B8%81"))
    assert parse_qs(urlsplit(BeautifulSoup(by_line(longest), "html.parser").a["href"]).query)["text"] == [longest]
    assert by_line(longest + "ก") == ""


@pytest.mark.slow
def test_summary_and_questions_are_copied_and_sent_with_one_press():
    page = BeautifulSoup(shown(opened(year="2567")), "html.parser")
    for buttons, begins in (
        (page.select_one(".briefing .handing"), "ทำได้ ๗๑.๘%"),
        (page.select_one(".titled:not(.page) .handing"), "คำถาม"),
    ):
        copied = buttons.select_one("button")["data-copy"]
        assert copied.startswith(begins)
        assert parse_qs(urlsplit(buttons.select_one('a[href^="https://line.me/"]')["href"]).query)["text"] == [copied]
    first, second, third = copied.split("\n\n")[1:]
    assert first == "๑) ๕.๓ ประเมินความเสี่ยงการทุจริตในงานจัดซื้อจัดจ้างและงานอนุญาต พร้อมกำหนดวิธีควบคุม\n" + (
        "เลยกำหนด ๙๑ วัน ทำได้ ๘๐% จะแล้วเสร็จเมื่อใด · ผู้ตอบ งานนิติการ\nข้อเสนอแนะ: เร่งเสนอผู้บริหาร เพราะเลยกำหนดแล้ว"
    )
    assert "กองช่าง, กองสาธารณสุขและสิ่งแวดล้อม" in second
    assert third.endswith("ยังไม่มีข้อเสนอแนะ")


def test_nothing_of_a_title_is_markup():
    assert "<b>" not in handed_on("https://a.th/?division=%22", '"><b>')


def test_the_button_gives_the_page_with_its_filters_and_without_what_messengers_added():
    app = opened(year="2566", division="กองคลัง", fbclid="1")
    app.sidebar.button(key="share").click().run()
    assert fine(app)
    link = BeautifulSoup(shown(app), "html.parser").select("[data-copy]:has(~ a.handed)")[-1]["data-copy"]
    assert parse_qs(urlsplit(link).query) == {"year": ["2566"], "division": ["กองคลัง"]}

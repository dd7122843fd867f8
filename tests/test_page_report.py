"""The official report on ดาวน์โหลด: nothing until asked for, then its pages to look at and its files."""

import pytest

from ita_dash import report
from ita_dash.filemaking import NotMadeError
from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES
from tests.page_runs import fine, opened, shown

pytestmark = pytest.mark.slow

DOWNLOADS = next(page for page in PAGES if page.file == "downloads.py")


def labels_of(app) -> list[str]:
    return [button.label for button in app.get("download_button")]


def make(app):
    return next(button for button in app.button if button.label == _("Make the report")).click().run()


def test_it_is_made_when_asked_for():
    app = opened(DOWNLOADS, year="2566")
    assert _("Download the PDF report") not in labels_of(app)
    app = make(app)
    assert fine(app)
    assert {_("Download the PDF report"), _("Download the Word report")} <= set(labels_of(app))
    (status,) = app.status
    assert (status.state, status.label) == ("complete", "รายงานพร้อมแล้ว ๙ หน้า")
    assert len(app.get("image")) == 9


def test_another_filter_asks_anew():
    app = make(opened(DOWNLOADS, year="2566"))
    app.sidebar.multiselect(key="filter_division").set_value(["กองคลัง"]).run()
    assert fine(app)
    assert _("Download the PDF report") not in labels_of(app)


def test_a_report_is_made_once_for_all(monkeypatch):
    written: list[str] = []
    write = report.written
    monkeypatch.setattr(report, "written", lambda made, extension: written.append(extension) or write(made, extension))
    report.FILES.clear()
    make(opened(DOWNLOADS, year="2566"))
    make(opened(DOWNLOADS, year="2566"))
    assert sorted(written) == ["docx", "pdf"]
    # Under what names them, not under their whole content, which takes more than the files do
    named = report.FILES.keys()
    assert all(isinstance(part, str) for key in named for part in key)


def test_a_report_that_cannot_be_made_is_said_and_can_be_asked_for_again(monkeypatch):
    def busy(*_args: object, **_how: object) -> bytes:
        raise NotMadeError("busy")

    report.FILES.clear()
    with monkeypatch.context() as patch:
        patch.setattr("ita_dash.report.pdf.made", busy)
        app = make(opened(DOWNLOADS, year="2566"))
        assert fine(app)
        assert "มีการจัดทำไฟล์จำนวนมาก" in shown(app)
    assert _("Download the PDF report") in labels_of(make(app))


def test_no_report_where_the_filters_leave_nothing():
    app = opened(DOWNLOADS, year="2566", status="unable")
    assert next(button for button in app.button if button.label == _("Make the report")).disabled


def test_a_logo_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ITA_DASH_REPORT", '{"logo": "none.png"}')
    app = make(opened(DOWNLOADS, year="2566"))
    assert fine(app)
    assert any("ตราสัญลักษณ์ none" in warning.value and "ไม่มีไฟล์นี้" in warning.value for warning in app.warning)
    assert _("Download the PDF report") in labels_of(app)

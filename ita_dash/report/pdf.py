"""The report as PDF, set by Typst with the Sarabun files of ``fontpkg-sarabun``.

The file keeps two standards together: PDF/A-2a (archiving, tagged, every letter mapped to Unicode) and PDF/UA-1 (readers
for the blind). It is the strictest that the package can combine: PDF/A-1a forbids links that PDF/UA asks for, PDF/A-4 needs
PDF 2.0 where PDF/UA-1 ends at 1.7, and PDF/A-3a only adds attached files, of which there are none.

Everything from the sheet goes to Typst as a JSON file, strings only; where their lines may end is added by ``typesetting``.
"""

from dataclasses import asdict, replace
from pathlib import Path

from ita_dash.filemaking import made
from ita_dash.report.absentletters import files_with, printed
from ita_dash.report.length import pages_about
from ita_dash.report.model import COLUMNS, CONTENTS_FROM, Report
from ita_dash.report.qrcodes import code_of

TEMPLATE = Path(__file__).with_name("report.typ")
PREVIEW_DPI = 64
MOST_PAGES = 40
"""Pages to look at before the file is taken: some four megabytes."""


def pdf(report: Report) -> bytes:
    """``report`` as PDF; the same report is the same bytes. Raises ``NotMadeError``."""
    return bytes(made("ita_dash.typesetting.setting:pdf", files_of(report), report.created))


def pages(report: Report) -> tuple[list[bytes], int]:
    """A PNG of each of the first ``MOST_PAGES`` pages, to look at, and how many there are. Raises ``NotMadeError``."""
    drawn, count = made("ita_dash.typesetting.setting:pages", files_of(report), PREVIEW_DPI, MOST_PAGES)
    return drawn, count


def files_of(report: Report) -> dict[str, bytes]:
    """What Typst reads."""
    logo = f"logo.{report.logo.extension}" if report.logo else None
    drawn = {f"picture{number}.jpg": one.content for number, one in enumerate(report.pictures)}
    pictures = [{"file": name, "caption": one.caption} for name, one in zip(drawn, report.pictures, strict=True)]
    data = printed(asdict(replace(report, logo=None, template=None, pictures=())) | {"logo": logo, "pictures": pictures})
    data |= {"columns": COLUMNS, "contents_from": CONTENTS_FROM, "contents_likely": pages_about(report) >= CONTENTS_FROM}
    codes: dict[str, bytes] = {}
    for section in filter(None, (data["assessment"], data["evidence"], *data["annex"])):
        if section["grid"]:
            section["grid"]["codes"] = [_drawn(address, codes) for address in section["grid"]["codes"]]
    files = {"main.typ": TEMPLATE.read_bytes(), **files_with(data), **codes, **drawn}
    return files | {logo: report.logo.content} if report.logo and logo else files


def _drawn(address: str, files: dict[str, bytes]) -> dict[str, object] | None:
    """The QR code of ``address`` as the template draws it, its file added to ``files``; None where there is none."""
    code = code_of(address)
    if code is None:
        return None
    name = f"code{len(files)}.svg"
    files[name] = code.svg
    return {"file": name, "side": code.side}

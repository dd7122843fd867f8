"""A server with an office's sheet in one of the modes of access, and an OpenID provider where people sign in."""

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from ita_dash.access import passes
from tests.grids import HEADER
from tests.openid_provider import CLIENT, SECRET, Provider, provider
from tests.page_visits import Browser, Shown
from tests.running_app import ROOT, free_port, running_app

COOKIE_SECRET = "hush-0123456789abcdef-0123456789abcdef"
WORD = "งานลับเฉพาะ"
"""Stands in the sheet alone, in every activity."""
OTHERS, OWN = "กองช่างเขียนวันที่ผิด", "กองคลังเขียนวันที่ผิด"
"""Periods that cannot be read: problems of two divisions."""
VIEWER, DIVISION, BY_SHEET, PLANNER = "viewer@office.go.th", "money@else.example", "works@else.example", "plan@office.go.th"
TOKEN, PLANNERS_TOKEN = passes.TOKEN + "of-the-tests-0123456789", passes.TOKEN + "of-planners-0123456789"
CHANGEABLE = ("-m", "tests.access_server")
"""Starts a server that looks at its settings for every answer: its mode can be changed while it runs."""


NO_MODE = "# no mode"


def write_sheet(file: Path) -> None:
    """Two divisions with an activity and a problem each, and the list of divisions with e-mail addresses."""
    book = openpyxl.Workbook()
    plan, divisions = book.active, book.create_sheet("ส่วนราชการ")
    plan.title = "แผน"
    for row in [
        HEADER,
        [f"1. มาตรการ {WORD}", f"1. ประชุม {WORD}", "กองคลัง", OWN, f"ประชุมแล้ว {WORD}", "ทำต่อไป"],
        ["", f"2. อบรม {WORD}", "กองช่าง", OTHERS, "", ""],
    ]:
        plan.append(row)
    for row in [["ส่วนราชการ", "ชื่อย่อ", "สังกัด", "อีเมล"], ["กองคลัง", "", "", ""], ["กองช่าง", "", "", BY_SHEET.title()]]:
        divisions.append(row)
    book.save(file)


@dataclass
class Office:
    """What is running."""

    address: str
    provider: Provider | None
    secrets: Path
    log: Path
    mode: str = ""

    def become(self, mode: str) -> None:
        """Another mode, from the next answer on; for a server that was started by ``CHANGEABLE``."""
        rewritten(self.secrets, f'mode = "{self.mode}"' if self.mode else NO_MODE, f'mode = "{mode}"' if mode else NO_MODE)
        self.mode = mode

    def browser(self) -> Browser:
        return Browser(self.address)

    def signed_in(self, who: str, **claims: object) -> tuple[Browser, Shown]:
        """A browser of somebody whom the provider calls so, after the sign-in, and what the page showed then."""
        assert self.provider is not None
        self.provider.says = {"email": who, "email_verified": True, **claims}
        browser = self.browser()
        return browser, browser.sign_in()

    def until_read(self) -> None:
        """The sheet has been read."""
        deadline = time.monotonic() + 180
        while self.browser().get("/ready").status != 200:
            if time.monotonic() > deadline:
                raise TimeoutError("the sheet was not read")
            time.sleep(0.1)


def settings_file(mode: str, more: str = "", people: str = VIEWER, auth: str = "") -> str:
    """The access of the tests' office as TOML."""
    return f"""
        [access]
        {f'mode = "{mode}"' if mode else NO_MODE}
        people = ["{people}"]
        planners = ["{PLANNER.upper()}"]
        sheet = true
        {more}
        [access.divisions]
        "กองคลัง" = ["{DIVISION}"]
        [access.tokens]
        excel = "{passes.hash_of(TOKEN)}"
        office = {{ hash = "{passes.hash_of(PLANNERS_TOKEN)}", role = "planner" }}
        {auth}
    """


def auth_section(address: str, one: Provider) -> str:
    return f"""
        [auth]
        redirect_uri = "{address}/oauth2callback"
        cookie_secret = "{COOKIE_SECRET}"
        client_id = "{CLIENT}"
        client_secret = "{SECRET}"
        server_metadata_url = "{one.issuer}/.well-known/openid-configuration"
    """


@contextmanager
def office(
    folder: Path,
    mode: str,
    more: Mapping[str, str] | None = None,
    port: int = 0,
    base: str = "",
    command: Sequence[str] = (),
) -> Iterator[Office]:
    """The server in ``mode``, below ``base``; empty for none chosen, behind a name that others reach it by.

    ``command`` starts it in another way than ``streamlit run``.
    """
    write_sheet(folder / "plan.xlsx")
    port = port or free_port()
    address, secrets = f"http://127.0.0.1:{port}{base}", folder / "secrets.toml"
    environment = {
        "ITA_DASH_SPREADSHEET": str(folder / "plan.xlsx"),
        "STREAMLIT_SECRETS_FILES": str(secrets),
        "no_proxy": "127.0.0.1",
        **({} if mode else {"ITA_DASH_HOSTS": "ita.office.go.th"}),
        **(more or {}),
    }
    with provider() as one:
        secrets.write_text(settings_file(mode, auth=auth_section(address, one) if mode == "signed-in" else ""), encoding="utf-8")
        with running_app(folder / "log", environment, port=port, base=base, command=command):
            found = Office(address, one, secrets, folder / "log", mode)
            found.until_read()
            yield found


def rewritten(file: Path, before: str, after: str) -> None:
    """The settings file with one text in place of another, as by somebody who edits it."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    whole = file.with_suffix(".new")
    whole.write_text(text.replace(before, after), encoding="utf-8")
    os.replace(whole, file)


if __name__ == "__main__":
    from streamlit.web.cli import main

    from ita_dash.web import guard

    guard.AGAIN_AFTER = 0.0
    main(
        ["run", str(ROOT / "app.py"), "--server.address", "127.0.0.1", "--server.headless", "true", "--server.port", sys.argv[-1]]
    )

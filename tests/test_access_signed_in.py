"""Signing in, end to end: real redirects and signed tokens of an OpenID provider on the loopback, real cookies and websockets."""

import re
import time
from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from ita_dash.access import passes
from ita_dash.messages import _
from ita_dash.report.drafts import NOT_CONFIRMED
from tests.access_server import (
    COOKIE_SECRET,
    DIVISION,
    OTHERS,
    OWN,
    PLANNER,
    VIEWER,
    WORD,
    Office,
    office,
    rewritten,
)
from tests.page_visits import Browser
from tests.running_app import free_port

pytestmark = pytest.mark.heavy
USER = "_streamlit_user"


@pytest.fixture(scope="module")
def signed_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("office"), "signed-in") as found:
        yield found


@pytest.fixture(autouse=True)
def nothing_is_wrong(signed_in: Office) -> Iterator[None]:
    yield
    assert signed_in.provider is not None
    signed_in.provider.wrong = ""


def test_who_is_on_the_list_sees_the_pages(signed_in):
    browser, shown = signed_in.signed_in(VIEWER)
    assert shown.holds(WORD)
    assert shown.holds(_("Sign out"))
    with browser.visit("measures") as page:  # a link that leads deep
        assert page.run().holds(WORD)


def test_a_deep_link_leads_back_to_its_page_after_the_sign_in(signed_in):
    signed_in.provider.says = {"email": VIEWER, "email_verified": True}
    browser = signed_in.browser()
    browser.sign_in("measures", "year=2567&of=1")
    assert browser.led_to == "/measures?year=2567&of=1"
    assert "ita_dash_back" not in browser.cookies


@pytest.mark.long
def test_people_sign_in_and_out_below_a_path_too(tmp_path):
    with office(tmp_path, "signed-in", base="/ita") as below:
        below.provider.says = {"email": VIEWER, "email_verified": True}
        browser = below.browser()
        assert browser.sign_in("measures", "year=2567&of=1").holds(WORD)
        assert browser.led_to == "/ita/measures?year=2567&of=1"
        assert browser.get("/export/assignments.csv").status == 200
        with browser.visit() as page:
            first = page.run()
            page.run(first.button("sign_out"))
        with browser.visit() as page:
            assert not page.run().holds(WORD)
        assert browser.get("/export/assignments.csv").status == 401


def test_capitals_make_no_other_address(signed_in):
    assert signed_in.signed_in(VIEWER.upper())[1].holds(WORD)


def test_who_is_not_on_the_list_is_told_so(signed_in):
    _browser, shown = signed_in.signed_in("stranger@office.example")
    assert shown.holds(_("You are not on the list of this dashboard"))
    assert not shown.holds(WORD)


@pytest.mark.parametrize("verified", [False, None, "false", 1])
def test_an_address_that_is_not_verified_is_nobodys(signed_in, verified):
    _browser, shown = signed_in.signed_in(VIEWER, email_verified=verified)
    assert shown.holds(_("Your e-mail address is not verified"))
    assert not shown.holds(WORD)


@pytest.mark.parametrize("claims", [{"email": "viewer@o\ufb03ce.go.th"}, {"email": [VIEWER]}, {"email": None}], ids=str)
def test_what_only_looks_like_an_address_is_nobodys(signed_in, claims):
    _browser, shown = signed_in.signed_in(VIEWER, **claims)
    assert not shown.holds(WORD)


@pytest.mark.parametrize("wrong", ["audience", "expired", "key"])
def test_a_token_that_is_not_good_signs_nobody_in(signed_in, wrong):
    signed_in.provider.wrong = wrong
    browser, shown = signed_in.signed_in(VIEWER)
    assert USER not in browser.cookies
    assert shown.button("sign_in")
    assert not shown.holds(WORD)


def test_a_sign_in_of_yesterday_is_over(signed_in):
    now = int(time.time())
    _browser, shown = signed_in.signed_in(VIEWER, iat=now - 13 * 3600, exp=now + 3600)
    assert shown.holds(_("Your sign-in is over"))
    assert not shown.holds(WORD)


def test_a_forged_cookie_signs_nobody_in(signed_in):
    good, _shown = signed_in.signed_in(VIEWER)
    value = good.cookies[USER]
    for forged in (value[:-2] + ("AA" if value[-2:] != "AA" else "BB"), value.replace(".", ".x", 1), "nonsense", ""):
        browser = Browser(signed_in.address, {USER: forged})
        with browser.visit() as page:
            shown = page.run()
        assert not shown.holds(WORD)
        assert browser.get("/export/assignments.csv").status == 401


def test_signing_out_ends_it_for_copies_and_other_tabs_too(signed_in):
    browser, _shown = signed_in.signed_in(VIEWER)
    copy = Browser(signed_in.address, dict(browser.cookies))
    with copy.visit() as tab:
        assert tab.run().holds(WORD)
        with browser.visit() as page:
            first = page.run()
            redirect = page.run(first.button("sign_out")).redirect
        led = [browser.get(redirect, **said).status for said in ({}, {"Sec-Fetch-Site": "cross-site"})]
        assert led == [403, 403]  # by a link of somebody else's
        assert USER in browser.cookies
        browser.follow(redirect, f"{signed_in.address}/")
        assert USER not in browser.cookies
        with browser.visit() as page:
            assert not page.run().holds(WORD)
        assert not tab.run().holds(WORD)
    assert copy.get("/export/assignments.csv").status == 401
    for more in ({"_streamlit_user_1": "x"}, {"_streamlit_user_tokens": ""}, {USER: rewritten_base64(copy.cookies[USER])}):
        with Browser(signed_in.address, {**copy.cookies, **more}).visit() as page:
            assert not page.run().holds(WORD), more


def rewritten_base64(value: str) -> str:
    """The same signature in other letters: its last one has two bits that count for nothing."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return value[:-1] + letters[letters.index(value[-1]) ^ 1]


@pytest.mark.long
def test_signing_out_outlasts_the_server(tmp_path):
    port = free_port()
    with office(tmp_path, "signed-in", port=port) as before:
        browser, _shown = before.signed_in(VIEWER)
        other, _shown = before.signed_in(VIEWER)
        with browser.visit() as page:
            first = page.run()
            page.run(first.button("sign_out"))
    with office(tmp_path, "signed-in", port=port) as after:
        for kept, sees in ((browser, False), (other, True)):
            deep = Browser(after.address, {USER: kept.cookies[USER]})  # before it has shown any page
            assert deep.get("/export/assignments.csv").status == (200 if sees else 401)
            with Browser(after.address, {USER: kept.cookies[USER]}).visit() as page:
                assert page.run().holds(WORD) == sees


def test_a_division_sees_its_own_problems_and_a_planner_all(signed_in):
    def problems(email: str) -> list[bool]:
        browser, _shown = signed_in.signed_in(email)
        with browser.visit("checks") as page:
            shown = page.run()
        file = browser.get("/export/problems.csv").text
        assert [shown.holds(word) for word in (OWN, OTHERS)] == [word in file for word in (OWN, OTHERS)]
        return [word in file for word in (OWN, OTHERS)] + [shown.holds(_("How the sheet is read"))]

    assert problems(VIEWER) == [False, False, False]
    assert problems(DIVISION) == [True, False, False]
    assert problems("works@else.example") == [False, True, False]  # whom the sheet's list of divisions names
    assert problems(PLANNER) == [True, True, True]


def test_a_division_is_led_to_its_own_page(signed_in):
    browser, _shown = signed_in.signed_in(DIVISION)
    with browser.visit() as page:
        shown = page.run()
        assert shown.holds(_("What each division has done, what it still owes, and what is recommended to it."))
        assert shown.holds("unit=%E0%B8%81%E0%B8%AD%E0%B8%87%E0%B8%84%E0%B8%A5%E0%B8%B1%E0%B8%87")


def test_a_page_gives_links_that_work_without_a_sign_in(signed_in):
    browser, _shown = signed_in.signed_in(DIVISION)
    with browser.visit("downloads") as page:
        text = page.run(opened=page.run().part("file_links")).text
    key = re.search(r"key=([\w.-]+)", text)[1]
    stranger = signed_in.browser()
    assert WORD in stranger.get(f"/export/assignments.csv?key={key}").text
    assert OTHERS not in stranger.get(f"/export/problems.csv?key={key}").text
    assert stranger.get(f"/export/assignments.csv?key={key[:-1]}").status == 401
    assert stranger.get("/export/assignments.csv", Authorization=f"Bearer {key}").status == 200
    old = passes.key_for(f"division:{DIVISION}", "hush-another-secret-0123456789abcdef")
    assert stranger.get(f"/export/assignments.csv?key={old}").status == 401
    assert key not in signed_in.log.read_text(errors="replace")


def test_a_draft_is_for_planners_until_one_of_them_confirms_it(signed_in):
    made = ("/report.docx", "/report.pdf")
    viewer, shown = signed_in.signed_in(VIEWER)
    division, _own = signed_in.signed_in(DIVISION)
    planner, _all = signed_in.signed_in(PLANNER)
    link = f"?key={passes.key_for(f'person:{VIEWER}', COOKIE_SECRET)}"
    for browser, more in ((viewer, ""), (division, ""), (signed_in.browser(), link)):
        for path in made:
            refusal = browser.get(f"{path}{more}", **{"If-None-Match": "*"})
            assert (refusal.status, refusal.text) == (403, f"{_(NOT_CONFIRMED)}\n"), path
    assert shown.holds("summary.pdf")  # what the page says anyway, on paper
    assert viewer.get("/summary.pdf").status == 200
    with viewer.visit("downloads") as page:
        said = page.run()
        assert said.holds(_(NOT_CONFIRMED))
        assert not said.holds(_("Make the report"))
    with planner.visit("downloads") as page:
        first = page.run()
        assert first.holds(_("Make the report"))
        page.run(first.button("report_confirm"))
    assert [viewer.get(path).status for path in made] == [200] * 2
    with division.visit("downloads") as page:
        assert page.run().holds(_("Make the report"))


def test_what_a_page_holds_runs_in_parts_only_for_who_may_see_it(signed_in):
    """A tab that is open when its address is taken off the list, whatever its browser goes on asking for."""
    browser, _shown = signed_in.signed_in(VIEWER)
    with browser.visit() as page:
        first = page.run()
        part = first.fragment()
        assert not page.run(fragment=part).holds("button_sign_in")
        key = passes.key_for(f"person:{VIEWER}", COOKIE_SECRET)
        assert browser.get(f"/export/assignments.csv?key={key}").status == 200
        rewritten(signed_in.secrets, f'people = ["{VIEWER}"]', 'people = ["other@office.go.th"]')
        try:
            deadline = time.monotonic() + 180
            while page.run(fragment=part).holds(_("The last read succeeded")) and time.monotonic() < deadline:
                time.sleep(0.5)
            shown = page.run(fragment=part)
            assert shown.holds(_("You are not on the list of this dashboard"))
            assert not shown.holds(WORD)
            assert browser.get("/export/assignments.csv").status == 401
            assert browser.get(f"/export/assignments.csv?key={key}").status == 401
        finally:
            rewritten(signed_in.secrets, 'people = ["other@office.go.th"]', f'people = ["{VIEWER}"]')


def test_a_stranger_is_told_nothing_over_the_websocket(signed_in):
    with signed_in.browser().visit("measures", "year=2567&version=1") as page:
        said = BackMsg()
        said.backend_operation_request.deferred_file.file_id = "1"
        page.said(said)
        assert not page.run().holds(WORD)

"""Who may see what, by the settings alone: modes, lists, roles, keys, tokens, and a browser's cookies."""

import json
import time

import pytest
from itsdangerous import URLSafeTimedSerializer

from ita_dash.access import passes
from ita_dash.access.admission import Door, Refused
from ita_dash.access.modes import mode_of
from ita_dash.access.people import EVERYBODY, Person
from ita_dash.access.sight import emails_of, seen_by
from ita_dash.access.signin import COOKIE, MOST_PARTS, claims_of
from ita_dash.commands.token import run
from ita_dash.dataset import Source, understand
from ita_dash.settings import Settings
from ita_dash.settings.accesssection import AccessSettings, AuthSettings
from tests.grids import HEADER, tab, workbook

SECRET = "hush-0123456789abcdef-0123456789abcdef"
NOW = 1_700_000_000.0
GOOGLE, TENANT = "https://accounts.google.com", "https://login.microsoftonline.com/t1/v2.0"
ORIGIN = "https://ita.office.go.th"


def settings(mode: str | None = "signed-in", **access: object) -> Settings:
    return Settings(
        spreadsheet="plan.xlsx",
        access=AccessSettings(mode=mode, **access),
        auth=AuthSettings(cookie_secret=SECRET, origin=ORIGIN, ready=True),
    )


def door(listed: dict[str, tuple[str, ...]] | None = None) -> Door:
    found = Door(clock=lambda: NOW)
    found.listed = lambda _settings: listed or {}
    return found


def claims(email: object = "a@office.go.th", **more: object) -> dict[str, object]:
    return {"iss": GOOGLE, "email": email, "email_verified": True, "iat": NOW, **more}


@pytest.mark.parametrize(
    ("configured", "on_loopback", "mode"),
    [
        (Settings(), False, "public"),  # the bundled workbooks
        (Settings(spreadsheet="a.xlsx"), True, "public"),
        (Settings(spreadsheet="a.xlsx"), False, "unchosen"),
        (Settings(spreadsheet="a.xlsx", hosts=["ita.office.go.th"]), True, "unchosen"),  # a proxy stands in front
        (Settings(access=AccessSettings(mode="closed")), True, "closed"),
        (settings("signed-in"), True, "signed-in"),
        (settings("public"), False, "public"),
    ],
)
def test_the_mode_follows_from_the_settings_and_from_where_the_server_listens(configured, on_loopback, mode):
    assert mode_of(configured, on_loopback=on_loopback) == mode


@pytest.mark.parametrize(
    ("access", "said", "found"),
    [
        ({"people": ["A@Office.go.th"]}, claims(), Person("viewer", (), "person:a@office.go.th")),
        ({"people": ["a@office.go.th"]}, claims(" A@OFFICE.go.th "), Person("viewer", (), "person:a@office.go.th")),
        ({"domains": "office.go.th"}, claims(), Person("viewer", (), "domain:office.go.th")),
        ({"domains": "office.go.th"}, claims("a@else.office.go.th"), Refused("unlisted")),
        ({"domains": "office.go.th"}, claims("a@office.go.th.evil.example"), Refused("unlisted")),
        ({"domains": "office.go.th"}, claims("office.go.th"), Refused("unlisted")),
        (
            {"planners": ["a@office.go.th"], "domains": ["office.go.th"]},
            claims(),
            Person("planner", (), "planner:a@office.go.th"),
        ),
        (
            {"divisions": {"กองคลัง": "a@office.go.th", "กองช่าง": ["A@office.go.th"]}},
            claims(),
            Person("division", ("กองคลัง", "กองช่าง"), "division:a@office.go.th"),
        ),
        ({"people": ["a@office.go.th"]}, claims(email_verified=False), Refused("unverified")),
        ({"people": ["a@office.go.th"]}, claims(email_verified=False, iss=TENANT), Refused("unverified")),
        (
            {"people": ["a@office.go.th"], "trusted": TENANT},
            claims(email_verified=None, iss=TENANT),
            Person("viewer", (), "person:a@office.go.th"),
        ),
        ({"people": ["123"], "claim": "pid"}, claims(pid="123"), Refused("unverified")),
        ({"people": ["123"], "claim": "pid", "trusted": GOOGLE}, claims(pid="123"), Person("viewer", (), "person:123")),
        ({"domains": ["office.go.th"], "claim": "pid", "trusted": GOOGLE}, claims(pid="a@office.go.th"), Refused("unlisted")),
        ({"people": ["a@office.go.th"]}, claims(iat=NOW - 12 * 3600 + 1), Person("viewer", (), "person:a@office.go.th")),
        ({"people": ["a@office.go.th"]}, claims(iat=NOW - 12 * 3600 - 1), Refused("expired")),
        ({"people": ["a@office.go.th"]}, claims(iat=NOW + 600), Refused("expired")),
        ({"people": ["a@office.go.th"]}, claims(iat=None), Refused("expired")),
        ({}, claims(None), Refused("unlisted")),
    ],
)
def test_who_signed_in_is_looked_up_in_the_lists(access, said, found):
    assert door().signed_in(settings(**access), said) == found


def test_the_sheets_list_says_the_division_and_lets_in_only_where_it_may():
    by_sheet = door({"a@office.go.th": ("กองคลัง",)})
    assert by_sheet.signed_in(settings(), claims()) == Refused("unlisted")
    own = Person("division", ("กองคลัง",), "division:a@office.go.th")
    assert by_sheet.signed_in(settings(sheet=True), claims()) == own
    assert by_sheet.signed_in(settings(domains=["office.go.th"]), claims()) == own


def test_a_link_holds_while_its_entry_does_and_for_its_days(monkeypatch):
    key = passes.key_for("person:a@office.go.th", SECRET)
    assert "office" not in key
    one = door()
    assert one.asking(settings(people=["a@office.go.th"]), cookies={}, given=key) == Person("viewer", (), "person:a@office.go.th")
    for other in (settings(people=["b@office.go.th"]), settings("closed", people=["a@office.go.th"]), settings()):
        assert one.asking(other, cookies={}, given=key) is None
    assert one.asking(settings(planners=["a@office.go.th"]), cookies={}, given=key) is None
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: time.time_ns() / 1e9 + 31 * 86_400)
    assert one.asking(settings(people=["a@office.go.th"]), cookies={}, given=key) is None
    assert one.asking(settings(people=["a@office.go.th"], link_days=32), cookies={}, given=key) is not None


def test_without_a_long_secret_no_key_is_signed_or_taken():
    assert passes.key_for("person:a", "short") == ""
    assert passes.grant_of(passes.key_for("person:a", SECRET), ["person:a"], "short", 30) is None


@pytest.mark.parametrize("given", ["", "x", "a.b.c", "ก" * 300, "x" * 100_000, "\ud800"])
def test_what_is_no_key_and_no_token_opens_nothing(given):
    token = passes.hash_of(passes.new_token())
    assert door().asking(settings(people=["a@office.go.th"], tokens={"excel": token}), cookies={}, given=given) is None


def test_a_token_is_its_readers_until_its_line_is_gone(capsys):
    class Arguments:
        name = "power-bi"

    assert run(Arguments()) == 0
    lines = capsys.readouterr().out.splitlines()
    token, line = lines[1], lines[-1]
    name, _equals, kept = line.partition(" = ")
    assert token not in line
    listed = settings(tokens={name: kept.strip('"')})
    assert door().asking(listed, cookies={}, given=token) == Person("viewer", (), "token:power-bi")
    assert door().asking(settings(tokens={name: {"hash": kept.strip('"'), "role": "planner"}}), cookies={}, given=token).plans
    assert door().asking(settings(), cookies={}, given=token) is None
    assert token not in repr(listed)


def test_everybody_is_let_in_where_nobody_is_asked():
    assert door().asking(settings("public"), cookies={}, given="") is EVERYBODY


def cookies(secret: str = SECRET, origin: str = ORIGIN, parts: int = 1, **more: object) -> dict[str, str]:
    """A browser's, after a sign-in: as Streamlit writes them."""
    said = json.dumps({**claims(), "origin": origin, "is_logged_in": True, **more})
    values = {COOKIE: said}
    if parts > 1:
        size = -(-len(said) // parts)
        values = {f"{COOKIE}_{number + 1}": said[number * size : (number + 1) * size] for number in range(parts)}
        values[COOKIE] = f"chunks-{parts}"
    return {name: str(URLSafeTimedSerializer(secret, salt=name).dumps(value)) for name, value in values.items()}


def test_a_cookie_is_known_without_any_page_in_one_part_or_several():
    listed = settings(people=["a@office.go.th"])
    for sent in (cookies(), cookies(parts=3), {**cookies(), "_streamlit_xsrf": "2"}):
        assert door().asking(listed, cookies=sent, given="") == Person("viewer", (), "person:a@office.go.th")


def exchanged(sent: dict[str, str]) -> dict[str, str]:
    """Two parts of a cookie in each other's place."""
    return {**sent, f"{COOKIE}_1": sent[f"{COOKIE}_2"], f"{COOKIE}_2": sent[f"{COOKIE}_1"]}


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {COOKIE: ""},
        {COOKIE: "\xff.x.y"},
        {COOKIE: cookies()[COOKIE][:-2] + "AA"},
        cookies(secret="hush-another-0123456789abcdef-0123456789"),
        cookies(secret=""),
        cookies(origin="http://127.0.0.1:8502"),  # a neighbour's, who copied the settings
        cookies(origin="https://ita.office.go.th.evil.example"),
        cookies(is_logged_in=False),
        cookies(is_logged_in="true"),
        cookies(iat=NOW - 12 * 3600 - 1),
        cookies(email_verified=False),
        exchanged(cookies(parts=3)),
        {name: value for name, value in cookies(parts=3).items() if name != f"{COOKIE}_2"},
        cookies(parts=MOST_PARTS + 1),
    ],
)
def test_a_cookie_that_is_not_good_is_nobodys(sent):
    assert door().asking(settings(people=["a@office.go.th"]), cookies=sent, given="") is None


@pytest.mark.parametrize("said", ["[]", "1", "null", "x", "{", "[" * 100_000], ids=lambda said: said[:4])
def test_what_is_signed_and_no_sign_in_is_nobodys(said):
    sent = {COOKIE: str(URLSafeTimedSerializer(SECRET, salt=COOKIE).dumps(said))}
    assert door().asking(settings(people=["a@office.go.th"]), cookies=sent, given="") is None


def test_a_short_secret_signs_nobody_in():
    short = "hush-0123456789"
    weak = settings(people=["a@office.go.th"]).model_copy(update={"auth": AuthSettings(cookie_secret=short, origin=ORIGIN)})
    assert door().asking(weak, cookies=cookies(secret=short), given="") is None


def test_the_port_of_the_server_itself_may_stand_in_the_address_of_the_dashboard():
    auth = AuthSettings(cookie_secret=SECRET, origin="http://localhost:{port}")
    assert claims_of(cookies(origin="http://localhost:8501"), auth) is not None
    assert claims_of(cookies(origin="http://localhost:x"), auth) is None
    assert claims_of(cookies(origin=""), AuthSettings(cookie_secret=SECRET)) is None


def test_whose_entry_is_gone_is_given_nothing_by_the_same_cookie():
    assert door().asking(settings(people=["b@office.go.th"]), cookies=cookies(), given="") is None


def test_after_a_start_the_sheets_list_is_read_before_somebody_is_refused():
    """A file's address that is opened before any page, by one of a division whom the sheet's list names."""
    listed, read = settings(sheet=True), []
    one = door()
    one.unread = lambda _settings: not read
    one.listed = lambda _settings: {"a@office.go.th": ("กองคลัง",)} if read else {}
    one.read = read.append
    key = passes.key_for("division:a@office.go.th", SECRET)
    for sent, given in ((cookies(), ""), ({}, key)):
        read.clear()
        assert one.must_wait(listed, cookies=sent, given=given)
        one.wait(listed)
        assert not one.must_wait(listed, cookies=sent, given=given)
        assert one.asking(listed, cookies=sent, given=given) == Person("division", ("กองคลัง",), "division:a@office.go.th")


def test_nobody_whom_no_list_could_let_in_makes_the_server_wait():
    one = door()
    one.unread = lambda _settings: True
    strangers = ({}, cookies(secret="hush-another-0123456789abcdef-0123456789"), cookies(iat=NOW - 13 * 3600))
    for sent in strangers:
        assert not one.must_wait(settings(sheet=True), cookies=sent, given="x.y.z")
    for mode in ("public", "closed"):
        assert not one.must_wait(settings(mode), cookies=cookies(), given="")


@pytest.mark.parametrize(
    ("access", "by_settings", "by_sheet"),
    [
        ({}, None, None),
        ({"sheet": True}, None, "division"),
        ({"people": ["a@office.go.th"]}, "viewer", "division"),
        ({"domains": ["office.go.th"]}, "viewer", "division"),
        ({"planners": ["a@office.go.th"]}, "planner", "planner"),
    ],
)
def test_whoever_types_into_the_sheet_makes_nobody_a_planner_and_shuts_nobody_out(access, by_settings, by_sheet):
    """And lets nobody in where the settings do not say so."""
    listed = {"a@office.go.th": ("กองคลัง", "ผู้วางแผน", "planner")}
    for where, role in ((None, by_settings), (listed, by_sheet)):
        found = door(where).signed_in(settings(**access), claims())
        assert (found.role if isinstance(found, Person) else None) == role


def test_others_problems_and_addresses_of_the_list():
    rows = [
        HEADER,
        ["1. มาตรการ", "1. ประชุม", "กองคลัง", "เมื่อไรก็ได้", "ประชุมแล้ว", ""],
        ["", "2. อบรม", "งานพัสดุ", "เมื่อว่าง", "", ""],
        ["", "3. ตรวจ", "กองช่าง", "ไม่ทราบ", "", ""],
    ]
    listed = [
        ["ส่วนราชการ", "ชื่อย่อ", "สังกัด", "อีเมล"],
        ["กองคลัง", "กค.", "", "Money@Office.go.th"],
        ["งานพัสดุ", "", "กองคลัง", ""],
        ["กองช่าง", "", "", ""],
    ]
    data = understand(workbook(tab("แผน", rows), tab("ส่วนราชการ", listed, gid=1)), Source("plan.xlsx"), Settings())
    assert emails_of(data) == {"money@office.go.th": ("กองคลัง",)}

    def whose(person: Person) -> set[str]:
        return set(seen_by(data, person).form.problems["division"])

    assert whose(Person("planner")) >= {"กองคลัง", "งานพัสดุ", "กองช่าง"}
    assert whose(Person("division", ("กองคลัง",))) == {"กองคลัง", "งานพัสดุ"}
    assert whose(Person("viewer")) == set()
    assert seen_by(data, Person("viewer")).version != data.version
    assert seen_by(data, EVERYBODY) is data

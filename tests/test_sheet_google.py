"""A Google Sheet over real HTTP: gspread against the tests' own Sheets API server."""

import json
import threading
from datetime import datetime

import pytest

from ita_dash.fiscal import BANGKOK
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.google import GoogleSheets
from ita_dash.sheet.google_json import FIELDS, workbook_from_json
from ita_dash.sheet.source import open_workbook
from ita_dash.sheet.workbook import EMPTY, Cell, Facts, Merge, Tab, Workbook
from tests.sheets_server import ACCOUNT, ANYONE, API_KEY, Fault, SheetsServer, masked, parsed_mask

ID = "plan-of-the-office-2567"
PLAN = Workbook(
    title="แผน ๒๕๖๗",
    tabs=(
        Tab(
            "สำนักปลัด",
            gid=7,
            merges=(Merge(1, 0, 3, 1),),
            rows=(
                (Cell("มาตรการ", "มาตรการ"), Cell("ความคืบหน้า", "ความคืบหน้า")),
                (Cell("๑. บรรทัดแรก\nบรรทัดสอง", "๑. บรรทัดแรก\nบรรทัดสอง"), Cell("50%", 0.5, "percent")),
                (),
                (EMPTY, Cell("1/10/2566", 45200.0, "date"), Cell("TRUE", True, "bool"), Cell("#REF!", "#REF!", "error")),
                (Cell("ลิงก์", "ลิงก์", links=("https://a.example", "https://b.example"), note="ดูด้วย"), Cell("7", 7.0, "number")),
            ),
        ),
        Tab("ซ่อน", gid=0, hidden=True),
    ),
    read_at=datetime(2024, 6, 30, tzinfo=BANGKOK),
)


@pytest.fixture
def by_account(sheets_server):
    return Settings(**sheets_server.settings)


@pytest.fixture
def by_key(sheets_server):
    return Settings(api_key=API_KEY, api_endpoint=sheets_server.url)


def refusal(settings, timeout=(5.0, 20.0), source=ID) -> SheetError:
    with pytest.raises(SheetError) as caught:
        open_workbook(source, settings, google=GoogleSheets(settings, timeout=timeout))
    return caught.value


def test_a_private_sheet_arrives_whole(sheets_server, by_account):
    link = sheets_server.share(ID, PLAN, ACCOUNT.email)
    workbook = open_workbook(link, by_account)
    assert (workbook.title, workbook.tabs) == (PLAN.title, PLAN.tabs)
    assert workbook.url == f"https://docs.google.com/spreadsheets/d/{ID}/edit"
    assert workbook.source == link
    assert workbook.read_at.tzinfo is not None


def test_a_sheet_for_anyone_with_the_link_is_read_by_api_key(sheets_server, by_key):
    sheets_server.share(ID, PLAN, ANYONE)
    assert open_workbook(ID, by_key).tabs == PLAN.tabs


@pytest.mark.parametrize("who", ["by_key", "by_account"])
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_key_and_a_token_go_to_no_other_address(sheets_server, request, who, status):
    settings = request.getfixturevalue(who)
    with SheetsServer() as elsewhere:
        for server in (sheets_server, elsewhere):
            server.share(ID, PLAN, ANYONE)
        sheets_server.fail(Fault(status=status, headers={"Location": f"{elsewhere.url}/v4/spreadsheets/{ID}"}), lasting=True)
        refusal(settings)
        assert len(sheets_server.reads()) == 1
        assert elsewhere.requests == []


def test_one_request_brings_every_tab_and_asks_for_no_more_than_is_used(sheets_server, by_account):
    sheets_server.share(ID, PLAN)
    open_workbook(ID, by_account)
    (read,) = sheets_server.reads()
    answer = masked(sheets_server.spreadsheets[ID].payload, parsed_mask(read.query["fields"]))
    assert "spreadsheetUrl" not in answer
    assert "pixelSize" not in json.dumps(answer)


def test_one_token_serves_many_reads(sheets_server, by_account):
    sheets_server.share(ID, PLAN)
    google = GoogleSheets(by_account)
    for _read in range(3):
        google.read(ID)
    assert [request.method for request in sheets_server.requests] == ["POST", "GET", "GET", "GET"]


def test_a_token_that_google_forgot_is_asked_for_again_at_the_next_read(sheets_server, by_account):
    sheets_server.share(ID, PLAN)
    google = GoogleSheets(by_account)
    google.read(ID)
    sheets_server.tokens.clear()
    with pytest.raises(SheetError, match="revoked"):
        google.read(ID)
    assert google.read(ID).tabs == PLAN.tabs


def test_the_api_key_is_not_in_the_address(sheets_server, by_key):
    sheets_server.share(ID, PLAN, ANYONE)
    open_workbook(ID, by_key)
    (read,) = sheets_server.reads()
    assert set(read.query) == {"fields", "prettyPrint"}


def test_an_unshared_sheet_names_the_address_to_share_it_with(sheets_server, by_account):
    sheets_server.share(ID, PLAN, "somebody.else@office.example")
    error = refusal(by_account)
    assert error.code == "forbidden"
    assert any(ACCOUNT.email in fact for fact in error.facts)
    assert ACCOUNT.email not in error.message + error.advice


def test_a_private_sheet_by_api_key_is_forbidden_key(sheets_server, by_key):
    sheets_server.share(ID, PLAN, ACCOUNT.email)
    assert refusal(by_key).code == "forbidden_key"


def test_a_sheet_that_is_not_there_is_not_found(by_account):
    assert refusal(by_account).code == "not_found"


def test_an_unknown_api_key_is_revoked(sheets_server):
    assert refusal(Settings(api_key="another", api_endpoint=sheets_server.url)).code == "revoked"


def test_a_revoked_account_is_revoked(sheets_server, by_account):
    sheets_server.share(ID, PLAN)
    sheets_server.revoked = True
    error = refusal(by_account)
    assert error.code == "revoked"
    assert any("invalid_grant" in fact for fact in error.facts)
    assert "invalid_grant" not in error.message + error.advice


@pytest.mark.parametrize(
    "change",
    [
        {"private_key": "-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\n"},
        {"private_key": "hush"},
        {"private_key": ""},
        {"client_email": ""},
        {"type": "authorized_user"},
    ],
)
def test_a_malformed_key_is_said_without_repeating_it(sheets_server, change):
    error = refusal(Settings(service_account=sheets_server.service_account | change, api_endpoint=sheets_server.url))
    assert error.code == "bad_credentials"
    assert "hush" not in str(error)
    assert sheets_server.requests == []


def test_without_credentials_nothing_is_asked(sheets_server):
    assert refusal(Settings(api_endpoint=sheets_server.url)).code == "no_credentials"
    assert sheets_server.requests == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(status=429), "busy"),
        (Fault(status=500), "unavailable"),
        (Fault(status=503), "unavailable"),
        (Fault("html", 502), "unavailable"),
        (Fault("html", 200), "unavailable"),
        (Fault("html", 404), "unavailable"),
        (Fault("truncated"), "unavailable"),
        (Fault("invalid_json"), "unavailable"),
        (Fault("reset"), "unavailable"),
        (Fault(status=403, reason="SERVICE_DISABLED"), "api_disabled"),
        (Fault(status=400, code="FAILED_PRECONDITION"), "office_file"),
    ],
)
def test_an_outage_is_one_clear_error_after_one_request(sheets_server, by_account, fault, code):
    sheets_server.share(ID, PLAN)
    sheets_server.fail(fault)
    assert refusal(by_account).code == code
    assert len(sheets_server.reads()) == 1


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(status=429), "busy"),
        (Fault(status=503), "unavailable"),
        (Fault("html", 200), "unavailable"),
        (Fault("html", 403), "unavailable"),
        (Fault("reset"), "unavailable"),
    ],
)
def test_an_outage_of_the_token_service_is_no_fault_of_the_key(sheets_server, by_account, fault, code):
    sheets_server.fail(fault, token=True)
    assert refusal(by_account).code == code
    assert len(sheets_server.requests) == 1


def test_a_hang_ends_at_the_time_limit(sheets_server, by_account):
    sheets_server.fail(Fault("hang"))
    assert refusal(by_account, timeout=(0.2, 0.2)).code == "timeout"
    sheets_server.fail(Fault("hang"), token=True)
    assert refusal(by_account, timeout=(0.2, 0.2)).code == "timeout"


def test_a_host_that_does_not_exist_is_unavailable():
    assert refusal(Settings(api_key="k", api_endpoint="http://sheets.invalid")).code == "unavailable"


def test_a_port_where_nobody_listens_is_unavailable():
    assert refusal(Settings(api_key="k", api_endpoint="http://127.0.0.1:1")).code == "unavailable"


def test_json_of_another_shape_is_unavailable(sheets_server, by_account):
    sheets_server.share(ID, {"properties": {"title": "x"}, "sheets": {"a": 1}})
    assert refusal(by_account).code == "unavailable"


def test_two_readers_with_two_roots_do_not_disturb_each_other(sheets_server, by_account):
    sheets_server.share(ID, PLAN)
    elsewhere = Settings(api_key="k", api_endpoint="http://127.0.0.1:1")
    thread = threading.Thread(target=refusal, args=(elsewhere,))
    thread.start()
    assert open_workbook(ID, by_account).tabs == PLAN.tabs
    thread.join()


def answer(*rows: dict, **block) -> dict:
    row_data = [{"values": list(row)} if row else {} for row in rows]
    sheet = {"properties": {"title": "แผ่น 1"}, "data": [{"rowData": row_data, **block}]}
    return {"spreadsheetId": "x", "properties": {"title": "ชื่อ"}, "sheets": [sheet]}


def read(payload: dict) -> Tab:
    return workbook_from_json(payload, "x", PLAN.read_at).tabs[0]


def number(shown: str, value: float, kind: str) -> dict:
    number_format = {"numberFormat": {"type": kind}}
    return {"formattedValue": shown, "effectiveValue": {"numberValue": value}, "effectiveFormat": number_format}


def test_a_value_is_text_as_shown_and_what_is_behind_it():
    assert read(
        answer(
            [
                {"formattedValue": "๑.", "effectiveValue": {"stringValue": "๑."}},
                number("007", 7, "NUMBER"),
                number("8:30", 0.354, "TIME"),
            ]
        )
    ).rows == ((Cell("๑.", "๑."), Cell("007", 7.0, "number"), Cell("8:30", 0.354, "number")),)


def test_a_block_begins_where_it_says():
    payload = answer([{"formattedValue": "a", "effectiveValue": {"stringValue": "a"}}], startRow=1, startColumn=2)
    payload["sheets"][0]["data"].append({"rowData": [{"values": [{"formattedValue": "b"}]}], "startRow": 1})
    assert read(payload).rows == ((), (Cell("b", "b"), EMPTY, Cell("a", "a")))


def test_links_of_every_kind_are_kept_once_in_order():
    runs = [{}, {"format": {"link": {"uri": "https://b.example"}}}, {"format": {"link": {"uri": "https://a.example"}}}]
    chips = [{"chip": {"richLinkProperties": {"uri": "https://c.example"}}}, {"chip": {}}]
    cell = {"formattedValue": "x", "hyperlink": "https://a.example", "textFormatRuns": runs, "chipRuns": chips}
    assert read(answer([cell])).cell(0, 0).links == ("https://a.example", "https://b.example", "https://c.example")


def test_blank_formatted_rows_at_the_end_are_dropped():
    blank = [{"effectiveFormat": {"numberFormat": {"type": "TEXT"}}}] * 6
    first = [{"formattedValue": "a"}, *blank]
    assert [len(row) for row in read(answer(first, *[blank] * 5000)).rows] == [1]


def test_line_ends_are_one_kind():
    assert read(answer([{"formattedValue": "a\r\nb\rc", "effectiveValue": {"stringValue": "a\r\nb\rc"}}])).cell(0, 0) == Cell(
        "a\nb\nc", "a\nb\nc"
    )


def text(shown: str, **more: object) -> dict:
    return {"formattedValue": shown, "effectiveValue": {"stringValue": shown}, **more}


STRUCK = {"textFormat": {"strikethrough": True}}
PUT_OUT = {"strikethrough": True}


@pytest.mark.parametrize(
    ("cell", "unstruck"),
    [
        (text("ก ข"), None),
        (text("ก ข", userEnteredFormat=STRUCK), ""),
        (text("ก ข", userEnteredFormat={"textFormat": {"strikethrough": False}}), None),
        (text("ก ข", effectiveFormat=STRUCK), None),  # as a conditional format crosses out what is done
        (text("ก ข ค", textFormatRuns=[{"format": {}}, {"startIndex": 2, "format": PUT_OUT}, {"startIndex": 3}]), "ก ค"),
        (text("ก ข", textFormatRuns=[{"format": PUT_OUT}, {"startIndex": 1, "format": {}}]), "ข"),
        (text("ก\nข", textFormatRuns=[{"startIndex": 1, "format": PUT_OUT}]), "ก"),
        (text("👍 ก ข", textFormatRuns=[{"startIndex": 3, "format": PUT_OUT}, {"startIndex": 4}]), "👍 ข"),
        (text("ก ข", userEnteredFormat=STRUCK, textFormatRuns=[{"startIndex": 2, "format": {"strikethrough": False}}]), "ข"),
        (text("ก ข", userEnteredFormat=STRUCK, textFormatRuns=[{"startIndex": 2, "format": {}}]), ""),
        (number("7", 7, "NUMBER") | {"userEnteredFormat": STRUCK}, ""),
    ],
)
def test_what_a_person_struck_out_is_known(cell, unstruck):
    found = read(answer([cell])).cell(0, 0)
    assert (found.text, found.facts.unstruck) == (cell["formattedValue"], unstruck)
    assert found.struck == (unstruck == "")


def test_a_struck_text_does_not_strike_the_same_text_elsewhere():
    tab = read(answer([text("ก"), text("ก", userEnteredFormat=STRUCK), text("ก")]))
    assert [cell.struck for cell in tab.rows[0]] == [False, True, False]


def test_hidden_columns_and_rows_are_known_as_far_as_there_are_cells():
    hidden, seen = {"hiddenByUser": True}, {}
    payload = answer(
        [text("ก"), text("ข")], [text("ค")], columnMetadata=[seen, hidden, hidden], rowMetadata=[hidden, seen, hidden]
    )
    tab = read(payload)
    assert (tab.hidden_columns, tab.hidden_rows) == ({1}, {0})


@pytest.mark.parametrize(("shown", "kind"), [("Loading...", "LOADING"), ("กำลังโหลด...", "LOADING"), ("#REF!", "REF")])
def test_an_error_has_its_type_whatever_it_shows(shown, kind):
    error = {"formattedValue": shown, "effectiveValue": {"errorValue": {"type": kind, "message": "…"}}}
    cell = read(answer([error])).cell(0, 0)
    assert (cell.text, cell.kind, cell.error) == (shown, "error", kind)


@pytest.mark.parametrize(
    ("formula", "links", "pictures"),
    [
        ('=IMAGE("https://a.example/1.jpg")', ("https://a.example/1.jpg",), ()),
        ('= image( "https://a.example/1.jpg", 4, 50, 50)', ("https://a.example/1.jpg",), ()),
        ('=IMAGE("https://a.example/"&A1)', ("https://a.example/",), ()),
        ("=IMAGE(B2)", (), ("=IMAGE(B2)",)),
        ("=SPARKLINE(A1:C1)", (), ()),
    ],
)
def test_a_picture_by_formula_is_known(formula, links, pictures):
    cell = read(answer([{"userEnteredValue": {"formulaValue": formula}}])).cell(0, 0)
    assert (cell.links, cell.facts.pictures) == (links, pictures)
    assert cell.is_empty == (not links and not pictures)


def test_people_are_known_by_their_addresses():
    chips = [
        {"chip": {"personProperties": {"email": "tax@office.example"}}},
        {},
        {"chip": {"richLinkProperties": {"uri": "https://a.example"}}},
    ]
    cell = read(answer([text("งานรายได้", chipRuns=chips)])).cell(0, 0)
    assert (cell.facts, cell.links) == (Facts(people=("tax@office.example",)), ("https://a.example",))


BEFORE = (
    "spreadsheetId,properties(title,locale,timeZone),sheets(properties(sheetId,title,hidden),merges,"
    "data(startRow,startColumn,rowData.values(formattedValue,effectiveValue,effectiveFormat.numberFormat.type,"
    "hyperlink,textFormatRuns.format.link.uri,chipRuns.chip.richLinkProperties.uri,note)))"
)
"""What was asked for before strikes, hidden columns, formulas and people were, in an answer with line breaks."""


def test_the_answer_is_no_larger_than_before_it_held_so_much():
    formatted = {"userEnteredFormat": {"textFormat": {"strikethrough": False}}, "effectiveFormat": {}}
    row = [text("๑. จัดประชุม " * 4, **formatted)] * 7 + [
        number("50%", 0.5, "PERCENT")
        | formatted
        | {"userEnteredValue": {"formulaValue": "=IFERROR(VLOOKUP($A2,ข้อมูล!$A:$F,4,FALSE),0)"}}
    ]
    payload = answer(*[row] * 200, rowMetadata=[{"pixelSize": 21}] * 200, columnMetadata=[{"pixelSize": 100}] * 26)
    before = json.dumps(masked(payload, parsed_mask(BEFORE)), ensure_ascii=False, indent=2)
    now = json.dumps(masked(payload, parsed_mask(FIELDS)), ensure_ascii=False, separators=(",", ":"))
    assert len(now.encode()) < len(before.encode())


@pytest.mark.parametrize(
    ("mask", "shown"),
    [
        ("a", {"a": {"b": 1, "c": [{"d": 2, "e": 3}]}}),
        ("a.b", {"a": {"b": 1}}),
        ("a/c(d),f", {"a": {"c": [{"d": 2}]}, "f": 4}),
        ("a(b,c.e)", {"a": {"b": 1, "c": [{"e": 3}]}}),
        ("*", {"a": {"b": 1, "c": [{"d": 2, "e": 3}]}, "f": 4}),
    ],
)
def test_the_server_applies_field_masks(mask, shown):
    assert masked({"a": {"b": 1, "c": [{"d": 2, "e": 3}]}, "f": 4}, parsed_mask(mask)) == shown


@pytest.mark.parametrize("mask", ["a(", "a)", "a,,b", "", "a b"])
def test_the_server_refuses_what_is_no_field_mask(mask):
    with pytest.raises(ValueError):
        parsed_mask(mask)

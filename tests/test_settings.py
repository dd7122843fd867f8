"""Settings: where each may come from, which one wins, and what is said of a wrong one."""

import json
import tomllib
import traceback
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError
from streamlit import config

import ita_dash.settings.settingfiles
import ita_dash.settings.settingstamp
from ita_dash.fieldnames import COLUMN_FIELDS
from ita_dash.form.headings.spellings import FIELDS
from ita_dash.settings import Settings, load_settings
from ita_dash.settings.accesssection import AccessSettings
from ita_dash.settings.limitsection import LimitSettings
from ita_dash.settings.reportsection import ReportSettings
from ita_dash.settings.settingerrors import SettingError
from ita_dash.settings.settingfiles import read_from
from ita_dash.settings.settingsources import ACCOUNT_FIELDS, APP_SETTINGS, CONNECTION_SETTINGS, PREFIX, SECTIONS
from ita_dash.ui.configured import settings_files

EXAMPLE = Path(__file__).parents[1] / ".streamlit" / "secrets.example.toml"
KEY = "-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----\\n"


@pytest.fixture
def office(tmp_path):
    """A folder whose secrets file a test fills; gives the settings that come of it."""

    def load(secrets="", environ=None, **overrides):
        (tmp_path / ".streamlit").mkdir(exist_ok=True)
        (tmp_path / ".streamlit" / "secrets.toml").write_text(secrets, encoding="utf-8")
        return load_settings(overrides, environ=environ or {}, folders=[tmp_path])

    return load


def said_in(settings: Settings) -> Settings:
    """``settings`` without the folders that they have where nobody names any; see ``test_limit_settings.py``."""
    assert settings.files
    return settings.model_copy(update={"files": ()})


def refusal(load, *args, **kwargs) -> str:
    with pytest.raises(SettingError) as caught:
        load(*args, **kwargs)
    return caught.value.message


def test_nothing_is_needed(office):
    assert said_in(office()) == Settings()


def test_every_setting_of_the_file(office):
    settings = office(f"""
        [connections.gsheets]
        spreadsheet = "plan.xlsx"
        type = "service_account"
        client_email = "a@b.example"
        private_key = '{KEY}'
        worksheet = "Sheet1"
        api_endpoint = "http://127.0.0.1:9/"
        [years]
        2566 = "old.xlsx"
        [columns]
        division = ["คนทำ"]
        [app]
        as_of = "2024-06-30"
        refresh_seconds = 5
        history_url = "sqlite:///here.db"
        office = "อบต. ตัวอย่าง"
        thai_digits = false
        hosts = ["ITA.office.go.th", "10.0.0.1"]
        frame_ancestors = "https://www.office.go.th"
        [report]
        item = "O26"
        signatories = [{{name = "ก", position = "นายก"}}, {{name = "ข"}}]
        empty_recommendation = ""
    """)
    assert said_in(settings) == Settings(
        spreadsheet="plan.xlsx",
        service_account={
            "type": "service_account",
            "client_email": "a@b.example",
            "private_key": "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        },
        api_endpoint="http://127.0.0.1:9",
        years={2566: "old.xlsx"},
        columns={"division": ("คนทำ",)},
        as_of=date(2024, 6, 30),
        refresh_seconds=5,
        history_url="sqlite:///here.db",
        office="อบต. ตัวอย่าง",
        thai_digits=False,
        hosts=["ita.office.go.th", "10.0.0.1"],
        frame_ancestors=["https://www.office.go.th"],
        report={"item": "O26", "signatories": [{"name": "ก", "position": "นายก"}, {"name": "ข"}], "empty_recommendation": ""},
    )


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("SPREADSHEET", "plan.csv", "plan.csv"),
        ("API_KEY", "a-key", "a-key"),
        ("API_ENDPOINT", "http://proxy:8080", "http://proxy:8080"),
        ("AS_OF", "2024-02-29", date(2024, 2, 29)),
        ("REFRESH_SECONDS", "30", 30),
        ("HISTORY_URL", "postgresql+psycopg://host/db", "postgresql+psycopg://host/db"),
        ("OFFICE", "เทศบาล", "เทศบาล"),
        ("THAI_DIGITS", "false", False),
        ("HOSTS", "ita.office.go.th, *.example.org", ("ita.office.go.th", "*.example.org")),
        ("FRAME_ANCESTORS", "https://www.office.go.th:8443", ("https://www.office.go.th:8443",)),
        ("YEARS", '{"2566": "a.xlsx"}', {2566: "a.xlsx"}),
        ("YEARS", "2566=https://x/?a=b; ๒๕๖๗ = b.csv;", {2566: "https://x/?a=b", 2567: "b.csv"}),
        ("COLUMNS", '{"division": ["คนทำ"], "activity": "ภารกิจ"}', {"division": ("คนทำ",), "activity": ("ภารกิจ",)}),
        ("REPORT", '{"item": "O26", "fiscal_year": 2567}', ReportSettings(item="O26", fiscal_year=2567)),
        ("ACCESS", '{"mode": "closed", "people": "A@b.example "}', AccessSettings(mode="closed", people=["a@b.example"])),
        ("SERVICE_ACCOUNT", '{"client_email": "a@b.example"}', {"client_email": "a@b.example"}),
    ],
)
def test_every_setting_of_the_environment(office, name, text, value):
    assert getattr(office(environ={PREFIX + name: text}), name.lower()) == value


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(office):
    file = '[app]\noffice = "file"\nas_of = 2024-01-01\nrefresh_seconds = 9'
    settings = office(file, {"ITA_DASH_OFFICE": "environment", "ITA_DASH_REFRESH_SECONDS": "8"}, refresh_seconds=7, as_of=None)
    assert (settings.office, settings.as_of, settings.refresh_seconds) == ("environment", date(2024, 1, 1), 7)


def test_the_mode_has_a_variable_of_its_own_beside_the_lists_of_the_file(office):
    file = "[access]\nmode = 'public'\npeople = 'a@b.example'"
    assert office(file, {"ITA_DASH_ACCESS_MODE": "closed"}).access == AccessSettings(mode="closed", people=["a@b.example"])
    assert office("", {"ITA_DASH_ACCESS_MODE": "public"}).access.mode == "public"
    assert "ITA_DASH_ACCESS_MODE" in refusal(office, "", {"ITA_DASH_ACCESS_MODE": "hush"})


def test_what_streamlits_sign_in_needs_is_there_or_not(office):
    one = "client_id = 'i'\nclient_secret = 's'\nserver_metadata_url = 'u'"
    whole = f"[auth]\nredirect_uri = 'https://ita.office.go.th/oauth2callback'\ncookie_secret = '{'c' * 32}'\n"
    assert office(f"{whole}{one}").auth.ready
    assert office(f"{whole}[auth.google]\n{one}").auth.providers == ("google",)
    assert office(f"{whole}{one}").auth.origin == "https://ita.office.go.th"
    assert not office(whole).auth.ready
    assert not office(f"{whole}{one}".replace("c" * 32, "c" * 31)).auth.ready  # could be guessed from a cookie
    for address in ("r", "//[", "https://[/oauth2callback"):
        assert not office(f"{whole}{one}".replace("https://ita.office.go.th/oauth2callback", address)).auth.ready
    assert not office(f"[auth]\n{one}").auth.ready


def test_an_empty_variable_is_not_set(office):
    assert office('[app]\noffice = "file"', {"ITA_DASH_OFFICE": " "}).office == "file"


def test_the_nearer_file_wins_setting_by_setting(tmp_path):
    for folder, text in (("home", 'office = "home"\nrefresh_seconds = 5'), ("project", 'office = "project"')):
        (tmp_path / folder / ".streamlit").mkdir(parents=True)
        (tmp_path / folder / ".streamlit" / "secrets.toml").write_text(f"[app]\n{text}", encoding="utf-8")
    settings = load_settings(environ={}, folders=[tmp_path / "home", tmp_path / "none", tmp_path / "project"])
    assert (settings.office, settings.refresh_seconds) == ("project", 5)


def test_the_usual_key_file_wins_over_the_file(office, tmp_path):
    key_file = tmp_path / "key.json"
    key_file.write_text(json.dumps({"client_email": "env@b.example", "private_key": KEY}))
    settings = office(
        '[connections.gsheets]\nclient_email = "file@b.example"\nproject_id = "p"',
        {"GOOGLE_APPLICATION_CREDENTIALS": str(key_file)},
    )
    assert settings.service_account["client_email"] == "env@b.example"
    assert "project_id" not in settings.service_account


def test_an_api_key_of_the_environment_replaces_the_account_of_the_file(office):
    settings = office('[connections.gsheets]\nclient_email = "file@b.example"', {"ITA_DASH_API_KEY": "k"})
    assert (settings.api_key, settings.service_account) == ("k", None)


WRONG = [
    ("[app]\nas_of = 'tomorrow'", ("[app] as_of", "tomorrow", "2024-06-30")),
    ("[app]\nas_of = '2567-06-30'", ("[app] as_of", "2567-06-30")),
    ("[app]\nas_of = 20240630", ("[app] as_of", "20240630")),
    ("[app]\nrefresh_seconds = 0", ("[app] refresh_seconds", "0")),
    ("[app]\nunderstand_seconds = 0", ("[app] understand_seconds", "3600")),
    ("[app]\nunderstand_megabytes = 100", ("[app] understand_megabytes", "300")),
    ("[app]\nrefresh_seconds = 'often'", ("[app] refresh_seconds", "often")),
    ("[app]\nrefresh_seconds = nan", ("[app] refresh_seconds", "nan")),
    ("[app]\nhistory_url = 'var/history.db'", ("[app] history_url", "sqlite:///var/history.db")),
    ("[app]\nhistory_url = 'sqlite:///a\\u0000b'".replace("'", '"'), ("[app] history_url",)),
    ("[app]\nthai_digits = 'perhaps'", ("[app] thai_digits", "perhaps")),
    ('[app]\noffice = "\\u0000"', ("[app] office",)),
    ("[app]\noffice = 1979-05-27T07:32:00", ("[app] office",)),
    ("[app]\nofice = 'x'", ("ofice", "office")),
    ("[app]\nsomething = 'x'", ("something", "refresh_seconds")),
    ("[app]\nlanguage = 'en'", ("language", "refresh_seconds")),
    ("[app]\nhosts = ['https://ita.office.go.th']", ("[app] hosts", "ita.office.go.th")),
    ("[app]\nhosts = ['a b']", ("[app] hosts",)),
    ("[app]\nhosts = {a = 1}", ("[app] hosts",)),
    ("[app]\nframe_ancestors = ['www.office.go.th']", ("[app] frame_ancestors", "https://www.office.go.th")),
    ("[app]\nframe_ancestors = ['https://a.go.th; script-src *']", ("[app] frame_ancestors",)),
    ("[app]\nframe_ancestors = ['https://a.go.th/path']", ("[app] frame_ancestors",)),
    ("[[app]]\noffice = 'x'", ("[app]",)),
    ("[connections.gsheets]\nspreadshet = 'x'", ("spreadshet", "spreadsheet")),
    ("[connections.gsheets]\nspreadsheet = 7", ("[connections.gsheets] spreadsheet", ".xlsx")),
    ("[connections.gsheets]\napi_endpoint = 'https://proxy/v4'", ("api_endpoint", "https://sheets.googleapis.com")),
    ("[connections.gsheets]\napi_endpoint = 'proxy:80'", ("api_endpoint",)),
    ("[connections.gsheets]\napi_endpoint = 'https://[::1'", ("api_endpoint",)),
    ("connections = 3", ("[connections]",)),
    ("connections.gsheets = [3]", ("[connections.gsheets]",)),
    ("[years]\n2023 = 'x'", ("[years]", "2566")),
    ("[years]\nlast = 'x'", ("[years]", "2566")),
    ("[years]\n2566 = ''", ("[years]", "2566")),
    ("[years]\n2566.a = 'x'", ("[years]", "2566")),
    ("years = 3", ("[years]",)),
    ("[columns]\nwho = ['x']", ("[columns]", "division")),
    ("[columns]\ndivision = 3", ("[columns]", "division")),
    ("columns = 3", ("[columns]",)),
    ("[report]\nempty_recommendation = 'nil'", ("[report] empty_recommendation", "nil", "ไม่มี")),
    ("[report]\nfiscal_year = 2024", ("[report] fiscal_year", "2024", "2567")),
    ("[report]\nsignatories = 'ก'", ("[report] signatories",)),
    ("[report]\nsignatory = 'ก'", ("[report]", "signatory", "signatories")),
    ("[report]\nthai_digits = 'perhaps'", ("[report] thai_digits", "perhaps")),
    ("report = 3", ("[report]",)),
    ("[access]\nmode = 'open'", ("[access] mode", "open", "signed-in")),
    ("[access]\nmodus = 'public'", ("[access]", "modus", "mode")),
    ("[access]\npeople = 3", ("[access] people",)),
    ("[access]\ndomains = ['@office.go.th']", ("[access] domains",)),
    ("[access]\nhours = 0", ("[access] hours", "0", "720")),
    ("[access.divisions]\n'กองคลัง' = 3", ("[access] divisions",)),
    ("[access.tokens]\nexcel = 'a token itself'", ("[access] tokens",)),
    ("[auth]\ncookie_secret = 3", ("[auth]",)),
    ("[app\n", ("secrets.toml", "line 1")),
    ("x = " + "[" * 5000, ("secrets.toml",)),
    ("x = " + "9" * 5000, ("secrets.toml",)),
    ("x = '" + "9" * 1_100_000 + "'", ("secrets.toml",)),
]


@pytest.mark.parametrize(("secrets", "named"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_setting_is_named(office, secrets, named):
    message = refusal(office, secrets)
    assert all(word in message for word in named), message


def test_a_windows_path_in_double_quotes_is_told_to_take_single_ones(office):
    path = "C:\\Users\\plan.xlsx"
    assert "'…'" in refusal(office, f'[connections.gsheets]\nspreadsheet = "{path}"')
    assert office(f"[connections.gsheets]\nspreadsheet = '{path}'").spreadsheet == path


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[connections.gsheets]\nspreadsheet = "D:\\new.xlsx"', "[connections.gsheets] spreadsheet"),
        ('[connections.gsheets]\nspreadsheet = "D:\\\\plans\\budget.xlsx"', "[connections.gsheets] spreadsheet"),
        ('[years]\n2566 = "C:\\form.xlsx"', "[years] 2566"),
        ('[app]\nhistory_url = "sqlite:///D:\\nakhon.db"', "[app] history_url"),
        ('[connections.gsheets]\nspreadsheet = "\\\\server\\new\\form.xlsx"', "[connections.gsheets] spreadsheet"),
        ('[app]\nfiles = ["/srv/ita", "D:\\new"]', "[app] files"),
        ('[app]\ncontinues = "D:\\new.xlsx"', "[app] continues"),
        ('[app]\nwords = "D:\\new.toml"', "[app] words"),
        ('[report]\nlogo = "C:\\templates\\new.png"', "[report] logo"),
        ('[report]\ntemplate = "C:\\templates\\new.docx"', "[report] template"),
    ],
)
def test_a_windows_path_that_toml_understands_as_something_else_is_told_so_too(office, text, named):
    message = refusal(office, text)
    assert "'…'" in message
    assert named in message


def test_lines_of_a_text_are_no_windows_path(office):
    assert office('[report]\npreface = "A: one\\ntwo"').report.preface == "A: one\ntwo"


def said_of(load, *args, **kwargs) -> str:
    """All that a page, the command line and a log would say; empty where the settings are good."""
    try:
        load(*args, **kwargs)
    except SettingError as error:
        return "".join([error.message, error.advice, *error.facts, *traceback.format_exception(error)])
    return ""


SLIP = "postgres//user:hush@host/db"


@pytest.mark.parametrize(
    "name", [*APP_SETTINGS, *CONNECTION_SETTINGS, *SECTIONS, *ReportSettings.model_fields, *AccessSettings.model_fields]
)
@pytest.mark.parametrize("value", [f"'{SLIP}'", f"['{SLIP}']", f"{{a = '{SLIP}'}}", f"{{2023 = '{SLIP}'}}", '"hush\\u0000"'])
def test_no_value_of_a_setting_is_repeated(office, name, value):
    """A password may stand in any line by mistake. What is a good value there is in no message either."""
    sections = {"app": APP_SETTINGS, "connections.gsheets": CONNECTION_SETTINGS, "access": AccessSettings.model_fields}
    section = next((place for place, names in sections.items() if name in names), "report")
    text = f"{name} = {value}" if name in SECTIONS else f"[{section}]\n{name} = {value}"
    assert "hush" not in said_of(office, text)


@pytest.mark.parametrize("name", [*Settings.model_fields, "nonsense"])
@pytest.mark.parametrize("value", [SLIP, '{"a": "hush"}', '{"2566": "hush", "division": {"hush": 1}}', "hush\ud800", "[" * 9000])
def test_no_variable_is_repeated(office, name, value):
    assert "hush" not in said_of(office, environ={PREFIX + name.upper(): value})


def test_a_key_pasted_in_place_of_its_files_name_is_not_repeated(office):
    assert "hush" not in refusal(office, environ={"GOOGLE_APPLICATION_CREDENTIALS": '{"private_key": "hush"}'})
    assert "hush" not in refusal(office, environ={"GOOGLE_APPLICATION_CREDENTIALS": "hush" * 5000})
    assert "hush" not in refusal(office, environ={"GOOGLE_APPLICATION_CREDENTIALS": "hush\0"})


def test_what_pydantic_says_holds_no_value():
    with pytest.raises(ValidationError) as caught:
        Settings(history_url=SLIP, as_of=SLIP)
    assert "hush" not in str(caught.value)


def test_keys_of_caches_hold_no_secret():
    one, same, other = Settings(api_key="hush"), Settings(api_key="hush"), Settings(api_key="hush!")
    assert one.fingerprint == same.fingerprint != other.fingerprint
    assert "hush" not in one.fingerprint + repr(one)


def test_settings_that_nobody_changed_are_made_once(office):
    one = office('[app]\noffice = "อบต."')
    assert office('[app]\noffice = "อบต."') is one
    assert office('[app]\noffice = "เทศบาล"').office == "เทศบาล"
    assert office('[app]\noffice = "อบต."', files="/srv/ita").files == ("/srv/ita",)
    assert office('[app]\noffice = "อบต."').files == one.files


@pytest.fixture
def own_office(tmp_path, monkeypatch):
    """A folder from which a process is run whose file of settings a test writes; no change counts as young."""
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(tmp_path / "secrets.toml"))
    monkeypatch.chdir(tmp_path)
    opened = []
    read = ita_dash.settings.from_file
    monkeypatch.setattr(ita_dash.settings, "from_file", lambda file: opened.append(file) or read(file))
    monkeypatch.setattr(ita_dash.settings.settingstamp, "YOUNG", 0.0)

    def write(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")

    return write, opened


def test_settings_are_not_read_again_while_nothing_they_come_from_has_changed(own_office, tmp_path, monkeypatch):
    write, opened = own_office
    write("secrets.toml", '[app]\noffice = "อบต."')
    one = load_settings()
    read = len(opened)
    assert load_settings() is one
    assert len(opened) == read > 0
    write("secrets.toml", '[app]\noffice = "ทต."')
    assert load_settings().office == "ทต."
    monkeypatch.setenv(f"{PREFIX}OFFICE", "อบจ.")
    assert load_settings().office == "อบจ."
    monkeypatch.delenv(f"{PREFIX}OFFICE")
    write("key.json", '{"client_email": "a@office.example"}')
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "key.json"))
    assert load_settings().service_account == {"client_email": "a@office.example"}
    write("key.json", '{"client_email": "b@office.example"}')
    assert load_settings().service_account == {"client_email": "b@office.example"}
    assert load_settings({"office": "เทศบาล"}).office == "เทศบาล"
    (tmp_path / "secrets.toml").unlink()
    assert load_settings().office == ""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.delenv(f"{PREFIX}FILES", raising=False)
    load_settings()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert str(tmp_path / "elsewhere") in load_settings().files


def test_a_file_that_was_written_a_moment_ago_is_read_again(own_office, monkeypatch):
    """Its time tells nothing yet: what is written next may have the same."""
    write, opened = own_office
    write("secrets.toml", '[app]\noffice = "อบต."')
    monkeypatch.setattr(ita_dash.settings.settingstamp, "YOUNG", 3600.0)
    load_settings()
    read = len(opened)
    assert load_settings().office == "อบต."
    assert len(opened) == 2 * read


def test_a_folder_of_settings_is_read_each_time(own_office, tmp_path, monkeypatch):
    write, _opened = own_office
    (tmp_path / "mounted" / "app").mkdir(parents=True)
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(tmp_path / "mounted"))
    write("mounted/app/office", "อบต.")
    assert load_settings().office == "อบต."
    write("mounted/app/office", "ทต.")
    assert load_settings().office == "ทต."


def test_a_wrong_file_is_said_each_time(own_office):
    write, _opened = own_office
    write("secrets.toml", '[app]\nofice = "อบต."')
    assert refusal(load_settings) == refusal(load_settings)


def test_a_copy_of_settings_has_a_fingerprint_of_its_own(office):
    one = office('[app]\noffice = "อบต."')
    before = one.fingerprint
    assert one.model_copy(update={"office": "เทศบาล"}).fingerprint != before == one.fingerprint


def test_a_wrong_variable_is_named(office):
    assert "ITA_DASH_AS_OF" in refusal(office, environ={"ITA_DASH_AS_OF": "x"})
    assert "ITA_DASH_YEARS" in refusal(office, environ={"ITA_DASH_YEARS": '{"2566": '})
    assert "ITA_DASH_SPREADSHEET" in refusal(office, environ={"ITA_DASH_SPREADSHEETS": "x"})
    assert "GOOGLE_APPLICATION_CREDENTIALS" in refusal(office, environ={"GOOGLE_APPLICATION_CREDENTIALS": "/nowhere.json"})


@pytest.mark.parametrize(
    "secrets",
    [
        "[connections.gsheets]\nclient_email = 'a@b.example'\nprivate_key = ['hush']",
        "[connections.gsheets]\nprivate_key = '''hush",
        "[connections.gsheets]\napi_key = {hush = 'hush'}",
    ],
)
def test_a_secret_is_never_repeated(office, secrets):
    assert "hush" not in refusal(office, secrets)


def test_streamlits_variable_names_other_files_instead_of_the_usual_ones(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("a.toml", "office = 'ก'\nlinks = false"),
        ("b.toml", "office = 'ข'"),
        (".streamlit/secrets.toml", "as_of = 1"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"[app]\n{text}", encoding="utf-8")
    named = f"{tmp_path}/a.toml {tmp_path}/b.toml {tmp_path}/none.toml"
    assert said_in(load_settings(environ={"STREAMLIT_SECRETS_FILES": named})) == Settings(office="ข", links=False)


def test_a_folder_as_containers_mount_secrets_holds_a_setting_in_each_file(tmp_path):
    written = {
        "connections.gsheets/spreadsheet": "plan.xlsx\n",
        "connections.gsheets/client_email": "a@b.example",
        "connections.gsheets/private_key": KEY,
        "app/office": "อบต. ตัวอย่าง",
        "app/refresh_seconds": "7\n",
        "app/hosts": "ita.office.go.th, *.example.org",
        "years/2566": "old.xlsx",
        "columns/division": "คนทำ",
        "report/item": "O26",
        "..data/office": "Kubernetes' own",
        "app/..2026": "Kubernetes' own",
    }
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = load_settings(environ={"STREAMLIT_SECRETS_FILES": str(tmp_path)})
    assert said_in(settings) == Settings(
        spreadsheet="plan.xlsx",
        service_account={"client_email": "a@b.example", "private_key": KEY.replace("\\n", "\n")},
        office="อบต. ตัวอย่าง",
        refresh_seconds=7,
        hosts=["ita.office.go.th", "*.example.org"],
        years={2566: "old.xlsx"},
        columns={"division": ["คนทำ"]},
        report={"item": "O26"},
    )
    (tmp_path / "app" / "ofice").write_text("x")
    assert "office" in refusal(load_settings, environ={"STREAMLIT_SECRETS_FILES": str(tmp_path)})
    (tmp_path / "app" / "ofice").write_bytes(b"\xff")
    assert "app/ofice" in refusal(load_settings, environ={"STREAMLIT_SECRETS_FILES": str(tmp_path)})


def test_files_that_the_command_line_names_are_the_settings(tmp_path, monkeypatch):
    """As ``app.py`` does it: the command line, a variable or a ``config.toml`` names them, instead of the usual ones."""
    monkeypatch.setattr(ita_dash.settings.settingfiles, "_NAMED", [])
    assert settings_files() == []
    (tmp_path / "a b.toml").write_text("[app]\noffice = 'ก'", encoding="utf-8")
    (tmp_path / "other.toml").write_text("[app]\noffice = 'ข'", encoding="utf-8")
    before = config.get_option("secrets.files")
    try:
        config.set_option("secrets.files", [str(tmp_path / "a b.toml")], "command-line argument or environment variable")
        read_from(settings_files())
    finally:
        config.set_option("secrets.files", before, "<default>")
    assert load_settings(environ={"STREAMLIT_SECRETS_FILES": str(tmp_path / "other.toml")}).office == "ก"


def test_the_fields_that_columns_may_name_are_those_of_the_form():
    assert COLUMN_FIELDS == FIELDS


def test_who_runs_the_dashboard_is_told_which_file_is_wrong_and_a_page_is_not(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text("[app", encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        load_settings(environ={}, folders=[tmp_path])
    assert str(tmp_path) in "".join(caught.value.facts)
    assert str(tmp_path) not in caught.value.message + caught.value.advice


def test_secrets_are_not_in_the_settings_repr():
    assert "hush" not in repr(Settings(api_key="hush", service_account={"private_key": "hush"}))


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_bytes("[app]\noffice = 'อบต.'".encode("cp874"))
    assert "UTF-8" in refusal(load_settings, environ={}, folders=[tmp_path])


def test_the_example_file_names_every_setting_and_is_valid():
    text = EXAMPLE.read_text(encoding="utf-8")
    names = (*Settings.model_fields, *ReportSettings.model_fields, *LimitSettings.model_fields, *AccessSettings.model_fields)
    assert [name for name in names if name not in text] == []
    sections = {"connections", "years", "meetings", "columns", "app", "report", "published", "limits", "access"}
    assert set(tomllib.loads(text)) == sections


def test_the_example_file_sets_nothing(office):
    assert said_in(office(EXAMPLE.read_text(encoding="utf-8"))) == Settings()


def test_every_setting_can_be_given_in_the_file():
    known = {*APP_SETTINGS, *CONNECTION_SETTINGS, *SECTIONS, *ACCOUNT_FIELDS, "service_account"}
    assert set(Settings.model_fields) - known == set()
    assert set(APP_SETTINGS) - set(Settings.model_fields) == set()

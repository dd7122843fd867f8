"""Settings: where each may come from, which one wins, and what is said of a wrong one."""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from ita_dash.report_settings import ReportSettings
from ita_dash.settings import PREFIX, Settings, load_settings
from ita_dash.sheet.errors import SheetError

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


def refusal(load, *args, **kwargs) -> str:
    with pytest.raises(SheetError) as caught:
        load(*args, **kwargs)
    assert caught.value.code == "bad_setting"
    return caught.value.message


def test_nothing_is_needed(office):
    assert office() == Settings()


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
        language = "en"
        [report]
        item = "O26"
        signatories = [{{name = "ก", position = "นายก"}}, {{name = "ข"}}]
        empty_recommendation = ""
    """)
    assert settings == Settings(
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
        language="en",
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
        ("LANGUAGE", "en", "en"),
        ("YEARS", '{"2566": "a.xlsx"}', {2566: "a.xlsx"}),
        ("YEARS", "2566=https://x/?a=b; ๒๕๖๗ = b.csv;", {2566: "https://x/?a=b", 2567: "b.csv"}),
        ("COLUMNS", '{"division": ["คนทำ"], "activity": "ภารกิจ"}', {"division": ("คนทำ",), "activity": ("ภารกิจ",)}),
        ("REPORT", '{"item": "O26", "fiscal_year": 2567}', ReportSettings(item="O26", fiscal_year=2567)),
        ("SERVICE_ACCOUNT", '{"client_email": "a@b.example"}', {"client_email": "a@b.example"}),
    ],
)
def test_every_setting_of_the_environment(office, name, text, value):
    assert getattr(office(environ={PREFIX + name: text}), name.lower()) == value


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(office):
    file = '[app]\noffice = "file"\nas_of = 2024-01-01\nrefresh_seconds = 9'
    settings = office(file, {"ITA_DASH_OFFICE": "environment", "ITA_DASH_REFRESH_SECONDS": "8"}, refresh_seconds=7, as_of=None)
    assert (settings.office, settings.as_of, settings.refresh_seconds) == ("environment", date(2024, 1, 1), 7)


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


@pytest.mark.parametrize(
    ("secrets", "named"),
    [
        ("[app]\nas_of = 'tomorrow'", ("[app] as_of", "tomorrow", "2024-06-30")),
        ("[app]\nas_of = '2567-06-30'", ("[app] as_of", "2567-06-30")),
        ("[app]\nas_of = 20240630", ("[app] as_of", "20240630")),
        ("[app]\nrefresh_seconds = 0", ("[app] refresh_seconds", "0")),
        ("[app]\nrefresh_seconds = 'often'", ("[app] refresh_seconds", "often")),
        ("[app]\nhistory_url = 'var/history.db'", ("[app] history_url", "var/history.db")),
        ("[app]\nlanguage = 'fr'", ("[app] language", "fr")),
        ("[app]\nthai_digits = 'perhaps'", ("[app] thai_digits", "perhaps")),
        ("[app]\nofice = 'x'", ("ofice", "office")),
        ("[app]\nsomething = 'x'", ("something", "refresh_seconds")),
        ("[connections.gsheets]\nspreadshet = 'x'", ("spreadshet", "spreadsheet")),
        ("[connections.gsheets]\nspreadsheet = 7", ("[connections.gsheets] spreadsheet", "7")),
        ("[connections.gsheets]\napi_endpoint = 'https://proxy/v4'", ("api_endpoint", "https://proxy/v4")),
        ("[connections.gsheets]\napi_endpoint = 'proxy:80'", ("api_endpoint", "proxy:80")),
        ("[years]\n2023 = 'x'", ("[years]", "2023")),
        ("[years]\nlast = 'x'", ("[years]", "last")),
        ("[years]\n2566 = ''", ("[years]", "2566")),
        ("years = 3", ("[years]",)),
        ("[columns]\nwho = ['x']", ("[columns]", "who", "division")),
        ("[columns]\ndivision = 3", ("[columns]", "division", "3")),
        ("columns = 3", ("[columns]",)),
        ("[report]\nempty_recommendation = 'nil'", ("[report] empty_recommendation", "nil", "ไม่มี")),
        ("[report]\nfiscal_year = 2024", ("[report] fiscal_year", "2024", "2567")),
        ("[report]\nsignatories = 'ก'", ("[report] signatories", "ก")),
        ("[report]\nsignatory = 'ก'", ("[report]", "signatory", "signatories")),
        ("[report]\nthai_digits = 'perhaps'", ("[report] thai_digits", "perhaps")),
        ("report = 3", ("[report]",)),
        ("[app\n", ("secrets.toml", "line 1")),
    ],
)
def test_a_wrong_setting_is_named_with_what_was_read(office, secrets, named):
    message = refusal(office, secrets)
    assert all(word in message for word in named), message


def test_a_wrong_variable_is_named(office):
    assert "ITA_DASH_AS_OF" in refusal(office, environ={"ITA_DASH_AS_OF": "x"})
    assert "ITA_DASH_YEARS" in refusal(office, environ={"ITA_DASH_YEARS": '{"2566": '})
    assert "ITA_DASH_SPREADSHEET" in refusal(office, environ={"ITA_DASH_SPREADSHEETS": "x"})
    assert "/nowhere.json" in refusal(office, environ={"GOOGLE_APPLICATION_CREDENTIALS": "/nowhere.json"})


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
    assert load_settings(environ={"STREAMLIT_SECRETS_FILES": named}) == Settings(office="ข", links=False)


def test_secrets_are_not_in_the_settings_repr():
    assert "hush" not in repr(Settings(api_key="hush", service_account={"private_key": "hush"}))


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_bytes("[app]\noffice = 'อบต.'".encode("cp874"))
    assert "UTF-8" in refusal(load_settings, environ={}, folders=[tmp_path])


def test_the_example_file_names_every_setting_and_is_valid():
    text = EXAMPLE.read_text(encoding="utf-8")
    assert [name for name in (*Settings.model_fields, *ReportSettings.model_fields) if name not in text] == []
    assert set(tomllib.loads(text)) == {"connections", "years", "columns", "app", "report"}


def test_the_example_file_sets_nothing(office):
    assert office(EXAMPLE.read_text(encoding="utf-8")) == Settings()

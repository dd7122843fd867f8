"""``docs/troubleshooting.md``: what the dashboard says, why, what to do: ``python -m tests.trouble_list`` prints it.

Messages and advice are those of the code; why each comes stands here. ``tests/test_troubleshooting.py`` asks for each.
"""

import re
from collections.abc import Iterable, Iterator

from ita_dash import filemaking
from ita_dash.history import backuperrors, loss, storenotices
from ita_dash.messages import _
from ita_dash.settings.settingsources import EXPECTED
from ita_dash.sheet import errors
from ita_dash.sheet.limits import LIMITS

Entry = tuple[str, str, str]
"""The English message, why it comes, what to do."""
SHEET = {
    "not_found": "the link or id is wrong, or the sheet was deleted, or moved to where the account does not see it",
    "forbidden": "the sheet is not shared with the service account",
    "forbidden_key": "the sheet is not shared with anyone who has the link, or the key is restricted to another API or address",
    "api_disabled": "the Google Cloud project of the key never turned the API on",
    "office_file": "somebody put an .xlsx into Drive: Google keeps it as a file, which its API does not read",
    "no_credentials": "the settings name a Google Sheet and neither a service account nor an API key",
    "bad_credentials": "the key was copied in part, or without its line breaks",
    "revoked": "the key was deleted, has expired, or this machine's clock is wrong (`ita-dash doctor` says by how much)",
    "bad_source": "a link to something else (a Drive folder, a document), or a path of another kind of file",
    "file_missing": "the file was moved or renamed, or the path begins in another folder than the app does",
    "file_elsewhere": "it, or what its link leads to, is in no folder of `files`, or without it of the settings",
    "file_unreadable": "no .xlsx or .csv whatever its name says, a password, damage, no right to read it, or no ordinary file",
    "busy": "other programs use the same account's 60 reads a minute",
    "unavailable": "Google or the network between had a fault",
    "timeout": "Google or the network between is slow: 20 seconds were not enough, four times",
    "still_reading": "the first read takes longer than a page waits",
    "no_form": "no header row among the first 20 rows of any tab, or the tabs that have one are hidden or copies",
    "unexpected": "a fault of the app's own",
    "ended": "the server is being started anew",
    "too_long": "one cell, or a sheet larger than the machine can read in that time",
    "too_much": "one cell, or a sheet larger than the memory that the settings allow",
    "no_year": "the address asks for a year that no spreadsheet has",
    "loading": "IMPORTRANGE or another formula had not got its data when the sheet was read",
}
STORE = {
    "full": "the disk has no room",
    "read_only": "the file, its folder or the disk is read-only for the app's user",
    "unwritable": "the folder cannot be made or written, or the disk has a fault",
    "unavailable": "PostgreSQL is stopped, cannot be reached, or refuses the user",
    "bad_url": "a mistake in the address",
    "newer": "an older app was started again after a newer one had brought the store up to date",
    "corrupt": "the disk or a copy in the middle of a write damaged the file",
    "no_room": "something in the sheet changes at each read and is part of what is reported",
    "stuck": "the damaged file is in use by another program, or its folder may not be written",
}
FILES = {
    "busy": ("24 files are being made or wait", "Wait 10 seconds."),
    "making": ("a report of a large office, which takes its time", "Ask again when it says: it is kept then."),
    "ended": ("the server is being started anew", "Wait a minute."),
    "time": ("a report of very many rows", "Choose fewer rows with the filters."),
    "memory": ("a report of very many rows", "Choose fewer rows with the filters."),
    "died": ("a fault of the app's own", "Look for the number in the log: it has the kind of the error and where it was."),
}
BACKUP = "see the message"
LOST = {
    "no_form": "the header row was deleted or renamed, or the tab hidden",
    "column_gone": "a column was deleted or its heading changed",
    "assignments_halved": "rows were deleted or filtered into another tab",
    "reports_gone": "cells were cleared, or formulas in them fail",
}
UNDO = "Undo the last change in the sheet (File > Version history), or leave it if it was meant: it is named for a week."
WRONG_LINE = "Correct that line; [secrets.example.toml](../.streamlit/secrets.example.toml) shows each setting."
ONCE: dict[str, tuple[str, str]] = {
    # Settings
    "{where} is “{value}”; it should be {expected}": ("a value of another kind than the setting takes", WRONG_LINE),
    "{where} is not what it should be: {expected}": (
        "a value of another kind; it is not repeated, since it may be secret",
        WRONG_LINE,
    ),
    "{where} {name} is not a setting; did you mean {close}?": ("a slip in the name", WRONG_LINE),
    "{where} {name} is not a setting; known are {known}": ("a name that nobody reads, or in the wrong section", WRONG_LINE),
    "{where} names a file that cannot be read": (
        "the key file is not there or not readable for the app's user",
        "Correct the path.",
    ),
    "{path} is not valid TOML ({place})": (
        "a quotation mark or bracket is missing, or a name stands twice",
        "Correct the line named.",
    ),
    "{path} cannot be read": ("the app's user has no right to it", "Let the user read it."),
    "{path} is far too large for settings": ("another file than settings, of more than 1 MB", "Name the right file."),
    "{path} is not a text file in UTF-8": ("saved in another encoding", "Save it as UTF-8."),
    "{path}: [{name}] should be a section": ("name = … where [name] belongs", "Write the section as the example does."),
    "A setting cannot be used: {detail}": ("see the detail, which is one of those in this table", WRONG_LINE),
    "Write a Windows path in single quotes: '…'. In double quotes a backslash begins a sign of its own.": (
        "a path in double quotes",
        "Use single quotes.",
    ),
    # Words of the office
    "words: the file is not valid TOML": ("a slip in the file of words", "Correct it; docs/reading.md shows one."),
    "words: there is no text file in UTF-8 of at most {bytes} bytes at that path": (
        "a wrong path, another encoding, or too large a file",
        "Correct the setting words.",
    ),
    "words: the file lies outside the folders of the setting files": (
        "`files` names other folders; without it they are those of the settings and of the start",
        "Move the file there.",
    ),
    "[{place}] is no section of words; sections are {sections}": ("a slip in the file of words", "Correct the section."),
    "{place} is no meaning that words can have": ("a slip in the file of words", "Correct the name."),
    "{place} should be a list of words": ("one word without its brackets", 'Write ["word"].'),
    "there are more than {most} words": ("too large a file of words", "Keep those that the sheet has."),
    "“{word}” under {place} has more than {longest} letters": ("a sentence in place of a word", "Shorten it."),
    "“{word}” under {place} stands twice": ("two meanings for one word", "Keep one of them."),
    "“{word}” under {place} is read as something else, with the words that the dashboard knows": (
        "the dashboard has that word with another meaning",
        "Take it out of the file.",
    ),
    # What the key says, behind the message about it
    "its type is not “service_account”": ("another kind of key file", "Make a key of a service account."),
    "private_key is not a whole PEM key": ("copied in part", "Copy private_key again, with its line breaks."),
    "missing: {fields}": ("copied in part", "Copy the fields again."),
    "the answer is not JSON, or only a part of it": ("a proxy answered, or the connection broke", "Look at the proxy."),
    "no connection ({kind})": ("no network, DNS or certificate", "Check this machine's connection; HTTPS_PROXY if there is one."),
    "HTTP status {status}": ("a fault of Google's, or a proxy", "Wait; look at the proxy if it stays."),
    "HTTP status {status} instead of an access token": (
        "a fault of Google's, or a proxy",
        "Wait; look at the proxy if it stays.",
    ),
    "the answer is not a spreadsheet": ("a proxy answered in Google's place", "Look at api_endpoint and the proxy."),
    "no access token could be made with it": ("the key is damaged", "Make a new key."),
    # Who may see it
    "You are not on the list of this dashboard": ("the address is in no list of [access]", "Add it, or sign in with another."),
    "Your e-mail address is not verified": (
        "the service did not say email_verified",
        "Verify it, or name the issuer under trusted.",
    ),
    "Your sign-in is over": ("`hours` have passed, or somebody signed out", "Sign in again."),
    "The dashboard is closed": ("mode is closed", "Set another mode under [access]."),
    "Pages are not shown": ("mode is closed", "Set another mode under [access]."),
    "Nobody has chosen yet who may see this dashboard": ("other machines reach the server, and no mode is set", "Choose one."),
    "The sign-in is not set up": (
        "[auth] lacks something, or its cookie_secret has less than 32 letters",
        "docs/running.md names what belongs there.",
    ),
    "Open the dashboard, sign in, and copy the link to the file from the page Downloads.": (
        "a link without a key, or with one that is over",
        "Copy the link again; for a program make a token.",
    ),
    "The dashboard is closed. Files are for programs that have a token of the office.": ("mode is closed", "Send a token."),
    "Nobody has chosen yet who may see this dashboard. Its page says how.": ("no mode is set", "Choose one."),
    "The dashboard does not answer under this address. Whoever looks after it adds the name to hosts under [app] in the settings "
    "(ITA_DASH_HOSTS in the environment).": ("the browser asks by a name that hosts does not have", "Add the name to hosts."),
    "Nobody is signed out by a link. Open the dashboard and press Sign out there.": (
        "another website led there, or a browser or proxy that hides where it came from",
        "Press *ออกจากระบบ* on a page.",
    ),
    # Links and addresses
    "Links to files are switched off in this dashboard. Download the file on the page Downloads.": (
        "links = false",
        "Set links = true.",
    ),
    "There is nothing at this address.": ("a slip in the address", "Begin at the first page."),
    "There is no such page": ("a slip in the address", "Begin at the first page."),
    "Too many files were asked for from your address. Try again in {seconds} seconds.": (
        "more than files_per_minute, perhaps a program's; behind a proxy all visitors together",
        "Wait; raise files_per_minute, or name the proxy under proxies.",
    ),
    "Too many sign-ins were begun from your address. Try again in {seconds} seconds.": (
        "a program that signs in, or a whole office behind a proxy that is not named in `proxies`",
        "Wait; name the proxy in `proxies`; raise `files_per_minute`.",
    ),
    "The address asks for too much: at most {values} values, {limit} letters. Choose fewer filters.": (
        "an address with very many filters",
        "Choose fewer; or raise query_letters under [limits].",
    ),
    "There is no such file. Those that there are: {files}": (
        "a slip in the address of a file",
        "Take one of those that it names.",
    ),
    "The file could not be made. The log of the dashboard says why under {id}.": FILES["died"],
    "Something unexpected happened. The log of the dashboard says what under {id}.": FILES["died"],
    "The value “{value}” of the parameter {name} is not in the data of this year.": (
        "a division or measure that was renamed, or is of another year",
        "Copy the link again from the page.",
    ),
    "“{name}” is not a parameter of a link. Those that there are: {known}": ("a slip in the address", "Take one of those named."),
    "“{value}” is not a fiscal year of the Buddhist era, as in 2567": ("a year of the Christian era", "Write the Buddhist year."),
    "Part of the link was not used": ("an older link, or one of another year", "Choose in the sidebar."),
    "The dashboard's pages need JavaScript. Files for Excel and other programs are under /export/measures.csv.": (
        "the browser runs no scripts",
        "Turn JavaScript on.",
    ),
    # Banners over the pages
    "The sheet cannot be read since {since}; what you see is the last good version": (
        "Google does not answer, or does not let the app in; the banner says why",
        "Nothing: the app tries again, after 30 seconds at first, then up to 10 minutes apart; *รีเฟรช* tries now.",
    ),
    "The last read failed": ("as above", "See the banner."),
    "The sheet was refreshed a moment ago. You can refresh again in {seconds} seconds.": (
        "*รีเฟรช* reads for everybody, once in 10 seconds",
        "Wait.",
    ),
    "You are looking at the version of {moment}, not at the newest data": (
        "the address has `version=`",
        "Press the button below.",
    ),
    "The sheet lost its form; what you see is the version of {moment}": ("no tab has a header row any more", UNDO),
    "The newest version of the sheet lacks what the version of {moment} had": (
        "a column is gone, or more than half of the rows, results or statuses",
        UNDO,
    ),
    "The connection is lost. The page comes back by itself.": ("the server stopped, or the network", "Wait; look at the server."),
    # Pages
    "The data could not be read": ("the message under it says why", "See that message in this page."),
    "This page cannot be shown just now": FILES["died"],
    "Nothing matches these filters": ("the filters leave no row", "Press “Clear filters” in the sidebar."),
    "The sheet has no activity yet": ("a header row and nothing under it", "Type the first activity."),
    "The filters hide {count} items of this list": ("the filters leave none of them", "Press “Clear filters” in the sidebar."),
    # The report
    "The logo {path} is neither .png nor .svg; the report was made without it.": ("another kind of picture", "Save it as .png."),
    "The logo {path} cannot be read ({reason}); the report was made without it.": (
        "a wrong path or no right",
        "Correct report.logo.",
    ),
    "The logo {path} is not a picture that can be drawn, or is larger than 5 MB; the report was made without it.": (
        "a damaged or very large picture",
        "Save it again, smaller.",
    ),
    "The Word template {path} cannot be read ({reason}); the report was made without it.": (
        "a wrong path or no right",
        "Correct report.template.",
    ),
    "The Word template {path} is no .docx that can be used, or is larger than 5 MB; the report was made without it.": (
        "a .doc, .dotx or .docm, a damaged or very large file",
        "Open it in Word and save it as .docx, with smaller pictures.",
    ),
    # Commands
    "the source is empty": ("--source without a word", "Name a link, an id or a path."),
    "{path} has more than {most} letters": (
        "another file than a text of the report",
        "Name the right file, or shorten the text.",
    ),
    "“{value}” is not a date of the Christian era, as in 2024-06-30": ("another way of writing it", "Write it so."),
    "“{value}” is no name: letters, digits, - and _": ("blanks or Thai letters in the name of a token", "Choose a plain name."),
    "Version {id}: {reason}": ("see the reason, which is in the first table", "See there."),
    "an Excel file does not go to standard output: name it with -o FILE.xlsx": ("no -o", "Name a file."),
    "{table} is written as {formats}, not as {format}": ("a format that the table has not", "Take one of those named."),
    "name a version to compare with, or a day with --since": ("history diff without either", "Name one."),
    "No version of {source} is kept.": ("nothing was read yet, or office_id changed", "ita-dash snapshot; see `continues`."),
    "The cells of version {id} cannot be read any more.": (
        "it was thinned out meanwhile, or the store is damaged",
        "Take another.",
    ),
    "The executive summary is a PDF": ("--kind summary with a name that does not end with .pdf", "Name it so."),
    "There is no version {id}; history list names those that there are.": (
        "it was thinned out, or never was",
        "ita-dash history list",
    ),
    "{path} cannot be written: {reason}": ("no right, no folder, no room", "Name another file."),
    "What was read is not kept: this command's memory ends with it.": ("the store fails; the lines above say how", "See there."),
    "The content of these versions was damaged before, and cannot be shown: {numbers}": (
        "the disk damaged the store",
        "Take an earlier backup if one has them whole.",
    ),
}


def entries() -> Iterator[tuple[str, list[Entry]]]:
    """Each part of the page with its entries."""
    limits = {limit.code: limit.reason.rstrip(".") for limit in LIMITS}
    yield "The sheet", _of(errors.REASONS, SHEET | {code: f"the bound: {reason}" for code, reason in limits.items()})
    yield "The store of versions", _of(storenotices.REASONS, STORE)
    yield "What a version lost", [(said, LOST.get(code, ""), UNDO) for code, said in loss.SENTENCES.items()]
    yield "Backup and restore", [(said, BACKUP, advice) for said, advice in backuperrors.REASONS.values()]
    yield "Files and the report", [(said, *FILES.get(code, ("", ""))) for code, said in filemaking.REASONS.items()]
    yield "Settings, access, links, pages, commands", [(said, *rest) for said, rest in ONCE.items()]


def _of(reasons: dict[str, tuple[str, str]], why: dict[str, str]) -> list[Entry]:
    return [(said, why.get(code, ""), advice) for code, (said, advice) in reasons.items()]


def page() -> str:
    """The whole page."""
    lines = [
        "# What the dashboard says, and what to do",
        "",
        "Look for the words on the page, in the answer of a link or on the terminal; `…` stands for what differs. A number",
        "such as `1a2b3c4d` leads to a line of the log; `ita-dash doctor` looks at most of it by itself. What is wrong in the",
        "*cells* of a sheet is in [problems](problems.md). This page is made by `python -m tests.trouble_list`.",
        "",
    ]
    for title, found in entries():
        lines += [f"## {title}", "", "| it says | why | what to do |", "| --- | --- | --- |"]
        lines += [f"| {_shown(said)} | {_plain(why)} | {_plain(advice)} |" for said, why, advice in _each_once(found)]
        lines.append("")
    lines += ["## What a setting should be", "", "| setting | it should be |", "| --- | --- |"]
    lines += [f"| `{name}` | {_shown(said)} |" for name, said in EXPECTED.items()]
    return "\n".join(lines) + "\n"


def _each_once(found: Iterable[Entry]) -> list[Entry]:
    return list({said: (said, why, advice) for said, why, advice in found}.values())


def _shown(said: str) -> str:
    """The Thai words of a message, what is filled in left out."""
    return _plain(re.sub(r"\{\w+\}", "…", _(said)).removesuffix(": …"))


def _plain(text: str) -> str:
    return re.sub(r"\{\w+\}", "…", text).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    print(page(), end="")

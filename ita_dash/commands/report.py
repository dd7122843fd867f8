"""``report``: the official report of a year, or one division's own, as PDF or Word."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from ita_dash.commands.options import FAILED, add_source, christian_date, say, settings_for, text_in, write_out
from ita_dash.dataset import Dataset
from ita_dash.filemaking import NotMadeError
from ita_dash.filters import Filters
from ita_dash.form.text import key
from ita_dash.keptversions import at_last_meeting
from ita_dash.loading import load
from ita_dash.messages import N_, _
from ita_dash.report import MIME, build, extension_of, file_name_of, file_of, is_large
from ita_dash.report.decisions import with_decisions
from ita_dash.report.gate import Gate, gate_of
from ita_dash.report.onepage import summary_name, summary_pdf
from ita_dash.settings import Settings

KINDS = ("report", "summary")
TEXTS = {
    "preface": N_("a UTF-8 file with the preface of this report, a paragraph a line"),
    "opening": N_("a UTF-8 file with the opening paragraph of this report"),
    "analysis": N_("a UTF-8 file with what the office learned from last year's ITA"),
}
"""Options that give the office's own words for one report, named as the settings are."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and what runs it."""
    parser = commands.add_parser("report", help=_("write the official report as PDF or Word"))
    add_source(parser)
    parser.add_argument(
        "--as-of", metavar="YYYY-MM-DD", type=christian_date, help=_("judge schedules on this day instead of today")
    )
    parser.add_argument("--division", metavar="D", help=_("one division's own report, with its units"))
    for name, said in TEXTS.items():
        parser.add_argument(f"--{name}", metavar="FILE", type=text_in, help=_(said))
    parser.add_argument(
        "--kind", choices=KINDS, default=KINDS[0], help=_("the whole report, or one page for an executive as PDF")
    )
    parser.add_argument("--format", choices=tuple(MIME), help=_("pdf unless the name of the file says otherwise"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help=_("write to this file; without it to one with the report's own name, here, or into a pipe"),
    )
    parser.add_argument(
        "--confirm", metavar="KEY", help=_("make no draft although something is left to settle, if the data still has this key")
    )
    parser.set_defaults(run=run, parser=parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it; gives the exit code."""
    extension = arguments.format or _format_of(arguments.output)
    settings = settings_for(arguments.source, arguments.year)
    dataset = load(settings, arguments.year)
    dataset, settings = _with_texts(*with_decisions(dataset, settings), arguments)
    divisions = _division(dataset, arguments.division)
    if divisions is None:
        return FAILED
    filters = Filters(dataset.default_as_of(arguments.as_of or settings.as_of), divisions=divisions)
    is_summary = arguments.kind == "summary"
    if is_summary and extension != "pdf":
        arguments.parser.error(_("The executive summary is a PDF"))
    large = not is_summary and is_large(dataset, filters)
    path = arguments.output
    if large and path is not None and path.suffix.lower() == ".pdf":
        path = path.with_suffix(".zip")
        say(_("A large report comes in volumes: writing {path}").format(path=path), to=sys.stderr)
    if path is None and sys.stdout.isatty():
        given = extension_of(extension, large=large)
        path = Path(summary_name(dataset, filters) if is_summary else file_name_of(dataset, filters, given))
        say(_("Writing {path}").format(path=path), to=sys.stderr)
    try:
        if is_summary:
            content = summary_pdf(dataset, filters, settings, at_last_meeting(settings, dataset, filters))
        else:
            content = _whole(dataset, filters, _confirmed(settings, arguments.confirm), extension)
    except NotMadeError as failure:
        say(failure.message, to=sys.stderr)
        return FAILED
    return write_out(content, path)


def _with_texts(dataset: Dataset, settings: Settings, arguments: argparse.Namespace) -> tuple[Dataset, Settings]:
    """``dataset`` and ``settings`` with the texts typed for this report, which win over those of cover, settings and store."""
    given = {name: getattr(arguments, name) for name in TEXTS if getattr(arguments, name) is not None}
    texts = dataset.texts
    kept = replace(
        texts,
        preface="" if "preface" in given else texts.preface,
        opening="" if "opening" in given else texts.opening,
        analysis="" if "analysis" in given else texts.analysis,
    )
    own = settings.report.model_copy(update=given)
    return replace(dataset, texts=kept), settings.model_copy(update={"report": own})


def _whole(dataset: Dataset, filters: Filters, settings: Settings, extension: str) -> bytes:
    report = build(dataset, filters, settings)
    for one in (*report.problems, *_before_publishing(gate_of(dataset, filters, settings.report))):
        say(one, to=sys.stderr)
    return file_of(report, extension)


def _confirmed(settings: Settings, key: str | None) -> Settings:
    own = settings.report
    confirmed = own.model_copy(update={"confirmed": (*own.confirmed, *([key] if key else []))})
    return settings.model_copy(update={"report": confirmed})


def _before_publishing(gate: Gate) -> Iterator[str]:
    """What is left to settle, with every cell, and how it is confirmed as it stands."""
    for one in gate.concerns:
        yield f"{'!' if one.grave else '-'} {one.said}: {one.advice}"
        yield from (f"    {' '.join(filter(None, (place.cell, place.who)))}  {place.link}".rstrip() for place in one.places)
    if gate.is_draft:
        yield _(
            "The report is a draft: {count} things (!) are to settle. Confirm this data as it is with --confirm {key}"
        ).format(count=gate.grave, key=gate.key)


def _format_of(path: Path | None) -> str:
    extension = path.suffix.lower().lstrip(".") if path else ""
    return extension if extension in MIME else "pdf"


def _division(dataset: Dataset, asked: str | None) -> tuple[str, ...] | None:
    """The division asked for as the data spells it, nothing for all; None, and a word about it, where there is no such."""
    if asked is None:
        return ()
    rows = dataset.form.assignments
    names = {key(name): name for column in ("division", "parent") for name in rows[column] if name}
    if key(asked) in names:
        return (names[key(asked)],)
    close = [names[one] for one in get_close_matches(key(asked), list(names), n=3, cutoff=0.5)]
    said = _("There is no division “{name}” in this data.").format(name=asked)
    also = _("Did you mean {names}?") if close else _("There are {names}.")
    say(f"{said} {also.format(names=', '.join(close or names.values()))}", to=sys.stderr)
    return None

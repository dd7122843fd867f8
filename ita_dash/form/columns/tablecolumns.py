"""The columns of one table: the evidence for each, the role that it was given, and what goes with the role.

Of several levels of the plan (ประเด็น, มาตรการ, โครงการ, ขั้นตอน) the narrowest is the activity. The measure is มาตรการ, else
แนวทาง, where one stands above the activity, and else the widest. The others are kept. One level alone is the activity; its
measure stands above the table or is the tab.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ita_dash.form.columns.columntexts import MOST, TELLING, ContentJudge, column_texts
from ita_dash.form.columns.neighbours import votes_of_place
from ita_dash.form.columns.roundheads import with_rounds_alone, with_sides_of_months
from ita_dash.form.columns.unnamed import vote_by_agreeing, vote_by_signs, vote_by_speaking, vote_by_weighing
from ita_dash.form.fields import PLANNED_BY, heading_of
from ita_dash.form.finding import Finding
from ita_dash.form.headings.divisionheads import vote_by_marks
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.headings.twonames import with_parts
from ita_dash.form.headings.votes import OTHERWISE, Heading, Named, read_headings
from ita_dash.form.roles import CONTENT, HEADING, LEVEL_FIELDS, PART, Evidence, Role, Vote, decide
from ita_dash.form.values.months import Months
from ita_dash.form.values.rounds import Round
from ita_dash.sheet.address import column_letters
from ita_dash.sheet.workbook import Cell

LEVEL, WIDER = "level", "wider"
"""The fields of a column between the measure and the activity, and of one above the measure: kept as extra ones that go on where
they are blank, the first within its measure."""
UNDER_EXACT = 1.85
"""What a heading of several meanings and all that stands below it can reach for the lesser of them: less than an exact name."""
Cells = Callable[[int], Sequence[Cell]]
"""The cells of a column of the table, from its first row to its last."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table (numbered from 0).

    ``field`` is a field of the form, or ``month``, ``tick`` (a status), ``level``, ``wider``, ``extra``, ``division_result``
    (what one division reports; below marks of who takes part it is ``division``), ``plan_or_result``, ``true_start``,
    ``true_end``, ``timestamp``, ``round`` (of each row).
    """

    number: int
    header: str
    field: str
    spelling: str = ""
    """The accepted name that matched; empty for a column that nothing is known of."""
    months: Months | None = None
    side: str = ""
    """Of a month: whether it is planned or was done (``form.headings.headparts``); empty where its rows or nothing tell."""
    status: str = ""
    heading: str = ""
    """What stands above its own name."""
    label: str = ""
    """What names its part of an answer that stands in several columns."""
    round: Round | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Columns:
    """All columns of a table in the order of the sheet, with the evidence and the roles that made them."""

    columns: tuple[Column, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    roles: tuple[Role, ...] = ()
    findings: tuple[tuple[int, Finding], ...] = ()
    """What is odd about columns, by their number."""

    @cached_property
    def of(self) -> dict[str, tuple[Column, ...]]:
        """Field → its columns."""
        found: dict[str, tuple[Column, ...]] = {}
        for column in self.columns:
            found[column.field] = (*found.get(column.field, ()), column)
        return found

    @cached_property
    def at(self) -> dict[int, Column]:
        """Number → column."""
        return {column.number: column for column in self.columns}

    @cached_property
    def fields(self) -> frozenset[str]:
        return frozenset(self.of)


def columns_of(
    headings: Sequence[Heading],
    spellings: Spellings,
    judge: ContentJudge,
    cells: Cells | None = None,
    hidden: Callable[[int], bool] = lambda _number: False,
) -> Columns:
    """The columns under ``headings``; ``cells`` gives what stands below each of them, None judges by the headings alone."""
    headings = with_parts(headings, spellings, judge.names_division)
    named = read_headings(headings, spellings, judge.names_division)
    if cells is not None:
        named = with_sides_of_months(headings, named, cells)
        named = with_rounds_alone(headings, named, judge, lambda number: column_texts(cells(number)))
    evidence = gather(headings, named, judge, cells, hidden)
    return settled(headings, named, evidence, spellings)


def gather(
    headings: Sequence[Heading], named: Sequence[Named], judge: ContentJudge, cells: Cells | None, hidden: Callable[[int], bool]
) -> list[Evidence]:
    """Every vote for every column."""
    said = {vote.field for one in named for vote in one.votes}
    evidence = []
    for heading, one in zip(headings, named, strict=True):
        group = heading.merged or "\n".join(heading.texts[:-1])
        found = Evidence(heading.number, heading.whole, list(one.votes), group, one.round.order if one.round else None)
        found.group = found.group or ("division_result" if _is_of_division(found) else "")
        found.hidden = hidden(heading.number)
        found.votes += _by_content(one, said, judge, heading.number, cells) if cells is not None else []
        evidence.append(found)
    if cells is not None:
        vote_by_agreeing(evidence, cells)
        vote_by_weighing(evidence, cells)
        vote_by_signs(evidence, cells)
        vote_by_speaking(evidence, cells)
        _vote_by_units(evidence, said, judge, cells)
        marks = {one.number: judge.marks(column_texts(cells(one.number))) for one in evidence if _is_of_division(one)}
        vote_by_marks(evidence, marks, said)
    for found in evidence:
        found.votes += votes_of_place(found, evidence, said)
    return evidence


def _vote_by_units(evidence: Sequence[Evidence], said: set[str], judge: ContentJudge, cells: Cells) -> None:
    """Adds what stands in a column whose name another one has as well: "งาน" beside "กิจกรรม" may name units that carry it out."""
    if said & TELLING["division"]:
        return
    levels = [{vote.field for vote in one.votes} & set(LEVEL_FIELDS) for one in evidence]
    for one, own in zip(evidence, levels, strict=True):
        if own and any(other == own for other, column in zip(levels, evidence, strict=True) if column is not one):
            one.votes += judge.unnamed(["division"], column_texts(cells(one.number)))


def _is_of_division(column: Evidence) -> bool:
    return any(vote.field == "division_result" for vote in column.votes)


def _by_content(named: Named, said: set[str], judge: ContentJudge, number: int, cells: Cells) -> list[Vote]:
    """What stands in column ``number`` says, where its heading leaves a doubt."""
    fields = [vote.field for vote in named.votes]
    if any(vote.source in (PART, CONTENT) for vote in named.votes):
        return []  # what stands over a part and beside it says which it is; of rounds all of them together
    is_near = (named.by_beginning or named.loosely) and len(fields) == 1
    is_exact = len(fields) == 1 and not is_near and fields != ["tick"]
    is_official = named.spelling in map(heading_of, fields or [""])
    if named.own or (is_exact and is_official):
        return []
    below = cells(number)
    texts = column_texts(below)
    if not is_official and (sides := judge.sides(texts, below)):
        return sides
    if is_exact:
        return []  # an exact heading of one meaning: content never counts against it
    if fields and not is_near:
        told = [vote for vote in named.votes if vote.field != "extra"]  # no text says that it is nothing of the form
        rooms = [MOST if vote.points > OTHERWISE else UNDER_EXACT - vote.points for vote in told]
        found = [judge.named(vote.field, texts, room) for vote, room in zip(told, rooms, strict=True)]
        status = judge.named("status", texts) if "progress" in fields and not said & TELLING["status"] else None
        return [vote for vote in (*found, status) if vote is not None and (vote.field != "status" or vote.points > 0)]
    return judge.unnamed([field for field, others in TELLING.items() if not others & said], texts)


def settled(headings: Sequence[Heading], named: Sequence[Named], evidence: Sequence[Evidence], spellings: Spellings) -> Columns:
    """The columns that the evidence decides."""
    roles = decide(evidence)
    fields = _levels_named([role.field for role in roles])
    columns = []
    for heading, one, role, field, found in zip(headings, named, roles, fields, evidence, strict=True):
        known = bool(one.votes) and not role.lost
        columns.append(
            Column(
                number=heading.number,
                header=_name(heading, one, field),
                field="extra" if field == "support" else field,
                spelling=one.spelling if known or role.field == "extra" else role.field,
                months=one.months if field == "month" else None,
                side=one.side if field == "month" else "",
                status=one.status if field == "tick" else "",
                heading=" ".join(heading.texts[:-1]),
                label=one.label,
                round=one.round,
                hidden=found.hidden,
            )
        )
    findings = [*_odd(columns, named, roles), *_doubts(columns, named, evidence, roles)]
    return Columns(tuple(_named_apart(columns)), tuple(evidence), tuple(roles), tuple(findings))


def _name(heading: Heading, named: Named, field: str) -> str:
    """What the column is called: its own name, with what stands above it where that gave it its meaning."""
    own = heading.typed or " ".join(heading.texts[-1].split())
    whole = (
        field in ("extra", "month", "tick", "division_result", "true_start", "true_end") or named.label or named.round is not None
    )
    return heading.whole if whole else own


def _levels_named(fields: Sequence[str]) -> list[str]:
    """``fields`` with the levels of the plan as ``measure``, ``activity``, ``level`` and ``wider``."""
    levels = sorted({LEVEL_FIELDS.index(one) for one in fields if one in LEVEL_FIELDS})
    if not levels:
        return list(fields)
    if len(levels) > 1:
        first_choices = [LEVEL_FIELDS.index(name) for name in ("own measure", "measure", "approach")]
        measure = next((one for one in first_choices if one in levels[:-1]), levels[0])
        chosen = {one: WIDER if one < measure else LEVEL for one in levels} | {measure: "measure", levels[-1]: "activity"}
    else:
        (only,) = levels
        theme = LEVEL_FIELDS[only] == "theme"
        beside = {"division", "division_result"} if theme else {"division", "division_result", "result", *PLANNED_BY}
        is_activity = bool(set(fields) & beside) or only >= LEVEL_FIELDS.index("plan")
        chosen = {only: "activity" if is_activity else "measure"}
    return [chosen[LEVEL_FIELDS.index(one)] if one in LEVEL_FIELDS else one for one in fields]


def _odd(columns: Sequence[Column], named: Sequence[Named], roles: Sequence[Role]) -> list[tuple[int, Finding]]:
    found = []
    for column, one, role in zip(columns, named, roles, strict=True):
        if role.lost and column.field == "extra" and not (column.hidden or _may_stand_twice(one)):
            used = [other for other, taken in zip(columns, roles, strict=True) if taken.field == role.lost]
            told = {
                "letter": column_letters(column.number),
                "used": used[-1].header,  # of several rounds the latest stands last
                "used_letter": column_letters(used[-1].number),
            }
            found.append((column.number, Finding("HEADER_TWICE", column.header, told)))
        elif one.repaired and role.field in {vote.field for vote in one.votes}:
            found.append((column.number, Finding("TEXT_REPAIRED", column.header, {"taken": one.spelling})))
        elif one.by_beginning and one.round is None and column.field not in ("extra", "tick"):
            found.append((column.number, Finding("HEADER_BY_BEGINNING", column.header, {"taken": one.spelling})))
    return found


def _may_stand_twice(named: Named) -> bool:
    """Who helps, a code beside a number and one more theme over the measures are no second answer to one question."""
    return any(vote.field in ("support", "code", "theme") for vote in named.votes)


def _doubts(
    columns: Sequence[Column], named: Sequence[Named], evidence: Sequence[Evidence], roles: Sequence[Role]
) -> list[tuple[int, Finding]]:
    """Columns that were recognised by content, and those whose runner-up is near; columns of rounds by content together."""
    found: list[tuple[int, Finding]] = []
    rounds: dict[str, list[Column]] = {}
    for column, heading, one, role in zip(columns, named, evidence, roles, strict=True):
        if heading.months is not None:
            continue  # a month is known, and rule 15 says what numbers below it are
        of_role = [vote for vote in one.votes if vote.field == role.field or not (role.lost or heading.loosely)]
        if role.field != "extra" and not any(vote.source in (HEADING, PART) for vote in of_role):
            if heading.round is not None:
                rounds.setdefault(column.field, []).append(column)
                continue
            share = next((vote.reason for vote in one.votes if vote.field == role.field), "")
            found.append(
                (column.number, Finding("HEADER_BY_CONTENT", one.header, {"field": heading_of(column.field), "share": share}))
            )
        if role.doubtful and role.field != "extra":
            told = {"field": heading_of(column.field), "other": heading_of(role.runner_up)}
            found.append((column.number, Finding("HEADER_DOUBTFUL", one.header, told)))
    for field, several in rounds.items():
        told = {"letter": ", ".join(column_letters(one.number) for one in several), "field": heading_of(field)}
        found.append((several[0].number, Finding("ROUNDS_BY_CONTENT", "\n".join(one.header for one in several), told)))
    return found


def unknown_columns(columns: Columns, spellings: Spellings) -> Iterable[tuple[int, Finding]]:
    """The columns that nothing is known of, with the name that one nearly has."""
    for column in columns.columns:
        if column.field == "extra" and not column.spelling and column.header:
            close = spellings.close(column.header)
            code = "HEADER_CLOSE" if close else "HEADER_UNKNOWN"
            yield column.number, Finding(code, column.header, {"suggestion": close} if close else {})


def _named_apart(columns: Sequence[Column]) -> list[Column]:
    """Each column with a header of its own; a second one of a name has the letter of its column beside it."""
    seen: set[str] = set()
    apart = []
    for column in columns:
        header = column.header if column.header not in seen else f"{column.header} ({column_letters(column.number)})"
        seen.add(header)
        apart.append(replace(column, header=header))
    return apart

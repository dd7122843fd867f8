"""The list of divisions, and which of them a cell names.

Names are compared without spaces and full stops, so "งาน แผนงาน และ นโยบาย" is "งานแผนงานและนโยบาย" and "สป" is "สป.". A name
of the list is never cut; of two that fit, the longest wins. ``values.divisiontext`` knows how names are parted.
"""

from dataclasses import dataclass, field, replace

from ita_dash.form.finding import Finding
from ita_dash.form.text import head, is_blank, plain
from ita_dash.form.values.alldivisions import ALL_DIVISIONS, AllDivisions, all_divisions, is_everyone
from ita_dash.form.values.divisionnames import KnownNames, Name
from ita_dash.form.values.divisiontext import (
    LONGEST_CELL,
    LONGEST_PIECE,
    ROLE,
    atoms,
    begins_as_division,
    begins_as_name,
    begins_with_join,
    brackets,
    joined_names,
    persons_in,
    phrases_of_all,
    pieces,
    without_joins,
    without_reach,
    without_role,
)

_TITLE_ROOM = 60
"""How much longer than a name it may be typed: a title before it, spaces inside."""
_TITLE_WORDS = 8
"""The same in words, with those into which a blank inside it parts a name."""
_LINES_OF_A_NAME = 4
"""Lines, or parts between commas, that one name of the list may take."""
_REMEMBERED = 4096
"""Texts whose reading is kept: more than any office has, a few megabytes."""


@dataclass(frozen=True, slots=True)
class Division:
    """One row of the list of divisions."""

    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    """The name, as the list spells it, of the division that this unit belongs to; empty for a division of its own."""


@dataclass(frozen=True, slots=True)
class DivisionReading:
    """Who a cell names. ``everyone`` is "all divisions", which a list of divisions takes apart."""

    names: tuple[str, ...] = ()
    everyone: bool = False
    excluded: tuple[str, ...] = ()
    """The divisions that "all divisions" leaves out: ทุกส่วนราชการ ยกเว้นกองช่าง."""
    people: tuple[str, ...] = ()
    """Who is named beside the divisions, or instead of one."""
    remark: str = ""
    """What the cell says beside its names: that one leads and one supports, a unit that is not in the list."""
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Found:
    """What a part of a cell gave."""

    names: list[Name] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class DivisionList:
    """The office's divisions, perhaps empty."""

    divisions: tuple[Division, ...] = ()
    _names: KnownNames = field(init=False, repr=False, compare=False)
    _parents: dict[str, str] = field(init=False, repr=False, compare=False)
    _readings: dict[str, DivisionReading] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What was read before: lives as long as the list, holds at most ``_REMEMBERED`` texts."""

    def __post_init__(self) -> None:
        spellings = {spelling: one.name for one in self.divisions for spelling in one.aliases}
        object.__setattr__(self, "_names", KnownNames(spellings | {one.name: one.name for one in self.divisions}))
        object.__setattr__(self, "_parents", {one.name: one.parent for one in self.divisions})

    def __bool__(self) -> bool:
        return bool(self.divisions)

    @property
    def tops(self) -> tuple[str, ...]:
        """The divisions that belong to no other: what "all divisions" means."""
        return tuple(one.name for one in self.divisions if not one.parent)

    def parent(self, name: str) -> str:
        """The division that ``name`` belongs to, or empty."""
        return self._parents.get(name, "")

    def known(self, text: str) -> str | None:
        """The list's spelling of a division's name or short name."""
        return self._names.exact(text)

    def read(self, text: str) -> DivisionReading:
        """Who the cell's text names. Unknown names are kept as typed, with a finding; nothing is merged by likeness.

        Damage that repairing cures and a post's title before a name are understood, with a finding that says so.
        """
        found = self._readings.get(text)
        if found is None:
            found = self._read_beside_people(plain(text)) if not is_blank(text) else DivisionReading()
            if len(self._readings) < _REMEMBERED:
                self._readings[text] = found
        return found

    def _read_beside_people(self, text: str) -> DivisionReading:
        """The divisions of a cell; people whom the list does not know as a division's are no divisions."""
        people, rest = ((), text) if self._names.match(text) is not None else persons_in(text)
        if not people or any(self._names.match(person) is not None for person in people):
            return self._read(text)
        reading = self._read(rest) if not (is_blank(rest) or ROLE.fullmatch(rest)) else DivisionReading()
        return replace(reading, people=people)

    def _read(self, text: str) -> DivisionReading:
        if len(text) > LONGEST_CELL:
            begun = head(text, LONGEST_CELL)
            reading = self._read(begun)
            details = {"taken": ", ".join(reading.names), "remark": text[len(begun) :].strip()[:LONGEST_PIECE]}
            return replace(reading, remark=text, findings=(*reading.findings, Finding("DIVISION_REMARK", text, details)))
        for phrase, left_out in phrases_of_all(text) if self._names.match(text) is None else ():
            if (everyone := self._everyone(phrase, text)) is not None:
                but = self.read(left_out)
                remark = everyone.remark if phrase == text else text
                return replace(everyone, excluded=but.names, remark=remark, findings=everyone.findings + but.findings)
        parts = [self._read_piece(piece) for piece in self._pieces(text)]
        names = [name for part in parts for name in part.names]
        if not names:  # how to reach somebody, and nobody
            return DivisionReading((text,), findings=tuple(self._names.unknown(text).findings))
        return DivisionReading(
            names=tuple(dict.fromkeys(name.text for name in names if not is_everyone(name.text))),
            everyone=any(is_everyone(name.text) for name in names),
            remark=text if any(part.remarks for part in parts) else "",
            findings=tuple(finding for name in names for finding in name.findings),
        )

    def _everyone(self, phrase: str, text: str) -> DivisionReading | None:
        """The reading of a phrase for all divisions, or for all units of one ("ทุกงานในกองคลัง")."""
        said = all_divisions(phrase)
        if said is None:
            return None
        if said.within and (owner := self._names.repaired(said.within)):
            return DivisionReading((owner,), remark=text)
        return DivisionReading(everyone=True, findings=self._odd(said, text)) if is_everyone(phrase) else None

    def _odd(self, said: AllDivisions, text: str) -> tuple[Finding, ...]:
        findings: tuple[Finding, ...] = (Finding("TEXT_REPAIRED", text, {"taken": ALL_DIVISIONS}),) if said.damaged else ()
        if self.divisions and said.count is not None and said.count != len(self.tops):
            findings += (Finding("DIVISION_COUNT_DIFFERS", text, {"count": str(len(self.tops))}),)
        return findings

    def _pieces(self, text: str) -> list[str]:
        """The parts of a cell that lines, commas and numbers make; a name of the list that holds one of these stays whole."""
        spans = pieces(text)
        found: list[str] = []
        place = 0
        while place < len(spans):
            last = min(place + _LINES_OF_A_NAME, len(spans)) - 1
            while last > place and self.known(text[spans[place][0] : spans[last][1]]) is None:
                last -= 1
            piece = text[spans[place][0] : spans[last][1]].strip()
            if found and piece.startswith("และ") and not begins_as_name(without_joins(piece)) and not self._names.match(piece):
                found[-1] += piece  # a name that the line breaks before its "และ"
            elif found and brackets(piece)[0] == "":
                found[-1] += f" {piece}"  # a remark in brackets that the line breaks off
            else:
                found.append(piece)
            place = last + 1
        return found or [text]

    def _read_piece(self, typed: str) -> _Found:
        """Names within one line or between two commas, with the brackets beside them."""
        if (match := self._names.match(typed)) is not None:
            return _Found([match])
        if len(typed) > LONGEST_PIECE:
            return _Found([self._names.unknown(" ".join(typed.split()))])
        named, reach = without_reach(typed)
        if reach and not named:
            return _Found(remarks=[reach])
        role, piece = without_role(without_joins(named))
        outside, inside = brackets(piece)
        found = self._names_in(outside)
        found.remarks += [one for one in (role, reach) if one]
        for text in inside:
            self._add_bracket(found, text, alone=not outside)
        self._keep_units(found.names)
        said = [remark for remark in found.remarks if remark != reach and not ROLE.fullmatch(remark)]
        if said and found.names:
            names = ", ".join(name.text for name in found.names)
            found.names[0].findings += (Finding("DIVISION_REMARK", typed, {"taken": names, "remark": ", ".join(said)}),)
        return found

    def _add_bracket(self, found: _Found, text: str, alone: bool) -> None:
        """What stands in brackets: a division of the list, else a remark on the names before."""
        if ROLE.fullmatch(text):
            found.remarks.append(text)
            return
        within = self._names_in(without_joins(text))
        if not within.names:  # marks alone say nothing: "(-)", "(%)"
            return
        is_listed = self._has_listed(within)
        if not (alone or begins_with_join(text) or is_listed):
            found.remarks.append(text)
            return
        if is_listed and not self._has_listed(found):
            found.remarks += [name.text for name in found.names]
            found.names.clear()
        within.names[0].beside = True
        found.names += within.names
        found.remarks += within.remarks

    def _has_listed(self, found: _Found) -> bool:
        return any(self.known(name.text) is not None for name in found.names)

    def _keep_units(self, names: list[Name]) -> None:
        """Of a unit beside the division that it belongs to ("งานนิติการ สำนักปลัด"), the unit: the other says where it is."""
        place = 1
        while place < len(names):
            before, name = names[place - 1], names[place]
            if name.beside and name.text in (before.text, self.parent(before.text)):
                del names[place]
            elif name.beside and before.text == self.parent(name.text):
                del names[place - 1]
            else:
                place += 1

    def _names_in(self, text: str) -> _Found:
        """Names in a text without brackets: the longest names of the list, and what stands between them."""
        runs = self._runs(text)
        if not any(match is not None for _text, match, _joined in runs):
            return _Found([name for part in joined_names(text) for name in self._names.unlisted(part)])
        found = _Found()
        for place, (part, match, joined) in enumerate(runs):
            if match is not None:
                found.names.append(replace(match, beside=not joined))
                continue
            parted = (joined or not place) and (place + 1 == len(runs) or runs[place + 1][2])
            if begins_as_division(part) or (parted and begins_as_name(part)):
                found.names += [name for one in joined_names(part) for name in self._names.unlisted(one)]
            elif joined and place:  # "กองคลังและพัสดุ" may be a division of that name: it is not cut
                return _Found(self._names.unlisted(text))
            elif parted:
                found.names += self._names.unlisted(part)
            else:
                found.remarks.append(part)
        return found

    def _runs(self, text: str) -> list[tuple[str, Name | None, bool]]:
        """Names of the list and what lies between; each with whether more than a space parts it from what is before."""
        places = atoms(text)
        room, most = self._names.longest + _TITLE_ROOM, self._names.most_words + _TITLE_WORDS
        runs: list[tuple[int, int, Name | None, bool]] = []
        place = 0
        while place < len(places):
            start, end, joined = places[place]
            following, match = place + 1, None
            for last in range(min(place + most, len(places)) - 1, place - 1, -1):
                if places[last][1] - start <= room and (match := self._names.match(text[start : places[last][1]])) is not None:
                    following = last + 1
                    break
            if match is None and runs and runs[-1][2] is None:  # what nobody knows goes on
                start, _end, _match, joined = runs.pop()
            runs.append((start, end, match, joined))
            place = following
        return [(text[start:end], match, joined) for start, end, match, joined in runs]

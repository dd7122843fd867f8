"""What is stored of a workbook, to the letter: in ten years it is the same JSON, and what is spoilt is said to be."""

import hashlib
import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash.history import packing
from ita_dash.history.packing import BadContentError, as_json, digest_of, is_whole, pack, unpack
from ita_dash.sheet.workbook import EMPTY, Cell, Damage, Facts, Merge, Tab, Workbook
from tests.history_stores import MORNING, content

PLAIN = {"title": "", "damage": [], "tabs": []}
TAB = {"title": "", "gid": None, "hidden": False, "merges": [], "rows": []}


def book(*cells: Cell, **more: object) -> Workbook:
    return Workbook("", (Tab("", (cells,)),), MORNING, **more)


def json_of(workbook: Workbook) -> dict:
    return json.loads(as_json(pack(workbook).data))


def bytes_of(written: object) -> bytes:
    return zlib.compress(json.dumps(written).encode())


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (EMPTY, 0),
        (Cell("", None), 0),
        (Cell("ก", "ก"), "ก"),
        (Cell("", ""), ""),
        (Cell("ก", None), ["ก", None, "text", [], ""]),
        (Cell("ก", "ข"), ["ก", "ข", "text", [], ""]),
        (Cell("", "ข"), ["", "ข", "text", [], ""]),
        (Cell("1", 1.0, "number"), ["1", 1.0, "number", [], ""]),
        (Cell("1", "1", "number"), ["1", "1", "number", [], ""]),
        (Cell("ก", "ก", links=("x", "y")), ["ก", "ก", "text", ["x", "y"], ""]),
        (Cell("ก", "ก", note="จด"), ["ก", "ก", "text", [], "จด"]),
        (Cell("", None, links=("x",)), ["", None, "text", ["x"], ""]),
        (Cell("", None, note="จด"), ["", None, "text", [], "จด"]),
        (Cell("", None, facts=Facts()), 0),
        (Cell("ก", "ก", facts=Facts()), "ก"),
        (Cell("ก", "ก", facts=Facts(unstruck="")), ["ก", "ก", "text", [], "", {"unstruck": ""}]),
        (Cell("ก", "ก", facts=Facts(people=("a", "b"))), ["ก", "ก", "text", [], "", {"people": ["a", "b"]}]),
        (Cell("", None, facts=Facts(formula="=1")), ["", None, "text", [], "", {"formula": "=1"}]),
    ],
    ids=repr,
)
def test_a_cell_is_its_text_where_it_is_nothing_else(cell: Cell, written: object):
    assert json_of(book(cell))["tabs"][0]["rows"] == [[written]]
    assert unpack(pack(book(cell)).data, MORNING) == book(cell)


@pytest.mark.parametrize(
    ("workbook", "written"),
    [
        (Workbook("ชื่อ", (), MORNING), {**PLAIN, "title": "ชื่อ"}),
        (Workbook("", (), MORNING, plain=True), {**PLAIN, "plain": True}),
        (Workbook("", (), MORNING, damage=(Damage("A", "b", "c"),)), {**PLAIN, "damage": [["A", "b", "c"]]}),
        (
            Workbook("", (Tab("ก", gid=7, hidden=True),), MORNING),
            {**PLAIN, "tabs": [{**TAB, "title": "ก", "gid": 7, "hidden": True}]},
        ),
        (Workbook("", (Tab("", merges=(Merge(1, 2, 3, 4),)),), MORNING), {**PLAIN, "tabs": [{**TAB, "merges": [[1, 2, 3, 4]]}]}),
        (
            Workbook("", (Tab("", hidden_columns=frozenset({5, 1}), hidden_rows=frozenset({9, 0})),), MORNING),
            {**PLAIN, "tabs": [{**TAB, "hidden_columns": [1, 5], "hidden_rows": [0, 9]}]},
        ),
    ],
    ids=["title", "plain", "damage", "tab", "merge", "hidden"],
)
def test_what_is_rare_stands_there_only_where_it_is(workbook: Workbook, written: object):
    assert json_of(workbook) == written
    assert unpack(pack(workbook).data, MORNING) == workbook


def test_the_bytes_are_compact_json_in_thai_letters_under_zlib():
    one = book(Cell("ก", "ก"), Cell("1", 1.0, "number"))
    text = zlib.decompress(pack(one).data)
    assert text.decode().endswith('"merges":[],"rows":[["ก",["1",1.0,"number",[],""]]]}]}')
    assert pack(one).data == zlib.compress(text, 6)
    assert pack(one).digest == digest_of(one) == hashlib.sha256(text).hexdigest()


def test_when_and_whence_it_was_read_is_said_by_who_unpacks_it():
    one = replace(content("ก"), source="s", url="u")
    found = unpack(pack(one).data, one.read_at, "s", "u")
    assert found == one
    assert (found.read_at, found.source, found.url, found.plain) == (one.read_at, "s", "u", False)
    assert (unpack(pack(one).data, MORNING).source, unpack(pack(one).data, MORNING).url) == ("", "")


def test_cells_of_one_text_are_one_object_and_no_two_texts_are():
    read = unpack(pack(book(Cell("ก", "ก"), Cell("ข", "ข"), Cell("ก", "ก"), EMPTY)).data, MORNING).tabs[0].rows[0]
    assert read[0] is read[2]
    assert read[3] is EMPTY
    assert [cell.text for cell in read] == ["ก", "ข", "ก", ""]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zlib",
        pack(content("ก")).data[:-3],
        zlib.compress(b"\xff\xfe"),
        zlib.compress(b"{"),
        bytes_of([]),
        bytes_of({"title": "ก", "tabs": []}),
        bytes_of({"title": "ก", "damage": []}),
        bytes_of({"damage": [], "tabs": []}),
        bytes_of({**PLAIN, "tabs": [{}]}),
        bytes_of({**PLAIN, "tabs": [{**TAB, "rows": [[1]]}]}),
        bytes_of({**PLAIN, "tabs": [{**TAB, "rows": [[["ก", "ก"]]]}]}),
        bytes_of({**PLAIN, "tabs": [{**TAB, "merges": [[1, 2]]}]}),
        bytes_of({**PLAIN, "damage": [["A", "b", "c", "d", "e"]]}),
    ],
    ids=range(14),
)
def test_what_is_no_workbook_is_said(data: bytes):
    with pytest.raises(BadContentError):
        unpack(data, MORNING)


@pytest.mark.parametrize("data", [b"", b"no zlib", zlib.compress(b"\xff\xfe")], ids=["nothing", "no zlib", "no text"])
def test_what_is_no_text_is_said(data: bytes):
    with pytest.raises(BadContentError):
        as_json(data)


@pytest.mark.slow
@pytest.mark.parametrize("piece", [1, 7, 1 << 20])
def test_whether_a_content_is_whole_is_seen_piece_by_piece(piece: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(packing, "_PIECE", piece)
    packed = pack(content("ก" * 3000))
    assert is_whole(packed.data, packed.digest)
    assert is_whole(packed.data + b"more", packed.digest)  # what stands behind the end is not of it
    assert not any(is_whole(packed.data[:end], packed.digest) for end in range(len(packed.data)))
    assert not is_whole(packed.data, pack(content("ข")).digest)
    assert not is_whole(b"", hashlib.sha256().hexdigest())
    middle = len(packed.data) // 2
    assert not is_whole(packed.data[:middle] + bytes([packed.data[middle] ^ 1]) + packed.data[middle + 1 :], packed.digest)


def test_a_whole_content_is_looked_through_by_a_megabyte_at_a_time():
    assert packing._PIECE == 1 << 20


texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=5)
names = st.lists(texts, max_size=2).map(tuple)
facts = st.builds(Facts, unstruck=st.none() | texts, error=texts, formula=texts, people=names, pictures=names)
cells = st.builds(
    Cell,
    text=texts,
    value=st.none() | texts | st.booleans() | st.floats(allow_nan=False),
    kind=st.sampled_from(["text", "number", "percent", "date", "bool", "error"]),
    links=names,
    note=texts,
    facts=st.just(Facts()) | facts,
)
some = st.frozensets(st.integers(0, 99), max_size=3)
tabs = st.builds(
    Tab,
    title=texts,
    rows=st.lists(st.lists(cells | texts.map(lambda text: Cell(text, text)), max_size=3).map(tuple), max_size=3).map(tuple),
    merges=st.lists(st.builds(Merge, *[st.integers(0, 9)] * 4), max_size=2).map(tuple),
    gid=st.none() | st.integers(0, 9),
    hidden=st.booleans(),
    hidden_columns=some,
    hidden_rows=some,
)
books = st.builds(
    Workbook,
    title=texts,
    tabs=st.lists(tabs, max_size=2).map(tuple),
    read_at=st.just(MORNING),
    source=texts,
    url=texts,
    damage=st.lists(st.builds(Damage, texts, texts, texts), max_size=2).map(tuple),
    plain=st.booleans(),
)


@pytest.mark.slow
@given(books)
def test_any_workbook_comes_back_as_it_was(workbook: Workbook):
    packed = pack(workbook)
    assert unpack(packed.data, MORNING, workbook.source, workbook.url) == workbook
    assert is_whole(packed.data, packed.digest)

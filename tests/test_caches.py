"""Caches: bounded in bytes, a lock for each key, a lifetime; never two builds of one thing at once."""

import ast
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import pytest

from ita_dash import keptversions, report
from ita_dash.caches import LATEST, Cache, size, version_in
from ita_dash.history.choosing import MOST_POINTS
from tests.test_layers import MODULES

SMALL: dict[tuple[str, str], str] = {
    ("ita_dash.messages", "_"): "messages of the catalogue",
    ("ita_dash.charts.signmarks", "_around_nought"): "shapes of our own signs",
    ("ita_dash.sample", "bundled_at"): "places that settings name",
    ("ita_dash.sheet.address", "column_letters"): "numbers of columns",
    ("ita_dash.sheet.number_format", "_kind"): "codes of at most _LONGEST letters",
    ("ita_dash.sheet.number_format", "_sections"): "codes of at most _LONGEST letters",
    ("ita_dash.form.headings.spellings", "_match"): "texts of at most LONGEST_HEADING letters",
    ("ita_dash.form.headings.spellings", "_spellings"): "names of columns in the settings",
    ("ita_dash.form.tabs.meetingtabs", "_headings"): "sections of a file of words of ours",
    ("ita_dash.form.values.datewords", "_lexicon"): "words in an office's file, which has its bound",
    ("ita_dash.form.values.datewords", "_months"): "yes or no",
    ("ita_dash.form.words", "phrases"): "sections of a file of words of ours",
    ("ita_dash.form.words", "table"): "files of words of ours",
    ("ita_dash.report.wordfont", "drawn_small"): "faces of a font of ours",
    ("ita_dash.ui.navigation", "_made"): "pages",
}
"""What functools remembers, which counts values and not their bytes: module and function, and why what it is asked is small."""
LONG = 180.0
"""Seconds after which a thread gives up waiting for another."""


@pytest.fixture
def cache() -> Cache:
    return Cache("test", 10_000)


def test_the_least_recently_used_goes_first_and_the_bound_holds(cache: Cache) -> None:
    for key in "abc":
        cache.get(key, lambda: "x" * 4_000)
        cache.get("a", lambda: "x" * 4_000)
    assert cache.bytes <= cache.most_bytes
    assert cache.get("a", lambda: "again") != "again"
    assert cache.get("b", lambda: "again") == "again"


def test_a_newer_version_of_many_things_pushes_out_the_older_and_no_more_is_kept(cache: Cache) -> None:
    for version in range(50):
        for name in "abc":
            cache.get((version, name), lambda: "x" * 1_000)
    assert cache.bytes <= cache.most_bytes
    assert all(cache.get((49, name), lambda: "again") != "again" for name in "abc")


def test_what_so_many_versions_have_overtaken_goes_and_what_is_looked_at_stays() -> None:
    cache = Cache("test", 1_000_000, latest=2)
    for version in ("first", "second", "third"):
        for scope in ("", " ('others', ())"):
            cache.get(((version + scope, "filters"), "table"), lambda: "x" * 1_000)
        cache.get((("first", "filters"), "table"), lambda: "again")
    assert set(map(version_in, cache.keys())) == {"first", "third"}
    assert len(cache) == 4
    large = Cache("test", 100, latest=1)
    large.keep(("first", 1), "x" * 1_000)
    large.keep(("second", 1), "y")
    assert large.values() == ["y"]


@pytest.mark.parametrize(("kept", "most"), [(report.FILES, 3 * LATEST), (keptversions.FOLLOWED, MOST_POINTS + LATEST)])
def test_of_small_things_that_edits_overtake_no_more_stay_than_are_looked_at(kept: Cache, most: int) -> None:
    """Else they fill tens of megabytes, for hours."""
    for number in range(most + 5):
        kept.keep((f"digest{number}", "more"), "x")
    assert len(kept) == most
    kept.clear()


def test_what_is_larger_than_the_bound_is_built_once_and_takes_the_one_place_beside(cache: Cache) -> None:
    built = []

    def build() -> str:
        built.append(1)
        return "x" * 20_000

    cache.get("small", lambda: "s")
    assert [len(cache.get("large", build)) for _viewer in range(5)] == [20_000] * 5
    assert (len(built), len(cache)) == (1, 2)
    assert cache.bytes <= cache.most_bytes
    cache.get("another", lambda: "y" * 30_000)
    assert len(cache) == 2
    cache.get("large", build)
    assert len(built) == 2
    assert cache.get("small", lambda: "again") == "s"


def test_of_many_at_once_one_builds(cache: Cache) -> None:
    built, begun = [], threading.Event()

    def build() -> str:
        begun.wait(LONG)
        built.append(threading.get_ident())
        return "built"

    seen: list[str] = []
    threads = [threading.Thread(target=lambda: seen.append(cache.get("a", build))) for _viewer in range(20)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert seen == ["built"] * 20
    assert len(built) == 1
    assert not cache._turns


def test_another_key_does_not_wait(cache: Cache) -> None:
    building, done = threading.Event(), threading.Event()

    def slow() -> str:
        building.set()
        assert done.wait(LONG)
        return "slow"

    thread = threading.Thread(target=cache.get, args=("slow", slow))
    thread.start()
    assert building.wait(LONG)
    assert cache.get("quick", lambda: "quick") == "quick"  # while the other is being built
    done.set()
    thread.join()
    assert cache.get("slow", lambda: "again") == "slow"


def test_a_build_that_fails_leaves_nothing_and_who_waited_builds(cache: Cache) -> None:
    begun, tries = threading.Event(), []

    def build() -> str:
        tries.append(1)
        if len(tries) == 1:
            begun.wait(LONG)
            raise ValueError("first time")
        return "well"

    seen: list[object] = []

    def ask() -> None:
        try:
            seen.append(cache.get("a", build))
        except ValueError as error:
            seen.append(str(error))

    threads = [threading.Thread(target=ask) for _viewer in range(3)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert sorted(map(str, seen)) == ["first time", "well", "well"]
    assert not cache._turns


def test_none_is_a_value_too(cache: Cache) -> None:
    built = []
    assert [cache.get("a", lambda: built.append(1)) for _time in range(3)] == [None] * 3
    assert len(built) == 1


def test_a_lifetime_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    cache = Cache("test", 1_000, seconds=60, clock=lambda: clock[0])
    assert cache.get("a", lambda: "first") == "first"
    clock[0] = 59
    assert cache.get("a", lambda: "second") == "first"
    clock[0] = 61
    assert cache.get("a", lambda: "second") == "second"


def test_keys_take_room_too(cache: Cache) -> None:
    for number in range(20):
        cache.get("x" * 1_000 + str(number), lambda: 1)
    assert len(cache) < 10
    assert cache.bytes <= cache.most_bytes


def test_what_is_put_there_replaces_what_there_was(cache: Cache) -> None:
    assert cache.look("a") is None
    cache.keep("a", "small")
    assert (cache.look("a"), cache.values()) == ("small", ["small"])
    cache.keep("a", "x" * 20_000)
    assert [len(one) for one in cache.values()] == [20_000]
    cache.keep("a", "small again")
    assert (cache.look("a"), cache.values()) == ("small again", ["small again"])


def test_of_so_many_the_least_used_goes() -> None:
    few = Cache.of_so_many("few", 2)
    for key in ("a", "b", "a", "c"):
        few.get(key, lambda key=key: f"{key} of old")
    assert few.look("b") is None
    assert few.look("a") == "a of old"


def test_it_weighs_as_it_is_told() -> None:
    cache = Cache("test", 10, weigh=lambda value: 1)
    for key in range(20):
        cache.get(key, lambda: "x" * 1_000)
    assert len(cache) == 10
    cache.clear()
    assert (len(cache), cache.bytes) == (0, 0)


@dataclass(frozen=True)
class Data:
    version: str


def test_size_counts_texts_inside_containers_and_frames() -> None:
    frame = pd.DataFrame({"text": ["ก" * 1_000]})
    assert size({"a": ("x" * 1_000, ["y" * 1_000])}) > 2_000
    assert size(frame) > 1_000
    assert size(Data("z" * 1_000)) > 1_000


def test_what_remembers_without_weighing_is_asked_nothing_large() -> None:
    remembering = {
        one for name, file in MODULES.items() for one in _remembering(name, ast.parse(file.read_text(encoding="utf-8")))
    }
    assert remembering == set(SMALL)


def _remembering(module: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Functions with parameters whose values functools keeps, by a decorator or a call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.args.args and any(map(_keeps, node.decorator_list)):
            yield module, node.name
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Call) and _keeps(node.func):
            yield module, ast.unparse(node.args[0]).removeprefix("self.")


def _keeps(node: ast.expr) -> bool:
    called = node.func if isinstance(node, ast.Call) else node
    return ast.unparse(called).removeprefix("functools.") in ("cache", "lru_cache")

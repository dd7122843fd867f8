"""What is built once for all viewers: by version, up to a bound, never twice at the same time."""

import threading
from dataclasses import dataclass

import pandas as pd
import pytest

from ita_dash.ui import once as module
from ita_dash.ui.once import Shelf, once, size


@dataclass(frozen=True)
class Data:
    version: str


@pytest.fixture(autouse=True)
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    fresh = Shelf(limit=10_000)
    monkeypatch.setattr(module, "SHELF", fresh)
    return fresh


def test_one_build_for_one_version_and_one_set_of_arguments() -> None:
    built = []

    @once
    def shown(data: Data, name: str = "") -> str:
        built.append((data.version, name))
        return f"{data.version}/{name}"

    assert [shown(Data("a")), shown(Data("a")), shown(Data("b")), shown(Data("a"), "x")] == ["a/", "a/", "b/", "a/x"]
    assert built == [("a", ""), ("b", ""), ("a", "x")]


def test_functions_of_one_data_do_not_share() -> None:
    @once
    def one(data: Data) -> int:
        return 1

    @once
    def two(data: Data) -> int:
        return 2

    assert (one(Data("a")), two(Data("a"))) == (1, 2)


def test_a_build_may_ask_for_another() -> None:
    @once
    def inner(data: Data) -> int:
        return 20

    @once
    def outer(data: Data) -> int:
        return inner(data) + 1

    assert outer(Data("a")) == 21


def test_a_build_that_fails_is_tried_again() -> None:
    failures = iter([ValueError("first time"), None])

    @once
    def shown(data: Data) -> str:
        if (failure := next(failures)) is not None:
            raise failure
        return "well"

    with pytest.raises(ValueError, match="first time"):
        shown(Data("a"))
    assert shown(Data("a")) == "well"


def test_none_is_a_value_too() -> None:
    built = []

    @once
    def shown(data: Data) -> None:
        built.append(data)

    assert shown(Data("a")) is shown(Data("a")) is None
    assert len(built) == 1


def test_the_least_recently_shown_goes_first_and_the_bound_holds(shelf: Shelf) -> None:
    for key in "abc":
        shelf.get(key, lambda: "x" * 4_000)
        shelf.get("a", lambda: "x" * 4_000)
    assert shelf.size <= shelf.limit
    assert shelf.get("a", lambda: "again") != "again"
    assert shelf.get("b", lambda: "again") == "again"


def test_what_is_larger_than_the_bound_is_not_kept(shelf: Shelf) -> None:
    assert len(shelf.get("a", lambda: "x" * 20_000)) == 20_000
    assert (len(shelf), shelf.size) == (0, 0)


def test_of_many_at_once_one_builds(shelf: Shelf) -> None:
    built, begun = [], threading.Event()

    def build() -> str:
        begun.wait(5)
        built.append(threading.get_ident())
        return "built"

    seen: list[str] = []
    threads = [threading.Thread(target=lambda: seen.append(shelf.get("a", build))) for _viewer in range(20)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert seen == ["built"] * 20
    assert len(built) == 1


def test_size_counts_texts_inside_containers_and_frames() -> None:
    frame = pd.DataFrame({"text": ["ก" * 1_000]})
    assert size({"a": ("x" * 1_000, ["y" * 1_000])}) > 2_000
    assert size(frame) > 1_000
    assert size(Data("z" * 1_000)) > 1_000

"""What is built once for all viewers, by version."""

from dataclasses import dataclass

import pytest

from ita_dash.caches import Cache
from ita_dash.ui import builtonce as module
from ita_dash.ui.builtonce import once


@dataclass(frozen=True)
class Data:
    version: str


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHOWN", Cache("test", 10_000))


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

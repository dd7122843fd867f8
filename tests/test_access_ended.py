"""A sign-out holds for a sign-in, however its cookie is written, at every server and after a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_dash.access.admission import Door
from ita_dash.access.ended import MOST, Ended, sign_in_of
from ita_dash.configuredstore import store
from ita_dash.history import signouts
from ita_dash.settings import Settings
from ita_dash.web.sharedsignouts import AGAIN_AFTER, LASTS, SignOuts
from tests.history_stores import store_url
from tests.test_access import NOW, claims, cookies, settings

CLAIMS = {"iss": "https://id.example", "sub": "1", "nonce": "n", "iat": 1, "exp": 2, "email": "a@b.example"}


@pytest.mark.parametrize("other", [{"sub": "2"}, {"nonce": "m"}, {"iat": 3}, {"iss": "https://other.example"}], ids=str)
def test_another_sign_in_is_another(other):
    assert sign_in_of(CLAIMS) != sign_in_of({**CLAIMS, **other})


def test_what_a_browser_may_leave_out_or_add_makes_no_other_sign_in():
    assert sign_in_of({**CLAIMS, "tokens": "x", "is_logged_in": True, "provider": "other"}) == sign_in_of(CLAIMS)
    assert "a@b.example" not in sign_in_of(CLAIMS)


def test_what_is_ended_is_bounded():
    ended = Ended()
    for number in range(MOST + 1):
        ended.end(str(number))
    assert "0" not in ended
    assert "1" in ended


def test_files_end_with_the_sign_in():
    door, listed = Door(clock=lambda: NOW), settings(people=["a@office.go.th"])
    assert door.asking(listed, cookies=cookies(), given="") is not None
    door.ended.end(sign_in_of(claims()))
    assert door.asking(listed, cookies=cookies(), given="") is None
    assert door.asking(listed, cookies=cookies(sub="another"), given="") is not None


class Server:
    """What one of several has, with clocks of its own."""

    def __init__(self, url: str) -> None:
        self.moment, self.wall = 0.0, 1_800_000_000.0
        self.settings = Settings(history_url=url, access={"mode": "signed-in"})
        self.ended = Ended()
        self.outs = SignOuts(lambda: self.settings, clock=lambda: self.moment, wall=lambda: self.wall)
        self.outs.join(self.ended)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with store_url(request.param, tmp_path) as found:
        yield found
        store(Settings(history_url=found)).close()


def test_a_server_that_starts_knows_what_was_ended_before(url):
    Server(url).ended.end("a")
    later = Server(url)
    assert "a" in later.ended
    assert "b" not in later.ended


def test_another_server_hears_of_it_soon_and_asks_no_oftener(url, monkeypatch):
    monkeypatch.setattr("ita_dash.web.sharedsignouts.threading.Thread", AtOnce)
    one, other = Server(url), Server(url)
    assert "a" not in other.ended
    one.ended.end("a")
    other.moment = AGAIN_AFTER - 1
    assert "a" not in other.ended
    other.moment = AGAIN_AFTER
    assert "a" in other.ended


class AtOnce:
    """In place of a thread."""

    def __init__(self, target, **_how: object) -> None:
        self.start = target


def test_it_is_let_go_of_when_no_sign_in_can_hold_any_more(url):
    one = Server(url)
    one.ended.end("a")
    one.ended.end("a")
    one.wall += LASTS + 1
    one.ended.end("b")
    assert store(one.settings).attempts.read(signouts.kept, None) == {"b"}


def test_a_database_that_fails_hears_of_it_later(url, monkeypatch):
    one = Server(url)
    kept = store(one.settings)
    monkeypatch.setattr(kept.attempts, "write", lambda _work: None)
    one.ended.end("a")
    assert "a" in one.ended
    assert "a" not in Server(url).ended
    monkeypatch.undo()
    one.ended.end("b")
    assert {"a", "b"} <= set(Server(url).ended.told())


def test_nothing_is_asked_where_nobody_signs_in(tmp_path):
    outs = SignOuts(lambda: Settings(history_url=f"sqlite:///{tmp_path}/none.db"))
    assert outs.told() == frozenset()
    assert SignOuts(lambda: None).told() == frozenset()
    assert list(tmp_path.iterdir()) == []

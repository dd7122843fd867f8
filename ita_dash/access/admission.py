"""The one door: what holds for this server, and who somebody is by a sign-in, a cookie, a key or a token."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ita_dash.access import passes
from ita_dash.access.ended import Ended, sign_in_of
from ita_dash.access.modes import Mode, mode_of
from ita_dash.access.people import EVERYBODY, Listed, Person, every_grant, grants, is_unverified, name_of, person_of
from ita_dash.access.signin import claims_of
from ita_dash.settings import Settings

Why = Literal["unverified", "expired", "unlisted"]
CLOCKS_DIFFER = 300
"""Seconds by which the clock of a sign-in service may be ahead of ours."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Somebody who signed in and is not let in."""

    why: Why


class Door:
    """``on_loopback`` and ``listed`` are set by the server when it starts; until then nothing is known of either."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.on_loopback = False
        """Whether the server is known to listen on this machine alone."""
        self.listed: Callable[[Settings], Listed] = _nobody
        """The e-mail addresses of the sheet's list of divisions, as far as the sheet has been read."""
        self.unread: Callable[[Settings], bool] = _read
        """Whether the sheet has not been read yet: its list may still let somebody in."""
        self.read: Callable[[Settings], None] = _nothing
        """Reads it, and waits for that."""
        self.ended = Ended()
        self._clock = clock
        self._has_heard = False

    def mode(self, settings: Settings) -> Mode:
        """The mode that holds."""
        return mode_of(settings, on_loopback=self.on_loopback)

    def holds(self, settings: Settings, claims: Mapping[str, object]) -> float:
        """For how many seconds more a sign-in with ``claims`` holds; none where it does not say when it was."""
        since, now = claims.get("iat"), self._clock()
        if not isinstance(since, int | float) or since > now + CLOCKS_DIFFER:
            return 0.0
        return max(0.0, since + settings.access.hours * 3600 - now)

    def signed_in(self, settings: Settings, claims: Mapping[str, object]) -> Person | Refused:
        """Who signed in with ``claims``, those of an ID token that Streamlit has verified."""
        access = settings.access
        if not self.holds(settings, claims):
            return Refused("expired")
        if is_unverified(access, claims):
            return Refused("unverified")
        listed = self.listed(settings)
        for grant in grants(access, name_of(access, claims), listed):
            if (person := person_of(access, grant, listed)) is not None:
                return person
        return Refused("unlisted")

    def must_wait(self, settings: Settings, *, cookies: Mapping[str, str], given: str) -> bool:
        """Whether it is not yet known who asks: after a start the sheet's list and the sign-outs that are kept come first.

        Only for somebody who did sign in or has a link that is signed; for anybody else the answer is known.
        """
        if self.mode(settings) != "signed-in" or (self._has_heard and not self.unread(settings)):
            return False
        claims = claims_of(cookies, settings.auth)
        if claims is not None and self.holds(settings, claims):
            return True
        return bool(given and passes.mark_of(given, settings.auth.cookie_secret, settings.access.link_days))

    def wait(self, settings: Settings) -> None:
        """Until it is known; takes as long as a read of the sheet, and of the store."""
        self.ended.told()
        self._has_heard = True
        self.read(settings)

    def asking(self, settings: Settings, *, cookies: Mapping[str, str], given: str) -> Person | None:
        """Who asks for a file: everybody where nobody is asked, else by the browser's cookies or the key or token ``given``."""
        mode = self.mode(settings)
        if mode == "public":
            return EVERYBODY
        for grant in self._grants(settings, mode, cookies, given):
            if (person := person_of(settings.access, grant, self.listed(settings))) is not None:
                return person
        return None

    def may_act(self, settings: Settings, cookies: Mapping[str, str]) -> bool:
        """Whether the page of a browser with ``cookies`` may do more than run anew, which asks who they are again."""
        return self.asking(settings, cookies=cookies, given="") is not None

    def _grants(self, settings: Settings, mode: Mode, cookies: Mapping[str, str], given: str) -> Iterator[str]:
        access = settings.access
        if given and mode != "unchosen" and (name := passes.holder_of(given, access.tokens)):
            yield f"token:{name}"
        if mode != "signed-in":
            return
        claims = claims_of(cookies, settings.auth)
        if claims is not None and sign_in_of(claims) not in self.ended:
            found = self.signed_in(settings, claims)
            if isinstance(found, Person):
                yield found.grant
        if given:
            known = every_grant(access, self.listed(settings))
            if grant := passes.grant_of(given, known, settings.auth.cookie_secret, access.link_days):
                yield grant


def _nobody(_settings: Settings) -> Listed:
    return {}


def _read(_settings: Settings) -> bool:
    return False


def _nothing(_settings: Settings) -> None:
    pass


DOOR = Door()
"""That of this process."""

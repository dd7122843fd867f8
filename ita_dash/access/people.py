"""Who somebody is by what a sign-in service says of them, and what the lists let them do.

A *grant* is the entry of a list that lets somebody in: ``planner:a@b.example``, ``domain:b.example``. Whatever is handed out (a
link, a place among the visitors) holds the grant, never the role: whether the entry is still there is looked up each time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ita_dash.form.text import key
from ita_dash.settings.accesssection import AccessSettings

Role = Literal["viewer", "division", "planner"]
Listed = Mapping[str, tuple[str, ...]]
"""What the sheet's list of divisions says: an e-mail address in small letters → the divisions whose it is."""
EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may see the dashboard."""

    role: Role
    divisions: tuple[str, ...] = ()
    """Whose problems they see, beside those of the units below; for the role ``division``."""
    grant: str = ""
    """The entry that let them in; empty where nobody is asked."""

    @property
    def plans(self) -> bool:
        """Whether they see what is for planning officers alone."""
        return self.role == "planner"

    @property
    def is_known(self) -> bool:
        """Whether somebody was asked who they are: only those see what stays inside, and decide for the office."""
        return bool(self.grant)

    @property
    def is_program(self) -> bool:
        """Whether it is a program with a token of the office's."""
        return self.grant.startswith("token:")

    @property
    def scope(self) -> tuple[str, tuple[str, ...]]:
        """Persons of one scope see the same."""
        return ("planner", ()) if self.plans else ("others", tuple(sorted(self.divisions)))


EVERYBODY = Person("planner")
"""Where nobody is asked who they are: everything is shown, as an office that chose this knows."""


def name_of(access: AccessSettings, claims: Mapping[str, object]) -> str:
    """What ``claims`` (of a verified ID token) call somebody on the lists, in small letters; empty where nobody vouches for it.

    An e-mail address counts where the service says that it is verified, or its issuer is trusted; another claim only of a trusted
    issuer. Letters beyond ASCII may look like others, or become others in small letters: none is a name.
    """
    value = claims.get(access.claim)
    said = claims.get("email_verified")
    verified = access.claim == EMAIL and (said is True or said == "true")
    if not isinstance(value, str) or not value.isascii() or not (verified or claims.get("iss") in access.trusted):
        return ""
    return value.strip().lower()


def is_unverified(access: AccessSettings, claims: Mapping[str, object]) -> bool:
    """Whether there is a name, but nobody to believe it."""
    return bool(claims.get(access.claim)) and not name_of(access, claims)


def grants(access: AccessSettings, name: str, listed: Listed) -> Iterator[str]:
    """Every entry that lets ``name`` in, the one with the most rights first."""
    if not name:
        return
    if name in access.planners:
        yield f"planner:{name}"
    domain = name.rpartition("@")[2] if access.claim == EMAIL and "@" in name else ""
    is_division = any(name in people for people in access.divisions.values()) or (access.sheet and name in listed)
    comes_in = name in access.people or domain in access.domains
    if is_division or (comes_in and name in listed):
        yield f"division:{name}"
    if name in access.people:
        yield f"person:{name}"
    if domain in access.domains:
        yield f"domain:{domain}"


def every_grant(access: AccessSettings, listed: Listed) -> Iterator[str]:
    """Every entry of the lists."""
    yield from (f"planner:{name}" for name in access.planners)
    names = {name for people in access.divisions.values() for name in people} | set(listed)
    yield from (f"division:{name}" for name in names)
    yield from (f"person:{name}" for name in access.people)
    yield from (f"domain:{domain}" for domain in access.domains)


def person_of(access: AccessSettings, grant: str, listed: Listed) -> Person | None:
    """Who holds ``grant`` now; None where its entry is no longer there."""
    kind, _colon, name = grant.partition(":")
    if kind == "token":
        token = access.tokens.get(name)
        return Person(token.role, (), grant) if token else None
    if kind == "domain":
        return Person("viewer", (), grant) if name in access.domains and access.claim == EMAIL else None
    if grant not in grants(access, name, listed):
        return None
    if kind == "planner":
        return Person("planner", (), grant)
    return Person("division", divisions_of(access, name, listed), grant) if kind == "division" else Person("viewer", (), grant)


def divisions_of(access: AccessSettings, name: str, listed: Listed) -> tuple[str, ...]:
    """The divisions whose ``name`` is, by the settings and by the sheet, each once."""
    by_settings = [division for division, people in access.divisions.items() if name in people]
    return tuple({key(division): division for division in [*by_settings, *listed.get(name, ())]}.values())

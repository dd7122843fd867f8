"""Who may see the dashboard: the sections ``[access]`` and ``[auth]`` of the settings file."""

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ita_dash.messages import N_

MODES = ("public", "signed-in", "closed")
MOST_HOURS = 720
"""For which a sign-in may hold."""
MOST_NAMES = 2000
"""People in one list: more than any office has; each is looked at for each answer."""
LEAST_SECRET = 32
"""Letters of a cookie_secret below which nobody signs in and no link is signed: a short one could be guessed from either."""
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
EXPECTED_OF_ACCESS: dict[str, str] = {
    "access": N_('who may see the dashboard, as in mode = "signed-in"'),
    "access.mode": N_("public, signed-in or closed"),
    "access.people": N_('e-mail addresses, as in ["somchai@office.go.th"]'),
    "access.domains": N_('what stands behind the @ of e-mail addresses, as in ["office.go.th"]'),
    "access.planners": N_('e-mail addresses, as in ["somchai@office.go.th"]'),
    "access.divisions": N_('a division and its e-mail addresses in each line, as in "กองคลัง" = ["somying@office.go.th"]'),
    "access.sheet": N_("true or false"),
    "access.claim": N_("the name of a claim of the sign-in service, as in email or pid"),
    "access.trusted": N_('issuers of the sign-in service, as in ["https://login.microsoftonline.com/<tenant>/v2.0"]'),
    "access.hours": N_("a whole number of hours from 1 to 720"),
    "access.link_days": N_("a whole number of days from 1 to 366"),
    "access.tokens": N_("a name and what ita-dash token printed for it in each line"),
    "auth": N_("the settings of Streamlit's sign-in, with a cookie_secret of at least 32 letters"),
}
"""What each setting of the sections should hold."""
HARMLESS_OF_ACCESS = frozenset({"access.mode", "access.sheet", "access.hours", "access.link_days"})
"""Settings whose wrong value is repeated."""


def _names(value: object) -> object:
    """One text or several as a list, in small letters without blanks around them."""
    values = [value] if isinstance(value, str) else value
    return [one.strip().lower() if isinstance(one, str) else one for one in values] if isinstance(values, list) else value


class Token(BaseModel):
    """A lasting token of one reader: its hash alone is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hash: str = Field(pattern=_HASH.pattern)
    role: Literal["viewer", "planner"] = "viewer"


class AccessSettings(BaseModel):
    """The section ``[access]``. ``ita_dash.access`` says what each mode and role may do."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    mode: Literal["public", "signed-in", "closed"] | None = None
    """None: open where the server is reached from this machine alone, else nobody gets in until one is chosen."""
    people: tuple[str, ...] = Field(default=(), max_length=MOST_NAMES)
    """Who may see everything that a viewer sees, by e-mail address or what else ``claim`` names."""
    domains: tuple[str, ...] = Field(default=(), max_length=MOST_NAMES)
    planners: tuple[str, ...] = Field(default=(), max_length=MOST_NAMES)
    divisions: dict[str, tuple[str, ...]] = Field(default={}, max_length=MOST_NAMES)
    sheet: bool = False
    """Whether the addresses in the sheet's list of divisions let in, too: whoever edits the sheet decides then."""
    claim: str = Field(default="email", pattern="^[A-Za-z0-9_.:/-]{1,100}$")
    trusted: tuple[str, ...] = Field(default=(), max_length=50)
    """Issuers (``iss``) whose word counts without ``email_verified``, and for any other claim than the e-mail address."""
    hours: int = Field(default=12, ge=1, le=MOST_HOURS)
    """How long a sign-in holds."""
    link_days: int = Field(default=30, ge=1, le=366)
    """How long a link to a file holds that a page gave."""
    tokens: dict[str, Token] = Field(default={}, max_length=100, repr=False)

    @field_validator("people", "planners", "domains", mode="before")
    @classmethod
    def _small_letters(cls, value: object) -> object:
        return _names(value)

    @field_validator("trusted", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value

    @field_validator("domains")
    @classmethod
    def _are_domains(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(_DOMAIN.fullmatch(domain) for domain in value):
            raise ValueError("not a domain")
        return value

    @field_validator("divisions", mode="before")
    @classmethod
    def _names_of_divisions(cls, value: object) -> object:
        return {name: _names(people) for name, people in value.items()} if isinstance(value, Mapping) else value

    @field_validator("tokens", mode="before")
    @classmethod
    def _hash_alone(cls, value: object) -> object:
        if not isinstance(value, Mapping):
            return value
        return {name: {"hash": token} if isinstance(token, str) else token for name, token in value.items()}


class AuthSettings(BaseModel):
    """What the app itself takes from ``[auth]``; the rest is for Streamlit's ``st.login``."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    cookie_secret: str = Field(default="", repr=False)
    """Signs Streamlit's cookie, and the links that pages give."""
    origin: str = ""
    """Scheme, host and port of ``redirect_uri``, as the cookie has them; ``{port}`` is the server's own."""
    providers: tuple[str, ...] = ()
    """The sign-in services that have a section of their own, as in ``[auth.google]``."""
    ready: bool = False
    """Whether there is all that ``st.login`` needs, with a secret that nobody guesses."""

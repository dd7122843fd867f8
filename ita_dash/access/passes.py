"""What stands in a link in place of a sign-in: dated keys that pages give, and lasting tokens that the settings list.

A key is signed with the secret that signs Streamlit's cookie, by a salt of its own; what it holds (a grant) is turned into a
digest first, so that no e-mail address stands in a link. Tokens have 256 random bits: a plain digest of one is as good as a
slow one.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from itsdangerous import BadSignature, URLSafeTimedSerializer

from ita_dash.settings.accesssection import LEAST_SECRET, Token

SALT = "ita-dashboard link"
TOKEN = "ita_"  # noqa: S105 (what every token begins with, so that one that was pasted somewhere can be found)  # nosec B105
MOST_LETTERS = 400
"""Of a key or token that is looked at."""


def key_for(grant: str, secret: str) -> str:
    """A key for whoever holds ``grant``; empty where there is no secret to sign it with."""
    if len(secret) < LEAST_SECRET:
        return ""
    return str(URLSafeTimedSerializer(secret, salt=SALT).dumps(_mark(grant, secret)))


def grant_of(given: str, known: Iterable[str], secret: str, days: int) -> str | None:
    """Which of the ``known`` grants ``given`` was signed for, in the last ``days``; None for none."""
    mark = mark_of(given, secret, days)
    return next((grant for grant in known if hmac.compare_digest(mark, _mark(grant, secret))), None) if mark else None


def mark_of(given: str, secret: str, days: int) -> str:
    """What stands in ``given`` where it was signed with ``secret`` in the last ``days``; else empty."""
    if len(secret) < LEAST_SECRET or len(given) > MOST_LETTERS or not given.isascii():
        return ""
    try:
        mark = URLSafeTimedSerializer(secret, salt=SALT).loads(given, max_age=days * 86_400)
    except BadSignature:  # and what is too old
        return ""
    return mark if isinstance(mark, str) else ""


def _mark(grant: str, secret: str) -> str:
    return hmac.new(secret.encode(), f"{SALT} {grant}".encode(), hashlib.sha256).hexdigest()[:32]


def new_token() -> str:
    """A token that nobody has had."""
    return TOKEN + secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What the settings keep of ``token``."""
    return f"sha256:{hashlib.sha256(token.encode('utf-8', 'replace')).hexdigest()}"


def holder_of(given: str, tokens: dict[str, Token]) -> str | None:
    """The name of the reader whose token ``given`` is; every one is compared, and takes as long as any other."""
    if len(given) > MOST_LETTERS:
        return None
    found, mine = None, hash_of(given)
    for name, token in tokens.items():
        if hmac.compare_digest(token.hash, mine):
            found = name
    return found

"""What the sign-in service said of whoever a browser's cookies are, for the answers beside Streamlit's pages.

Streamlit keeps the claims of an ID token in a cookie that it signs with ``cookie_secret`` (itsdangerous, the cookie's name as the
salt; a long one in numbered parts), and tells them to a page's script alone. They are read here in the same way: a file is given
to whom the page is shown, also by a server that has shown no page since it was started, and by any of several servers.
``tests/test_access_signed_in.py`` signs in for real: it fails where a release of Streamlit writes the cookie otherwise.
"""

import json
import re
from collections.abc import Mapping

from itsdangerous import BadSignature, URLSafeTimedSerializer

from ita_dash.settings.accesssection import LEAST_SECRET, AuthSettings

COOKIE = "_streamlit_user"
MOST_PARTS = 20
"""Of a cookie: browsers send no more than that to one host."""
LASTS = 31 * 86_400
"""Seconds after which a cookie is too old whatever it says: Streamlit's own bound."""
_IN_PARTS = re.compile(r"chunks-([0-9]{1,3})")


def claims_of(cookies: Mapping[str, str], auth: AuthSettings) -> Mapping[str, object] | None:
    """The claims of who signed in with ``cookies``; None where nobody did, here and with this ``cookie_secret``."""
    if COOKIE not in cookies or len(auth.cookie_secret) < LEAST_SECRET:
        return None
    try:
        said = json.loads(_whole(cookies, auth.cookie_secret))
    except (BadSignature, ValueError, KeyError, RecursionError):  # forged, too old, another's, or not all of it
        return None
    if not isinstance(said, dict) or said.get("is_logged_in") is not True or not _is_ours(said.get("origin"), auth):
        return None
    return said


def _is_ours(origin: object, auth: AuthSettings) -> bool:
    """Whether the sign-in was for this dashboard, not for a neighbour at another port that has the same secret."""
    own = re.escape(auth.origin).replace(re.escape("{port}"), "[0-9]{1,5}")
    return isinstance(origin, str) and bool(auth.origin) and re.fullmatch(own, origin) is not None


def _whole(cookies: Mapping[str, str], secret: str) -> str:
    first = _signed(cookies, COOKIE, secret)
    found = _IN_PARTS.fullmatch(first)
    if found is None:
        return first
    if int(found[1]) > MOST_PARTS:
        raise ValueError("a cookie of too many parts")
    return "".join(_signed(cookies, f"{COOKIE}_{number}", secret) for number in range(1, int(found[1]) + 1))


def _signed(cookies: Mapping[str, str], name: str, secret: str) -> str:
    return str(URLSafeTimedSerializer(secret, salt=name).loads(cookies[name], max_age=LASTS))

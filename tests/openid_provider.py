"""An OpenID provider on the loopback: whoever is asked for signs in at once, with what the test lets the token say.

Real redirects, a code that is taken once, PKCE as the client asks for it, tokens signed by RS256 with a key of its own.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "the-dashboard", "hush-client-secret"


class Provider:
    """``says`` is who signs in next; ``wrong`` what is the matter with the next token: ``audience``, ``expired``, ``key``."""

    def __init__(self) -> None:
        self.says: dict[str, Any] = {}
        self.wrong = ""
        self.issuer = ""
        self._key, self._other = RSAKey.generate_key(2048), RSAKey.generate_key(2048)
        self._codes: dict[str, dict[str, str]] = {}
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._described),
                Route("/keys", self._keys),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
            ]
        )

    async def _described(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [{**self._key.as_dict(private=False), "kid": "one", "use": "sig", "alg": "RS256"}]})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe()
        self._codes[code] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 302)

    async def _token(self, request: Request) -> Response:
        given = dict(await request.form()) if "form" in request.headers["content-type"] else json.loads(await request.body())
        asked = self._codes.pop(str(given["code"]))
        digest = hashlib.sha256(str(given["code_verifier"]).encode()).digest()
        assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        now = int(time.time()) - (7200 if self.wrong == "expired" else 0)
        claims = {
            "iss": self.issuer,
            "aud": "another-client" if self.wrong == "audience" else CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + 3600,
            "nonce": asked["nonce"],
            **self.says,
        }
        key = self._other if self.wrong == "key" else self._key
        token = jwt.encode(
            {"alg": "RS256", "kid": "one"}, {name: value for name, value in claims.items() if value is not None}, key
        )
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "expires_in": 3600, "id_token": token})


@contextmanager
def provider() -> Iterator[Provider]:
    """One that is running; ``issuer`` is its address."""
    one = Provider()
    running = uvicorn.Server(uvicorn.Config(one.app, host="127.0.0.1", port=0, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive()
        time.sleep(0.01)
    one.issuer = f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield one
    finally:
        running.should_exit = True
        thread.join(60)

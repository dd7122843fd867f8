"""A proxy on the loopback that answers nothing and notes what a process under test wants from other hosts."""

import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Witness:
    """Start a process with ``environment``; ``asked`` has the addresses it asked for, in their order."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def handle_one_request(self) -> None:
                line = self.rfile.readline(65536)
                if line:
                    asked.append(line.decode("latin-1").strip())
                self.close_connection = True

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def environment(self) -> Mapping[str, str]:
        address = f"http://127.0.0.1:{self._server.server_port}"
        names = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        return {**dict.fromkeys(names, address), "no_proxy": "", "NO_PROXY": ""}

    def __enter__(self) -> "Witness":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(60)

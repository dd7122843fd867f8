"""What the log says, one line an event, with the time in Thailand: for people, or as JSON by the setting ``log_format``.

No text of a sheet and no e-mail address stands in it, whoever writes the line: of an error only its kind and place, of what a
library says only letters that no Thai text has. It works on the records themselves, so that each handler, Streamlit's and
uvicorn's among them, writes the same line.
"""

import json
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from ita_dash.fiscal import BANGKOK
from ita_dash.traces import trace

LINE = "%(line)s"
"""The format of every handler, also Streamlit's option ``logger.messageFormat``."""
MOST_LETTERS = 4000
"""Of one line: a log is read by lines."""
OURS = "ita_dash"
_ADDRESS = re.compile(r"[^\s@<>\"'(),;:=]{1,64}@[^\s@<>\"'(),;:=]{1,255}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_FOREIGN = re.compile(r"[^\x20-\x7e]+|(?<=\?)[^\s\"']+")
"""Letters of other languages, and what an address asks for: names of divisions, a key."""


class _Record(logging.LogRecord):
    """A record that holds its finished line, and nothing else to write."""

    def __init__(self, *args: Any, as_json: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        error = self.exc_info[1] if self.exc_info else None
        facts = dict(self.args) if isinstance(self.args, Mapping) else {}
        facts = {
            str(name): value if isinstance(value, int | float | None) else self._safe(str(value)) for name, value in facts.items()
        }
        event = self._safe(str(self.msg))
        said, where = self._safe(self._filled()), trace(error)
        self.line = self._as_json(event, said, facts, where) if as_json else self._as_text(said, where)
        # Whatever formats this record: the line, without the traceback that would follow it
        self.msg, self.args, self.exc_info, self.exc_text, self.stack_info = said, (), None, None, None

    def _filled(self) -> str:
        try:
            return super().getMessage()
        except (TypeError, ValueError, KeyError):
            return str(self.msg)

    def _safe(self, text: str) -> str:
        text = text if self.name.partition(".")[0] == OURS else _FOREIGN.sub("…", text)
        return _ADDRESS.sub("…@…", _CONTROL.sub(" ", text))[:MOST_LETTERS]

    @property
    def _moment(self) -> str:
        return datetime.fromtimestamp(self.created, BANGKOK).isoformat(timespec="milliseconds")

    def _as_text(self, said: str, where: str) -> str:
        return f"{self._moment} {self.levelname} {self.name}: {said}" + (f" ({where})" if where else "")

    def _as_json(self, event: str, said: str, facts: Mapping[str, object], where: str) -> str:
        line = {"time": self._moment, "level": self.levelname, "logger": self.name, "event": event, "message": said, **facts}
        return json.dumps(line | ({"error": where} if where else {}), ensure_ascii=False)


def begin(*, as_json: bool) -> None:
    """From now on, for this process: what the server's own handlers write, and a handler for everything else."""
    from uvicorn.config import LOGGING_CONFIG  # the server's, which a command does not need

    _use(as_json=as_json)
    for formatter in LOGGING_CONFIG["formatters"]:
        LOGGING_CONFIG["formatters"][formatter] = {"format": LINE}  # for a server that sets up its log after this
    for name in list(logging.Logger.manager.loggerDict):
        logger = logging.getLogger(name)
        # uvicorn's own and the one that Streamlit adds to it: each event is one line
        for doubled in [one for one in logger.handlers if _writes_to_the_terminal(one)][1:]:
            logger.removeHandler(doubled)
        for handler in logger.handlers:
            handler.setFormatter(logging.Formatter(LINE))
    logging.captureWarnings(True)
    logging.getLogger(OURS).setLevel(logging.INFO)
    logging.getLogger().addHandler(_handler())
    if logging.lastResort is not None:  # of a logger without a handler, that hands on to none: uvicorn's of what is no request
        logging.lastResort.setFormatter(logging.Formatter(LINE))


@contextmanager
def lines(*, as_json: bool = False) -> Iterator[None]:
    """While the block runs, for a command: warnings and errors on standard error."""
    before, handler, root = logging.getLogRecordFactory(), _handler(), logging.getLogger()
    _use(as_json=as_json)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        logging.setLogRecordFactory(before)


def _use(*, as_json: bool) -> None:
    def made(*args: Any, **more: Any) -> logging.LogRecord:
        return _Record(*args, as_json=as_json, **more)

    logging.setLogRecordFactory(made)


def _writes_to_the_terminal(handler: logging.Handler) -> bool:
    return isinstance(handler, logging.StreamHandler) and handler.stream in (sys.stdout, sys.stderr)


def _handler() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(LINE))
    return handler

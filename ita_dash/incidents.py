"""What nobody foresaw: the log has the whole of it, a viewer its number."""

import logging
import secrets


def incident(log: logging.Logger, what: str, error: BaseException) -> str:
    """Write ``what`` with the traceback of ``error`` to ``log``; gives the number under which it stands there."""
    number = secrets.token_hex(4)
    log.error("%s [%s]", what, number, exc_info=error)
    return number

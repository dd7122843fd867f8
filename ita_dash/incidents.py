"""What nobody foresaw: the log has its kind and place, a viewer its number."""

import logging
import secrets


def incident(log: logging.Logger, what: str, error: BaseException) -> str:
    """Write ``what`` with the traceback of ``error`` to ``log``; gives the number under which it stands there."""
    number = secrets.token_hex(4)
    log.error("%(what)s [%(id)s]", {"what": what, "id": number}, exc_info=error)
    return number

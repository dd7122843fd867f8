"""PostgreSQL with limits on our side: a server that is stopped still takes connections, and answers none.

``statement_timeout`` is the server's to keep, and TCP's own limits see a machine that acknowledges every packet. So each wait for
an answer has an end here. The one place that relies on ``Connection.wait``, which psycopg has but does not document.
"""

from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.rows import TupleRow

from ita_dash.history.storefailures import StoreError

READ_SECONDS = 5
"""For a connection, a place among those that are open, one answer: while somebody waits for a page."""
WRITE_SECONDS = 15
"""For one answer to a transaction that writes: a large workbook takes its time, and nobody waits for it."""
TCP = {
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": WRITE_SECONDS * 1000,
}
"""libpq's, for a machine or a network that is gone: seconds, tries and milliseconds."""


class PatientConnection(psycopg.Connection[TupleRow]):
    """A connection that waits for each answer ``patience`` seconds, and is closed where none came."""

    patience: float = READ_SECONDS

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """As psycopg's, with an end. Raises ``StoreError``; the connection is closed then."""
        try:
            return super().wait(gen, interval, self.patience if timeout is None else min(timeout, self.patience))
        except psycopg.OperationalError as error:
            # The driver's own sign of a timeout is no public name: it is the error that no server and no closed socket made
            if error.sqlstate is None and not self.closed and not self.broken:
                self.close()
                raise StoreError("unavailable", "silent") from None
            raise


def connect(*arguments: Any, **options: Any) -> PatientConnection:
    """As ``psycopg.connect``, with the limits above over whatever the address says of them."""
    return PatientConnection.connect(*arguments, **{**options, **TCP, "connect_timeout": READ_SECONDS})

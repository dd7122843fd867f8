"""Google Sheets as the app reads them: with patience, and with every call counted."""

from ita_dash.live.calls import Calls
from ita_dash.live.retry import Retry
from ita_dash.settings import Settings
from ita_dash.sheet.google import TIMEOUT, GoogleSheets
from ita_dash.sheet.google_json import Answer
from ita_dash.sheet.workbook import Workbook

CALLS = Calls()
"""All calls of this process."""
PATIENCE = Retry()


class PatientSheets:
    """``GoogleSheets`` that tries again what may be over in a moment. One read at a time; keep it for its access token."""

    def __init__(
        self, settings: Settings, *, calls: Calls = CALLS, retry: Retry = PATIENCE, timeout: tuple[float, float] = TIMEOUT
    ) -> None:
        self._google = GoogleSheets(settings, timeout=timeout)
        self._calls, self._retry, self._longest = calls, retry, timeout[1]

    def read(self, spreadsheet_id: str, source: str = "") -> Workbook:
        """What ``fetch`` brings, looked into."""
        return self.fetch(spreadsheet_id, source).workbook()

    def fetch(self, spreadsheet_id: str, source: str = "") -> Answer:
        """The whole spreadsheet. Raises ``SheetError`` when all tries have failed, at the latest after the policy's total."""

        def once(seconds: float) -> Answer:
            with self._calls.one():
                return self._google.fetch(spreadsheet_id, source, seconds=min(seconds, self._longest))

        return self._retry(once, self._calls.again)

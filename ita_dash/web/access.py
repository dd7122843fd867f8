"""Who is given a file: the one check before every link.

The pages have no sign-in of their own: whoever reaches the server sees them. Links follow the same rule, and what an office puts
in front of the server (a proxy that asks for a password, a network of its own) guards both alike. A sign-in for pages belongs
here too, or links would go round it.
"""

from starlette.requests import Request

from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.web.answers import RefusedError


def shows_figures(_settings: Settings) -> bool:
    """Whether whoever asks for a page may see figures before the page runs: in its HTML, which LINE reads too.

    Where not, a link shows the office's name alone.
    """
    return True


def check(_request: Request, settings: Settings) -> None:
    """Raises ``RefusedError`` where the request is given no file."""
    if not settings.links:
        raise RefusedError(404, _("Links to files are switched off in this dashboard. Download the file on the page Downloads."))

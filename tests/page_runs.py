"""Pages run in the test's own process, as Streamlit runs them for a visitor: without a server and without a browser."""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

from bs4 import BeautifulSoup, Tag
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from ita_dash.configuredstore import store
from ita_dash.live import loader
from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES, PageEntry
from tests.heldwords import without_held

MAIN = Path(__file__).parents[1] / "ita_dash" / "ui" / "main.py"
# Before a visitor's first run Streamlit looks through every distribution that is installed for components: once is enough
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def visitor() -> AppTest:
    """Somebody who has opened nothing yet. The time allowed is that of a machine that has much else to do."""
    return AppTest.from_file(str(MAIN), default_timeout=300)


def opened(entry: PageEntry = PAGES[0], **parameters: str | list[str]) -> AppTest:
    """The page as a link with ``parameters`` opens it."""
    app = visitor()
    app.query_params.update(parameters)
    app.switch_page(f"../../pages/{entry.file}")
    return app.run()


def read_now() -> None:
    """Read the usual year's source, to the end. A page that is opened meanwhile shows what is kept of it."""
    settings = loader.settings()
    loader.FEEDS.source(settings, store(settings), None).feed.refresh(wait=300)


def shown(app: AppTest) -> str:
    """The HTML of the page, without what keeps a line from ending inside a word."""
    html = "\n".join(part.proto.body for part in app.get("html"))
    return without_held(html.encode()).decode()


def follow(app: AppTest, link: Tag) -> AppTest:
    """The app where ``link`` leads, within its page."""
    app.query_params.clear()
    app.query_params.update(parse_qs(str(link["href"]).removeprefix("?"), keep_blank_values=True))
    return app


def link_of(app: AppTest, key: str) -> Tag | None:
    """The link of the page (or what stands there where it cannot be pressed) that changes a part of it; see ``link.staying``."""
    return BeautifulSoup(shown(app), "html.parser").select_one(f'[data-stays="{key}"]')


def press(app: AppTest, key: str) -> AppTest:
    """The page after that link was followed."""
    return follow(app, link_of(app, key)).run()


def fine(app: AppTest) -> bool:
    return not app.exception and _("This page cannot be shown just now") not in shown(app)

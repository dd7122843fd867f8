"""Streamlit's own words, which it knows in English only, and what our script says: in Thai, for ``shell/shell.js``.

A text on a page is replaced where it is one of these from the first letter to the last, and stands in no part of ours.
"""

import json

from ita_dash.messages import N_, _

EXACT = (
    N_("Skip to main content"),
    N_("Stop"),
    N_("Running..."),
    N_("Connecting"),
    N_("Connecting to Streamlit server"),
    N_("Unable to connect to Streamlit server"),
    N_("No results"),
    N_("Sidebar"),
    N_("Collapse sidebar"),
    N_("Expand sidebar"),
    N_("App pages"),
    N_("Open"),
    N_("Close"),
    N_("Dismiss"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Selected values"),
    N_("Main menu"),
    N_("Page not found"),
    N_("The page that you have requested does not seem to exist. Running the app's main page."),
    N_("Copy to clipboard"),
    N_("Copied"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Press Enter to apply"),
    N_("Notifications"),
)
STARTING = (N_("Remove "), N_("View "))
"""What a name follows."""
LOST = ("Connection error", "Streamlit server is not responding", "Is Streamlit still running?")
"""How Streamlit's box begins that says the connection is lost; there are two texts."""

UNLOADED = (
    "Failed to fetch dynamically imported module",
    "error loading dynamically imported module",
    "Importing a module script failed",
    "Unable to preload CSS",
    "Cannot load Streamlit frontend code",
)
"""How a box begins that says a module could not be fetched: Chromium's words, Firefox's, Safari's, Vite's and Streamlit's."""


def script() -> str:
    """What stands at the head of the script."""
    words = {
        "exact": {one: _(one) for one in EXACT},
        "starting": {one: _(one) for one in STARTING},
        "options": _("{count} choices"),
        "lostBegins": LOST,
        "lost": _("The connection is lost. The page comes back by itself; what you see was read from the sheet at {time}."),
        "lostPlain": _("The connection is lost. The page comes back by itself."),
        "unloadedBegins": UNLOADED,
        "unloaded": _("A part of the page could not be loaded. The page opens anew by itself."),
        "unloadedAgain": _(
            "A part of the page could not be loaded. Please load the page again, or ask who looks after the network."
        ),
        "copied": _("Copied"),
    }
    return f"const ITA_WORDS = {json.dumps(words, ensure_ascii=False)};\n"

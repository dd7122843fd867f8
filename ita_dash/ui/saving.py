"""A chart saved as a picture: it is drawn when somebody asks for it, in light colours whatever the screen shows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st
from markupsafe import Markup

from ita_dash.export import file_name
from ita_dash.look import drawing
from ita_dash.look.markup import element, text
from ita_dash.messages import N_, _
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.link import staying
from ita_dash.ui.view import View

WORDS = {"png": N_("PNG – for documents and chat"), "svg": N_("SVG – for print and websites")}


@dataclass(frozen=True, slots=True)
class SavedPicture:
    """A chart that can be saved: what stands over it, and what gives its file, ``svg`` or ``png``, in any thread."""

    title: str
    write: Callable[[str], bytes]


def named(view: View, name: str) -> SavedPicture:
    """The chart ``name`` of ``drawing.CHARTS`` with the filters of ``view``."""
    dataset, filters, thai_digits = view.dataset, view.filters, view.settings.thai_digits
    return SavedPicture(
        _(drawing.CHARTS[name].title),
        lambda wanted: drawing.picture(name, dataset, filters, wanted, thai_digits=thai_digits),
    )


def picture_links(view: View, name: str) -> Markup:
    """The chart ``name`` of ``drawing.CHARTS`` as files to save, with the filters of ``view``."""
    title = _(drawing.CHARTS[name].title)
    links = (
        door(
            Doors(view).to(f"export/chart/{name}.{wanted}"),
            wanted.upper(),
            "door utility",
            download=file_name(view.dataset, view.filters, wanted, of=title),
            title=_(word),
        )
        for wanted, word in WORDS.items()
    )
    return element("span", text(_("Save as a picture") + ": ") + Markup(" · ").join(links), class_="utility")


SAVE = "save"
"""The parameter of an address that says of which chart a picture is wanted."""


def is_saved(key: str) -> bool:
    """Whether the reader wants a picture of the chart ``key``."""
    return st.query_params.get(SAVE) == key


def saving_link(key: str) -> Markup:
    """What brings the buttons of ``save_picture``, or puts them away."""
    wanted, words = ("", _("Hide the buttons for the picture")) if is_saved(key) else (key, _("Save as a picture"))
    return staying(words, f"{key}_save", "door utility", **{SAVE: wanted})


def save_picture(view: View, picture: SavedPicture, key: str) -> None:
    """The buttons that give ``picture``, drawn once one is pressed."""
    with st.container(horizontal=True):
        for wanted, word in WORDS.items():
            st.download_button(
                _(word),
                partial(picture.write, wanted),
                file_name(view.dataset, view.filters, wanted, of=picture.title),
                drawing.MEDIA_TYPES[wanted],
                key=f"{key}_{wanted}",
                icon=":material/download:",
                on_click="ignore",
            )

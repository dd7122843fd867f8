"""Whose dashboard it is, at the head of the side bar: the office's name, and its logo where the setting of the report has one."""

from base64 import b64encode
from io import BytesIO

from markupsafe import Markup
from PIL import Image

from ita_dash.look.markup import element, unbroken
from ita_dash.report.logo import read_logo
from ita_dash.ui.builtonce import once
from ita_dash.ui.view import View

HEIGHT = 96
"""Pixels of the logo, for screens that have two or three to each of ours: some ten kilobytes, whatever was set."""


def mark(view: View) -> Markup:
    """Stands at the head of the side bar wherever in it it is put; nothing where the sheet names no office."""
    return _mark(view, view.settings.report.logo, view.settings.files) if view.dataset.office else Markup("")


@once
def _mark(view: View, logo: str, folders: tuple[str, ...]) -> Markup:
    found, _problems = read_logo(logo, folders)  # what is wrong with it the report says
    picture = element("img", src=_small(found.png), alt="") if found else Markup("")
    name = element("span", unbroken(view.dataset.office), class_="named")
    return element("div", picture + name, class_="whose", title=view.dataset.office)


def _small(png: bytes) -> str:
    with Image.open(BytesIO(png)) as picture:
        picture.thumbnail((3 * HEIGHT, HEIGHT))
        kept = BytesIO()
        picture.save(kept, "PNG", optimize=True)
    return "data:image/png;base64," + b64encode(kept.getvalue()).decode("ascii")

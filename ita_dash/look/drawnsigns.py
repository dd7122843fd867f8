"""The signs before states on a page (``ita_dash.signshapes``), drawn by the style sheet.

``st.html`` drops ``<svg>`` (DOMPurify lets only HTML through). So a sign is an empty element whose shape is a mask of the style
sheet, in the colour of the word beside it. A word always follows, so it says nothing to whoever hears the page.
"""

from urllib.parse import quote

from markupsafe import Markup

from ita_dash.look.markup import element
from ita_dash.signshapes import SHAPES, picture


def sign(letter: str) -> Markup:
    """What stands before a word instead of ``letter``."""
    return element("span", class_=f"icon {name_of(letter)}", aria_hidden="true")


def name_of(letter: str) -> str:
    """The class of that sign."""
    return f"sign-{SHAPES[letter].name}"


def style() -> str:
    """The shape of each sign, as the style sheet of the pages says it."""
    return "\n".join(f'.{name_of(letter)} {{ --sign: url("{_address(letter)}"); }}' for letter in SHAPES)


def _address(letter: str) -> str:
    return "data:image/svg+xml," + quote(picture(letter), safe=" ='/:")

"""The signs before states on a page (``ita_dash.signshapes``), drawn by the style sheet.

``st.html`` drops ``<svg>`` (DOMPurify lets only HTML through). So a sign is an empty element whose shape is a mask of the style
sheet, in the colour of the word beside it. A word always follows, so it says nothing to whoever hears the page.
"""

from urllib.parse import quote

from markupsafe import Markup

from ita_dash.look.markup import element
from ita_dash.signshapes import SHAPES, Shape


def sign(letter: str) -> Markup:
    """What stands before a word instead of ``letter``."""
    return element("span", class_=f"icon {name_of(letter)}", aria_hidden="true")


def name_of(letter: str) -> str:
    """The class of that sign."""
    return f"sign-{SHAPES[letter].name}"


def style() -> str:
    """The shape of each sign, as the style sheet of the pages says it."""
    return "\n".join(f'.{name_of(letter)} {{ --sign: url("{_address(shape)}"); }}' for letter, shape in SHAPES.items())


def _address(shape: Shape) -> str:
    paths = f"<path d='{shape.filled}'/>" if shape.filled else ""
    if shape.lined:
        paths += f"<path fill='none' stroke='#000' stroke-width='{shape.width}' d='{shape.lined}'/>"
    drawn = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{paths}</svg>"
    return "data:image/svg+xml," + quote(drawn, safe=" ='/:")

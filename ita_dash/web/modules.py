"""Which of Streamlit's modules the pages need beside its main script, so that the index page can announce them.

Streamlit fetches the module of each kind of element when the first one of it comes, and then what that module imports: on a weak
line three more waits, one after the other. Announced, they come beside the main script, while the server runs the page.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

KINDS = ("Html", "Selectbox", "Multiselect", "TextInput", "Button", "Spinner")
"""What stands on the first page, also while its sheet is read: Streamlit's names. Others come with the page that shows them."""
_MAIN = re.compile(r'<script type="module"[^>]* src="\./(static/js/[^"]+\.js)"')
_PRELOADED = re.compile(r'<link rel="modulepreload"[^>]* href="\./static/js/([^"]+)"')
_IMPORTED = re.compile(r"""import\([`'"]\./(\w+)\.[\w-]+\.js[`'"]\),__vite__mapDeps\(\[([\d,]+)\]\)""")
"""How the main script asks for a kind's module: its name, and which of the files below it needs (Vite's form)."""
_FILES = re.compile(r"m\.f\|\|\(m\.f=(\[[^\]]*\])")


def announced(index: Path, kinds: Iterable[str] = KINDS) -> list[str]:
    """Addresses, as the main script knows them, of the scripts for ``kinds`` that Streamlit's page ``index`` does not name.

    Empty where this version of Streamlit is built in another way: everything works then, and comes later.
    """
    html = index.read_text(encoding="utf-8")
    main = _MAIN.search(html)
    script = (index.parent / main[1]).read_text(encoding="utf-8") if main else ""
    listed = _FILES.search(script)
    if not main or not listed:
        return []
    files = [file.removeprefix("./") for file in json.loads(listed[1])]
    needed: dict[str, str] = dict(_IMPORTED.findall(script))
    found = [files[int(place)] for kind in kinds for place in needed.get(kind, "").split(",") if place]
    known = {*_PRELOADED.findall(html), Path(main[1]).name}
    return [f"static/js/{file}" for file in dict.fromkeys(found) if file not in known and file.endswith(".js")]

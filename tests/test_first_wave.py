"""Streamlit's modules that the index page announces: found in whatever version is installed, never by names with hashes."""

from pathlib import Path

import pytest
import streamlit

from ita_dash.web.modules import KINDS, announced

INSTALLED = Path(streamlit.__file__).parent / "static" / "index.html"
PAGE = (
    '<html lang="en"><head><meta charset="UTF-8" /><script type="module" crossorigin src="./static/js/index.a1.js"></script>'
    '<link rel="modulepreload" crossorigin href="./static/js/known.b2.js"></head><body><div id="root"></div></body></html>'
)
MAIN = (
    'const d=(m.f||(m.f=["./Html.c3.js","./known.b2.js","./part.d4.js","./a.css","./index.a1.js","./Other.e5.js"])));'
    "H(()=>import(`./Html.c3.js`),__vite__mapDeps([0,1,2,3,4]));H(()=>import(`./Other.e5.js`),__vite__mapDeps([5]))"
)


def built(folder: Path, main: str) -> Path:
    (folder / "static" / "js").mkdir(parents=True)
    (folder / "static" / "js" / "index.a1.js").write_text(main, encoding="utf-8")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    return folder / "index.html"


@pytest.mark.parametrize("kind", KINDS)
def test_the_installed_version_has_each_kind_and_what_it_imports(kind: str):
    files = announced(INSTALLED, [kind])
    assert [file for file in files if file.startswith(f"static/js/{kind}.")]
    assert all((INSTALLED.parent / file).is_file() for file in files)


def test_what_the_page_names_already_is_not_named_twice():
    html = INSTALLED.read_text(encoding="utf-8")
    files = announced(INSTALLED)
    assert len(files) == len(set(files))
    assert [file for file in files if file in html] == []


def test_a_kind_comes_with_the_scripts_that_it_imports(tmp_path: Path):
    assert announced(built(tmp_path, MAIN), ["Html", "Gone"]) == ["static/js/Html.c3.js", "static/js/part.d4.js"]


@pytest.mark.parametrize("main", ["", "import(`./Html.c3.js`)", MAIN.replace("m.f", "files")])
def test_another_build_announces_nothing(tmp_path: Path, main: str):
    assert announced(built(tmp_path, main)) == []

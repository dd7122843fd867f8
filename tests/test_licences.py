"""Every distribution has a licence that goes with the dashboard's own, and stands in ``docs/third-party.md``."""

import pytest

from tests import licence_list
from tests.surroundings import ROOT


@pytest.mark.parametrize("name", licence_list.locked())
def test_its_licence_goes_with_ours(name: str):
    said = licence_list.licence(name)
    assert licence_list.is_allowed(said), said


def test_what_is_not_on_the_list_is_refused():
    refused = ("GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "Proprietary", "")
    assert [one for one in refused if licence_list.is_allowed(one)] == []
    assert licence_list.is_allowed("GPL-2.0-only OR MIT")


def test_every_licence_on_the_list_is_one_of_theirs():
    named = {
        part for name in licence_list.locked() for part in licence_list.licence(name).replace(" OR ", " AND ").split(" AND ")
    }
    assert set(licence_list.ALLOWED) - named == set()


def test_the_page_names_them_all():
    assert (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8") == licence_list.page()

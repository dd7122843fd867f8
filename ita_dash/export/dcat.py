"""The description of the data for catalogues: DCAT 3 (W3C) as JSON-LD, with the fields that data.go.th asks of a dataset.

The government's catalogue (Thai GDC, a CKAN) asks for fourteen fields that DCAT has no word for or words of its own: they stand
beside DCAT's under ``gdc:``, by the names that the catalogue's own interface takes.
"""

from ita_dash.dataset import Dataset
from ita_dash.export.datapackage import described
from ita_dash.export.notes import data_title, notes_line, source_name, title_line
from ita_dash.export.tables import TITLES
from ita_dash.filters import Filters
from ita_dash.messages import N_, _
from ita_dash.settings.publishedsection import PublishedSettings

NAME = "dcat"
OBJECTIVE = N_("To show what has become of the office's measures to promote integrity and transparency.")
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "gdc": "https://gdcatalog.go.th/api/3/action/package_show#",
}
_EVERY = {
    "วัน": "DAILY",
    "สัปดาห์": "WEEKLY",
    "เดือน": "MONTHLY",
    "ไตรมาส": "QUARTERLY",
    "ครึ่งปี": "ANNUAL_2",
    "ปี": "ANNUAL",
}
_FREQUENCIES = "http://publications.europa.eu/resource/authority/frequency/"
"""The list that DCAT profiles take frequencies from."""


def dcat(
    dataset: Dataset, filters: Filters, query: str = "", *, problems: bool, published: PublishedSettings
) -> dict[str, object]:
    """The dataset and its files. Their addresses are relative to that of this file, and carry ``query``."""
    title, contact = title_line(dataset), published.contact or dataset.office
    email = {"vcard:hasEmail": {"@id": f"mailto:{published.contact_email}"}} if published.contact_email else {}
    tables = described(problems=problems)
    return {
        "@context": _CONTEXT,
        "@type": "dcat:Dataset",
        "dct:identifier": f"ita-{dataset.year.be}",
        "dct:title": _thai(data_title(dataset)),
        "dct:description": _thai(notes_line(dataset, filters)),
        "dct:language": "th",
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": dataset.office or title},
        "dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": contact or title, **email},
        "dcat:keyword": [_thai(one) for one in published.keywords],
        "dct:modified": _day(filters.as_of.isoformat()),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(dataset.year.start.isoformat()),
            "dcat:endDate": _day(dataset.year.end.isoformat()),
        },
        **({"dct:spatial": {"@type": "dct:Location", "dct:title": published.area}} if published.area else {}),
        "dct:accrualPeriodicity": {"@id": _FREQUENCIES + _EVERY[published.frequency]},
        **({"dct:license": {"@id": published.licence_url}} if published.licence and published.licence_url else {}),
        "dct:source": source_name(dataset),
        **_government(dataset, filters, published),
        "dcat:distribution": [
            _file(f"{name}.{wanted}{query}", _(TITLES[name]), media)
            for name in tables
            for wanted, media in (("csv", "text/csv"), ("json", "application/json"))
        ],
    }


def _government(dataset: Dataset, filters: Filters, published: PublishedSettings) -> dict[str, object]:
    """What data.go.th asks for, by its names; its words are Thai in every language."""
    return {
        "gdc:data_type": "ข้อมูลระเบียน",
        "gdc:title": data_title(dataset),
        "gdc:organization": dataset.office,
        "gdc:maintainer": published.contact or dataset.office,
        "gdc:maintainer_email": published.contact_email,
        "gdc:tag_string": list(published.keywords),
        "gdc:notes": notes_line(dataset, filters),
        "gdc:objective": published.objective or _(OBJECTIVE),
        "gdc:update_frequency_unit": published.frequency,
        "gdc:update_frequency_interval": 1,
        "gdc:geo_coverage": published.area or "ไม่มี",
        "gdc:data_source": source_name(dataset),
        "gdc:data_format": ["CSV", "JSON"],
        "gdc:data_category": "ข้อมูลสาธารณะ",
        "gdc:license_id": published.licence or "License not specified",
    }


def _file(address: str, title: str, media: str) -> dict[str, object]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": _thai(title),
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": media,
        "dct:language": "th",
    }


def _thai(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "th"}


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}

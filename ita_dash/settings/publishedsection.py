"""What an office says of its data where it publishes it: the section ``[published]``, for the data package and catalogues."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from ita_dash.messages import N_

EXPECTED_OF_PUBLISHED: dict[str, str] = {
    "published": N_('what is said of the published data, as in contact_email = "plan@office.go.th"'),
    "published.licence": N_("the name of a licence; “” for none"),
    "published.licence_url": N_("the address of the licence"),
    "published.contact": N_("who answers questions about the data"),
    "published.contact_email": N_("an e-mail address"),
    "published.keywords": N_('words to find the data by, as in ["ITA", "OIT"]'),
    "published.frequency": N_("วัน, สัปดาห์, เดือน, ไตรมาส, ครึ่งปี or ปี"),
    "published.area": N_("the area that the data is of, as in ตำบลโพไร่หวาน"),
    "published.objective": N_("what the data is collected for"),
}
"""What each setting of the section should hold."""


class PublishedSettings(BaseModel):
    """The section ``[published]``. Everything is optional."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    licence: str = Field(default="DGA Open Government License", max_length=200)
    """That of the government's catalogue, under which offices publish what the assessment (OIT) makes them disclose."""
    licence_url: str = Field(default="https://data.go.th/pages/dga-open-government-license", max_length=500)
    contact: str = Field(default="", max_length=200)
    """Empty is the office."""
    contact_email: str = Field(default="", max_length=200, pattern=r"^$|^[^@\s]+@[^@\s]+$")
    keywords: tuple[str, ...] = Field(default=("ITA", "OIT", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "ธรรมาภิบาล"), max_length=30)
    frequency: Literal["วัน", "สัปดาห์", "เดือน", "ไตรมาส", "ครึ่งปี", "ปี"] = "ไตรมาส"
    """How often the data is renewed, in the words of the catalogue data.go.th."""
    area: str = Field(default="", max_length=200)
    objective: str = Field(default="", max_length=500)
    """Empty is what the measures are for."""


UNSAID = PublishedSettings()
"""Of an office that says nothing."""

"""The bounds that an office may set otherwise: the section ``[limits]``. What each is, and why, says ``sheet.limits``."""

from pydantic import BaseModel, ConfigDict, Field

from ita_dash.messages import N_


class LimitSettings(BaseModel):
    """None is the usual bound. Each may be lowered, and raised as far as it has a meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    file_megabytes: int | None = Field(default=None, ge=1, le=2_000)
    csv_megabytes: int | None = Field(default=None, ge=1, le=2_000)
    unpacked_megabytes: int | None = Field(default=None, ge=1, le=10_000)
    parts: int | None = Field(default=None, ge=100, le=20_000)
    answer_megabytes: int | None = Field(default=None, ge=1, le=2_000)
    tabs: int | None = Field(default=None, ge=1, le=10_000)
    rows: int | None = Field(default=None, ge=100, le=1_048_576)
    columns: int | None = Field(default=None, ge=30, le=18_278)
    cells: int | None = Field(default=None, ge=1_000, le=10_000_000)
    area: int | None = Field(default=None, ge=1_000, le=50_000_000)
    merged: int | None = Field(default=None, ge=100, le=10_000_000)
    letters: int | None = Field(default=None, ge=100, le=1_000_000)
    query_letters: int | None = Field(default=None, ge=1_000, le=60_000)

    @property
    def given(self) -> dict[str, int]:
        """Those that are set, by name."""
        return self.model_dump(exclude_none=True)


EXPECTED_OF_LIMITS: dict[str, str] = {
    "limits": N_("bounds of what is read, as in cells = 1500000"),
    **{f"limits.{name}": N_("a whole number between the bounds in docs/security.md") for name in LimitSettings.model_fields},
}
"""What each setting of the section should hold."""

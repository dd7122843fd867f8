"""A setting that cannot be used: what the page and the command line say of it."""

from ita_dash.messages import _
from ita_dash.plainerrors import ToldError


class SettingError(ToldError):
    """``detail`` says which setting, where it stands and what it should be, and repeats no secret; ``file`` is its path."""

    def __init__(self, detail: str, *, file: str = "") -> None:
        super().__init__(detail)
        self.detail, self.file = detail, file

    @property
    def message(self) -> str:
        return _("A setting cannot be used: {detail}").format(detail=self.detail)

    @property
    def advice(self) -> str:
        return _("Correct it in .streamlit/secrets.toml or in the environment; README.md shows an example of each setting.")

    @property
    def facts(self) -> list[str]:
        return [_("The settings' file: {path}").format(path=self.file)] if self.file else []

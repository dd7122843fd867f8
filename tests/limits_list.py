"""The table of limits in ``docs/security.md``: ``python -m tests.limits_list`` prints it."""

from ita_dash.messages import _
from ita_dash.settings.limitsection import LimitSettings
from ita_dash.sheet.limits import ALL


def table() -> str:
    """A line for each limit: its setting, what it usually is, what may be set, why, and what the page says."""
    lines = ["| `[limits]` | usually | may be | why | the page says |", "| --- | --- | --- | --- | --- |"]
    for limit in ALL:
        bounds = LimitSettings.model_fields[limit.setting].metadata
        least, most = (getattr(one, name) for one, name in zip(bounds, ("ge", "le"), strict=True))
        said = (
            _(limit.message).replace("{limit}", "…").replace(": {source}", "").replace("{detail}", "…").replace("{values}", "…")
        )
        lines.append(
            f"| `{limit.setting}` | {limit.usual // limit.unit:,} | {least:,} – {most:,} | {limit.reason.rstrip('.')} | {said} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table())

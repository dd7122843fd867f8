"""The rows of a frame as Python sees them."""

from typing import Any, cast

import pandas as pd


def counted(values: "pd.Series[str]") -> dict[str, int]:
    """How often each of ``values`` stands there."""
    return {str(value): int(count) for value, count in values.value_counts().items()}


def each_row(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row of ``frame`` by the names of its columns, which are texts in every frame of ours."""
    return cast("list[dict[str, Any]]", frame.to_dict("records"))

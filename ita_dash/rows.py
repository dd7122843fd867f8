"""The rows of a frame as Python sees them."""

from typing import Any, cast

import pandas as pd


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row of ``frame`` by the names of its columns, which are texts in every frame of ours."""
    return cast("list[dict[str, Any]]", frame.to_dict("records"))

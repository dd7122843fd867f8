"""Frames as Python sees them: their rows, and columns from lists."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

import pandas as pd
import pyarrow as pa

Row = Mapping[str, Any]
"""One row of a frame, or of a list, by the names of its columns."""
_TEXT = pd.StringDtype(na_value=float("nan"))
"""The dtype "str". To look it up by that name, or to let pandas ask what each value is, takes longer than to make the column."""


def text_column(values: Iterable[str]) -> pd.api.extensions.ExtensionArray:
    """``values`` as a column of texts. Raises UnicodeEncodeError for half a letter, which no column of texts can hold."""
    texts = pa.array(list(values), pa.large_string())
    return pd.arrays.ArrowStringArray(texts, dtype=_TEXT)  # type: ignore[call-arg]  # pandas-stubs leave the type out


def counted(values: "pd.Series[str]") -> dict[str, int]:
    """How often each of ``values`` stands there."""
    return {str(value): int(count) for value, count in values.value_counts().items()}


def each_row(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row of ``frame`` by the names of its columns, which are texts in every frame of ours."""
    return cast("list[dict[str, Any]]", frame.to_dict("records"))


def with_columns(frame: pd.DataFrame, added: Mapping[str, object]) -> pd.DataFrame:
    """``frame`` with the columns ``added`` in place of those of the same names, behind the others: all at once, which takes a
    fifth of the time of one by one."""
    kept = frame if added.keys().isdisjoint(frame.columns) else frame.drop(columns=list(added), errors="ignore")
    return pd.concat([kept, pd.DataFrame(dict(added), index=frame.index)], axis=1)

"""``docs/columns.md``: every column of every table that can be exported. ``python -m tests.column_list > docs/columns.md``."""

from ita_dash.columns.registry import COLUMNS

_HEAD = """# The columns of the exported tables

A data file's column is its name here; Excel shows its Thai header. `python -m ita_dash export dictionary` gives the same with
types, units and rules, in Thai.

Made from the registry of columns by `python -m tests.column_list > docs/columns.md`."""


def documentation() -> str:
    """The whole page."""
    parts = [_HEAD]
    for table, columns in COLUMNS.items():
        rows = [f"| `{column.key}` | {column.title} | {column.rule} |" for column in columns]
        parts.append("\n".join([f"## {table}", "", "| column | header | what stands in it |", "| --- | --- | --- |", *rows]))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    print(documentation(), end="")

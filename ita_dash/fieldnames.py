"""The fields of the form that an office may give names of its own to, in its settings (``[columns]``).

The form's own words have the same ones with the names that every office may use; a test says that the two agree.
"""

COLUMN_FIELDS = (
    "measure",
    "activity",
    "code",
    "division",
    "support",
    "period",
    "start",
    "end",
    "deadline",
    "status",
    "progress",
    "result",
    "recommendation",
    "evidence",
    "reported_on",
    "reported_by",
    "timestamp",
    "plan_or_result",
    "round",
    "weight",
    "extra",
    "alias",
    "parent",
    "email",
)

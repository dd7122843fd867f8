"""The columns of sheets that only the Excel file has: the calculation by formulas, and what every column means."""

from ita_dash.columns.column import NUMBER, PERCENT, TEXT, DataColumn
from ita_dash.messages import N_

TITLE = N_("Where the figures come from")
RECKONED: tuple[DataColumn, ...] = (
    DataColumn("no", N_("Number in the calculation"), TEXT, N_("The number of the measure or activity."), width=12),
    DataColumn("name", N_("Measure, activity, who is responsible"), TEXT, N_("What the line is of."), width=58),
    DataColumn(
        "progress",
        N_("Progress of each"),
        PERCENT,
        N_("The progress that each division reached; words where it does not count."),
        width=12,
    ),
    DataColumn("weight", N_("Weight of the activity"), NUMBER, N_("The weight of an activity."), width=10),
    DataColumn("product", N_("Mean × weight"), NUMBER, N_("The mean of the lines below, by the weight."), width=13),
    DataColumn("weights", N_("Sum of weights"), NUMBER, N_("The sum of the weights of the activities that count."), width=13),
    DataColumn("products", N_("Sum of mean × weight"), NUMBER, N_("The sum of the products of the activities."), width=15),
    DataColumn("result", N_("Completion reckoned"), PERCENT, N_("The sum divided by the weights."), width=14),
)

EXPLAINED: tuple[DataColumn, ...] = (
    DataColumn("sheet", N_("Sheet or table"), TEXT, "", width=22),
    DataColumn("header", N_("Column"), TEXT, "", width=22),
    DataColumn("rule", N_("What stands in it"), TEXT, "", width=58),
    DataColumn("type", N_("Sort of value"), TEXT, "", width=16),
    DataColumn("unit", N_("Unit"), TEXT, "", width=12),
    DataColumn("key", N_("Key in JSON"), TEXT, "", width=16),
)
"""Of the sheet ความหมายของคอลัมน์."""

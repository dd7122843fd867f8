"""What is odd about what is planned, and by whom: measures, activities, divisions."""

from ita_dash.form.kinds.kind import Kind
from ita_dash.messages import N_

OF_PLANS: dict[str, Kind] = {
    # Measures and activities
    "MEASURE_MISSING": Kind(
        "warning", N_("The activity belongs to no measure"), N_("Type the measure in the measure column, or above the activity.")
    ),
    "MEASURE_BY_NUMBER": Kind(
        "info",
        N_("Activity {value} stands below another measure; by its number it was counted for “{taken}”"),
        N_("Type the measure in the row, or correct the number."),
    ),
    "MEASURE_NUMBER_DIFFERS": Kind(
        "warning",
        N_("The number {value} of the activity is of another measure than the one typed in its row, which counts"),
        N_("Correct the number or the measure so that they agree."),
    ),
    "ACTIVITY_FROM_RESULT": Kind(
        "warning", N_("The activity has no name; its result stands in for it"), N_("Type the method in the column วิธีการดำเนินการ.")
    ),
    "ACTIVITY_MISSING": Kind(
        "error",
        N_("The row has text and no activity to count it for"),
        N_("Type the activity in the column วิธีการดำเนินการ, or delete the row."),
    ),
    "ITEM_UNPAIRED": Kind(
        "warning",
        N_("Item {number} belongs to no activity of the same number; it is kept where it stands"),
        N_("Give the item the number of the activity it reports on, or add that activity."),
    ),
    "ITEM_REPEATED": Kind(
        "info", N_("Item {number} is typed here and again at the activity it belongs to"), N_("Delete one of the two.")
    ),
    "ITEMS_UNNUMBERED": Kind(
        "info",
        N_("The cell answers several activities without numbers; it is kept with the first of them"),
        N_("Number the lines as the activities are numbered."),
    ),
    "ITEMS_FOR_ALL": Kind(
        "info",
        N_("The cell reports on several activities without numbers; it was counted for each of them"),
        N_("Nothing to do if it is true of all; otherwise number the lines as the activities are numbered."),
    ),
    "CODE_TWO_TEXTS": Kind(
        "warning",
        N_("Activity {number} appears more than once with different texts"),
        N_("Use the same text, or give the other activity a number of its own."),
    ),
    "MEASURE_TWO_TITLES": Kind(
        "warning",
        N_("Measure {number} appears more than once with different titles"),
        N_("Use the same title, or give the other measure a number of its own."),
    ),
    "DUPLICATE_CONTRADICTS": Kind(
        "warning",
        N_("Activity {number} of this division appears here and at {other} with different {field}"),
        N_("Say which of the two counts: correct the other, or give it a number of its own."),
    ),
    "ROW_SUPERSEDED": Kind(
        "info",
        N_("Every division reports on this activity in a row of its own; what stands here for all of them counts for none"),
        N_("Nothing to do, or move what stands here to the division that it is for."),
    ),
    # Divisions
    "DIVISION_MISSING": Kind("warning", N_("Nobody is named as responsible"), N_("Type the division in the column ผู้รับผิดชอบ.")),
    "CARRIED_FROM_ABOVE": Kind(
        "info",
        N_("The cell is blank and “{value}” was taken over from the row above, though this column repeats it in other rows"),
        N_("Type it in this row too, or type the one that is meant."),
    ),
    "DIVISION_UNKNOWN": Kind(
        "info",
        N_("“{value}” is not in the list of divisions"),
        N_("Add it to the list of divisions, or as a short name of one that is there."),
    ),
    "DIVISION_NEAR_MISS": Kind(
        "warning",
        N_("“{value}” is not in the list of divisions; did you mean “{suggestion}”?"),
        N_("Correct the spelling, or add “{value}” as a short name of “{suggestion}” in the list."),
    ),
    "DIVISION_LIST_MISSING": Kind(
        "warning",
        N_("“{value}” counts as one division, for there is no list of divisions"),
        N_("Add a tab with the columns ส่วนราชการ, ชื่อย่อ, สังกัด and one division in each row."),
    ),
    "DIVISION_BY_TITLE": Kind(
        "info",
        N_("“{value}” is a post or people of a division; it was counted for {taken}"),
        N_("Nothing to do if that is right; otherwise type the division's name."),
    ),
    "DIVISION_REMARK": Kind(
        "info",
        N_("“{value}” was counted for {taken}; “{remark}” beside it was not counted as a division"),
        N_("Nothing to do if that is right; if “{remark}” is a division or a unit, add it to the list of divisions."),
    ),
    "DIVISION_COUNT_DIFFERS": Kind(
        "warning",
        N_("“{value}” was taken as all divisions, and the list has {count} of them"),
        N_("Name the divisions that are meant, or correct the list of divisions."),
    ),
    "DIVISION_PARENT_UNKNOWN": Kind(
        "warning",
        N_("“{value}” is named as the parent of a division and is not in the list"),
        N_("Add it to the list of divisions, or correct the spelling."),
    ),
}

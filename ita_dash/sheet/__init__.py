"""What was read, before anyone asks what it means: workbooks, tabs and cells from Google, .xlsx and .csv."""

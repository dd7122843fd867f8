"""Where tables stand in a tab, which rows are their headers, and what the lines above them say."""

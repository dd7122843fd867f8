"""Lines above, between and below the rows of a table, told by their words alone."""

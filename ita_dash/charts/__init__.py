"""Charts of the summaries, of the trend and of the year, and how they become pictures."""

"""From labelled rows to assignments: activities, what is reported on each, and whose it is."""

"""What sort of row each row of a table is, what it answers in each field, and what goes on from the row above."""

"""What each column of a table is: evidence of headings, texts and place, added up and decided once."""

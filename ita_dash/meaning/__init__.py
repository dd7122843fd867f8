"""From a workbook to what it means, by one door: a form that people fill, or an Excel file of our own. No input or output."""

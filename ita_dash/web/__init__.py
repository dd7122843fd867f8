"""Links beside the pages: tables, charts and the report as files, for Excel's "From Web", a website or a script."""

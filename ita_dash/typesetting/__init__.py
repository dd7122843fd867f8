"""Documents set by Typst. It keeps in memory what it has once set, so it is run by workers (``ita_dash.filemaking``), never here.

Nothing of the report is known here, so that a worker for it loads little: files go in, pages come out.
"""

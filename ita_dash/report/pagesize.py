"""The sheet of paper: A4 on its side, its margins and those of the cells of tables.

Lengths are twentieths of a point, as Word counts them, where nothing else is said.
"""

MM = 1440 / 25.4
"""A millimetre."""
PAPER_WIDTH, PAPER_HEIGHT = 297, 210
"""In millimetres."""
LEFT, RIGHT = 25, 15
"""Margins in millimetres; on the left there is room to bind."""
TOP, BOTTOM = 18, 17
PAGE_WIDTH = round((PAPER_WIDTH - LEFT - RIGHT) * MM)
"""Between the margins."""
PAGE_HEIGHT = round((PAPER_HEIGHT - TOP - BOTTOM) * MM)
"""The same."""
MARGIN = 80
"""Of a cell, at each side."""
MARGIN_ABOVE = 40
"""Of a cell, above and below: with a line of TH SarabunPSK its rows are as high as those of the PDF."""

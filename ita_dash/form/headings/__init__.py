"""What headings say: their accepted names, how they are compared, their parts, and the votes that they give to fields."""

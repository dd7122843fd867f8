"""ITA Dashboard: reads an office's sheet of integrity measures and says how far each of them is."""

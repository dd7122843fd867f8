"""What the cells mean: any grid of cells to assignments and problems, without input or output."""

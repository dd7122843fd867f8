"""What the command line does; ``ita_dash.__main__`` chooses among them."""

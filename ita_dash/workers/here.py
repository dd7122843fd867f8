"""Whether this process is a worker itself: then there is no other one to ask."""

working = False

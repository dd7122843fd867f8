"""Work in processes of their own, each with limits of time and memory: whatever a cell holds, it can be stopped.

A regular expression that never ends holds the interpreter's lock, and a native renderer keeps what it once took: neither can be
stopped, or made to give back, within the server. So such work is done by a worker, a Python started anew (never forked: the
server has threads) that is ended when it goes beyond its limits, and now and then as a matter of course.

``crew`` is what the rest of the app uses; ``worker`` is one process as its owner sees it, ``child`` what runs in it, ``pipes``
how the two talk, ``bounds`` when it is too much, ``alarm`` the same limits for a command, whose process may end with its work.
"""

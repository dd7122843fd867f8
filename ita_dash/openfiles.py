"""How many files and connections the server may have open at a time.

Systems give a process 1,024 unless it asks for more. An open page takes four: its connection, and an event loop of Streamlit's,
which goes with a later collection. The pages that ``most_pages`` allows would not find room, and where there is none no
connection is taken any more.
"""

from contextlib import suppress

MOST = 65_536
"""Thirty times what 500 pages take. More than this nobody needs, and some programs look through all that there may be."""


def allow_many() -> None:
    """As many as the system lets this process have, up to ``MOST``; called once, when it starts."""
    try:
        import resource  # Unix alone has it, and alone needs it
    except ImportError:
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if most == resource.RLIM_INFINITY else min(most, MOST)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(ValueError, OSError):  # a system that says more than it gives
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))

"""A writer of versions in a process of its own: ``python -m tests.history_writer URL NAME COUNT [SIZE]``.

Stores NAME-0, NAME-1 … and prints the id and digest of each once it is confirmed. A NAME of "same" stores one content again and
again; SIZE pads each so that a write takes its time.
"""

import sys
from dataclasses import replace
from datetime import timedelta

from ita_dash.history.store import open_store
from tests.grids import tab
from tests.history_stores import OFFICE, SHEET, content


def main(url: str, name: str, count: str, size: str = "0") -> None:
    store = open_store(url, OFFICE)
    print("ready", *[notice.code for notice in store.notices], flush=True)
    for number in range(int(count)):
        book = content(name if name == "same" else f"{name}-{number}")
        if int(size):
            padding = tab("กระดาษ", [[f"{name} {number} {row * 7919 % 104729}" for row in range(int(size))]], gid=2)
            book = replace(book, tabs=(*book.tabs, padding))
        book = replace(book, read_at=book.read_at + timedelta(minutes=number))
        version = store.add(SHEET, book, fiscal_year=2567, assignments=1, forms=1)
        print(version.id, version.digest, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

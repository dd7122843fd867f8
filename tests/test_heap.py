"""The collector is off while something is read, and on again afterwards whatever happened; free memory goes back."""

import asyncio
import gc
import os
import platform
import re
import subprocess
import sys

import pytest

from ita_dash import heap
from ita_dash.heap import ARENAS, collection_paused
from tests.running_app import ROOT


def test_collection_goes_on_when_the_last_reader_has_ended() -> None:
    assert gc.isenabled()
    with collection_paused():
        with collection_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collection_goes_on_after_a_failure() -> None:
    with pytest.raises(KeyError), collection_paused():
        raise KeyError
    assert gc.isenabled()


def test_a_process_that_had_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with collection_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


THREADS = """
import ctypes, sys, threading
from ita_dash.heap import give_back, keep_small
import pyarrow
if "plain" not in sys.argv:
    keep_small()
libc, together = ctypes.CDLL(None), threading.Barrier(17)
def take():
    libc.malloc(1000)
    together.wait()
    together.wait()
for _thread in range(16):
    threading.Thread(target=take).start()
together.wait()
libc.malloc_stats()
together.wait()
print(pyarrow.default_memory_pool().backend_name, give_back())
"""
GLIBC = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="needs glibc")


def arenas_and_pool(*arguments: str, **environment: str) -> tuple[int, str]:
    """Of a process with sixteen threads: how many stores malloc has, whose memory Arrow takes, and whether some is given back."""
    environ = {name: value for name, value in os.environ.items() if name not in ("MALLOC_ARENA_MAX", "ARROW_DEFAULT_MEMORY_POOL")}
    command = [sys.executable, "-c", THREADS, *arguments]
    done = subprocess.run(command, env={**environ, **environment}, cwd=ROOT, capture_output=True, text=True, check=True)
    return len(re.findall(r"^Arena \d+:", done.stderr, re.MULTILINE)), done.stdout.strip()


@GLIBC
@pytest.mark.slow
def test_a_server_has_few_stores_of_free_memory_and_what_the_environment_says_of_them_holds() -> None:
    assert arenas_and_pool("plain")[0] > ARENAS
    assert arenas_and_pool() == (ARENAS, "system True")
    arenas, pool = arenas_and_pool(MALLOC_ARENA_MAX="5", ARROW_DEFAULT_MEMORY_POOL="mimalloc")
    assert (arenas, pool) == (5, "mimalloc True")


@pytest.mark.parametrize("able", [True, False])
def test_free_memory_goes_back_again_and_again_where_it_can(able: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(heap, "GIVEN_BACK_EVERY", 0.0)

    def give() -> bool:
        given.append(1)
        return able

    async def for_three_times() -> None:
        monkeypatch.setattr(heap, "give_back", give)
        going = asyncio.create_task(heap.give_back_now_and_then())
        while len(given) < 3 and not going.done():
            await asyncio.sleep(0)
        going.cancel()

    asyncio.run(for_three_times())
    assert len(given) >= 3 if able else len(given) == 1

"""Letters a second, beside docxtpl used as its documentation says, and what the first of them costs a new process.

usage: python -m benchmarks.letters
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from benchmarks import sample_letter
from infra.local.letters.compiling import compile_templates
from infra.local.letters.reading import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

AIM_TIMES: Final = 100
AIM_MEGABYTES: Final = 25
AIM_MILLISECONDS: Final = 80
ROUND_SECONDS: Final = 0.4
ROUNDS: Final = 8
COLD_STARTS: Final = 9
FILLED: Final = ("word/document.xml", "word/header", "word/footer")

# In a new process. What the letter says is there first, with its types: it is the caller's, and the same for both.
COLD: Final = """
import re, time
from benchmarks import sample_letter
letter = sample_letter.a_letter()
started = time.perf_counter()
write = sample_letter.{way}()
write(letter)
spent = time.perf_counter() - started
for _ in range(100):
    write(letter)
"""
PEAK: Final = """
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read()).group(1)
"""


@dataclass(frozen=True, slots=True)
class Cold:
    milliseconds: float
    megabytes: float  # at most, while a hundred more are written


def cold(way: str) -> Cold:
    """Import and write the first letter in new processes: the median, which their neighbours disturb least."""
    told = [_run(f"{COLD.format(way=way)}{PEAK}print(spent * 1000, peak)") for _ in range(COLD_STARTS)]
    milliseconds, kilobytes = zip(*(map(float, line.split()) for line in told), strict=True)
    return Cold(statistics.median(milliseconds), statistics.median(kilobytes) / 1024)


def bare_megabytes() -> float:
    return float(_run(f"import re{PEAK}print(peak)")) / 1024


def _run(program: str) -> str:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own program


def microseconds(*works: Callable[[], object]) -> list[float]:
    """How long one of each takes, in the best of several rounds that they take in turn: others use this machine too."""
    rounds = [[_round(work) for work in works] for _ in range(ROUNDS)]
    return [min(each) for each in zip(*rounds, strict=True)]


def _round(work: Callable[[], object]) -> float:
    count, started = 0, time.perf_counter()
    while (spent := time.perf_counter() - started) < ROUND_SECONDS:
        work()
        count += 1
    return spent / count * 1_000_000


def deflate(contents: list[bytes], level: int) -> int:
    """Compress as a writer of zip archives would, each part by itself. Gives the bytes that come out."""
    size = 0
    for content in contents:
        compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        size += len(compressor.compress(content)) + len(compressor.flush())
    return size


def tell_speed() -> float:
    """Print it. Gives how many times faster ours is."""
    letter = sample_letter.a_letter()
    ours, docxtpl = sample_letter.ours(), sample_letter.docxtpl()
    mine, theirs = microseconds(partial(ours, letter), partial(docxtpl, letter))
    print(f"ours     {1_000_000 / mine:8.0f} letters a second, {len(ours(letter)) / 1000:.1f} kB each")
    print(f"docxtpl  {1_000_000 / theirs:8.0f} letters a second, {len(docxtpl(letter)) / 1000:.1f} kB each")
    _tell_deflate(ours(letter), mine)
    return theirs / mine


def _tell_deflate(content: bytes, mine: float) -> None:
    """Print what compressing the parts that change would add to a letter, which compresses nothing."""
    contents = [part for name, part in parts_of(content).items() if name.startswith(FILLED)]
    for level in (1, 6):
        (spent,) = microseconds(partial(deflate, contents, level))
        size = deflate(contents, level) / 1000
        print(f"zlib {level}   {spent:8.0f} µs would be added to the {mine:.0f} of a letter, its text in {size:.1f} kB")


def main() -> int:
    """Print the figures. Gives 1 when an aim is missed."""
    compile_templates()
    times, bare = tell_speed(), bare_megabytes()
    ours, docxtpl = cold("ours"), cold("docxtpl")
    for name, each in (("ours", ours), ("docxtpl", docxtpl)):
        print(f"{name:8} {each.milliseconds:8.0f} ms to the first, {each.megabytes - bare:.1f} MB over the interpreter")
    met = {
        f"{times:.0f} times docxtpl, aim {AIM_TIMES}": times >= AIM_TIMES,
        f"{ours.milliseconds:.0f} ms to the first letter, aim {AIM_MILLISECONDS}": ours.milliseconds < AIM_MILLISECONDS,
        f"{ours.megabytes - bare:.1f} MB, aim {AIM_MEGABYTES}": ours.megabytes - bare < AIM_MEGABYTES,
    }
    for figure, is_met in met.items():
        print(f"{figure}: {'met' if is_met else 'MISSED'}")
    return 0 if all(met.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

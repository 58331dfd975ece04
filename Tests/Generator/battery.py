"""dieharder on streams of `freshet-bench raw-stream`, and what of its output is kept.

A stream's file has sections, each written when it is complete: a line that begins with `#` says what ran, the rest is dieharder's
own output.
"""

import datetime
import re
import subprocess
from collections import namedtuple
from pathlib import Path

from programs import BENCH, ROOT, output_of

# The names in dieharder's rows, and the numbers by which it takes them.
NUMBERS = {
    "diehard_birthdays": 0, "diehard_operm5": 1, "diehard_rank_32x32": 2, "diehard_rank_6x8": 3, "diehard_bitstream": 4,
    "diehard_opso": 5, "diehard_oqso": 6, "diehard_dna": 7, "diehard_count_1s_str": 8, "diehard_count_1s_byt": 9,
    "diehard_parking_lot": 10, "diehard_2dsphere": 11, "diehard_3dsphere": 12, "diehard_squeeze": 13, "diehard_sums": 14,
    "diehard_runs": 15, "diehard_craps": 16, "marsaglia_tsang_gcd": 17, "sts_monobit": 100, "sts_runs": 101, "sts_serial": 102,
    "rgb_bitdist": 200, "rgb_minimum_distance": 201, "rgb_permutations": 202, "rgb_lagged_sum": 203, "rgb_kstest_test": 204,
    "dab_bytedistrib": 205, "dab_dct": 206, "dab_filltree": 207, "dab_filltree2": 208, "dab_monobit2": 209,
}
# Those that `dieharder -a` runs for several sizes, one call each.
SIZES = {"rgb_bitdist": range(1, 13), "rgb_minimum_distance": range(2, 6), "rgb_permutations": range(2, 6), "rgb_lagged_sum": range(33)}
# `dieharder -l` calls these suspect, and the last one not to be used.
SUSPECT = {"diehard_opso", "diehard_oqso", "diehard_dna", "diehard_sums"}

Row = namedtuple("Row", "test size length samples p assessment")


def calls(names):
    """The options of one call of dieharder for each test and size."""
    for name in names:
        for size in SIZES.get(name, [None]):
            yield ["-d", str(NUMBERS[name])] + ([] if size is None else ["-n", str(size)])


LAGS = "rgb_lagged_sum"
# The goes `TESTS` and `LAGGED_SUMS` make what `dieharder -a` does. The lagged sums read three quarters of all numbers: they come
# last, and a tenth as long before that.
TESTS = list(calls(name for name in NUMBERS if name != LAGS))
LAGGED_SUMS = list(calls([LAGS]))
SHORT_LENGTH = 100_000
SHORT_LAGGED_SUMS = [[*call, "-t", str(SHORT_LENGTH)] for call in LAGGED_SUMS]
SMALL = list(calls(["diehard_birthdays", "diehard_count_1s_str", "diehard_runs", "sts_monobit"]))


def again(row):
    """The call that repeats a test."""
    call = ["-d", str(NUMBERS[row.test])] + (["-n", str(row.size)] if row.test in SIZES else [])
    return call + (["-t", str(row.length)] if row.test == LAGS and row.length == SHORT_LENGTH else [])


def rows(text):
    """The tests that a section reports."""
    found = []
    for line in text.splitlines():
        words = [word.strip() for word in line.split("|")]
        if len(words) == 6 and words[0] in NUMBERS:
            found.append(Row(words[0], int(words[1]), int(words[2]), int(words[3]), float(words[4]), words[5]))
    return found


class Stream:
    """A half of a keying, and the file of its results."""

    def __init__(self, keying, half, folder):
        self.keying, self.half = keying, half
        self.name = f"{keying}-{half}"
        self.file = Path(folder) / f"{self.name}.txt"

    def start(self):
        """The first 32 bytes, by which kept results are known to be of this stream."""
        command = [str(BENCH), "raw-stream", self.keying, self.half, "32"]
        return subprocess.run(command, capture_output=True, check=True).stdout.hex()

    def sections(self):
        """What is kept, by title."""
        text = self.file.read_text() if self.file.exists() else ""
        pieces = re.split(r"^# (.*?): freshet-bench ", text, flags=re.MULTILINE)
        return dict(zip(pieces[1::2], pieces[2::2]))

    def is_outdated(self):
        return self.file.exists() and f"begins {self.start()}" not in self.file.read_text()

    def run(self, title, calls):
        """Runs dieharder's tests in turn on one stream, and adds their output to the file."""
        raw = f"raw-stream {self.keying} {self.half}"
        shown = " ".join(f"'{' '.join(call[1:])}'" for call in calls)
        lines = [
            f"# {title}: freshet-bench {raw} | (for test in {shown}; do dieharder -g 200 -d $test; done)",
            f"# {origin()}; the stream begins {self.start()}"]
        with subprocess.Popen([BENCH, *raw.split()], stdout=subprocess.PIPE) as source:
            for call in calls:
                done = subprocess.run(["dieharder", "-g", "200", *call], stdin=source.stdout, capture_output=True, text=True)
                if done.returncode != 0 or not rows(done.stdout):
                    raise SystemExit(f"rng-quality: dieharder {' '.join(call)} on {self.name} ended with status {done.returncode}")
                printed = done.stdout.rstrip("\n").split("\n")
                lines += printed if len(lines) == 2 else [line for line in printed if rows(line)]
            source.terminate()
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a") as file:
            file.write("\n".join(lines) + "\n")


def origin():
    changed = " with changes" if output_of("git", "-C", str(ROOT), "status", "--porcelain", "-uno") else ""
    commit = output_of("git", "-C", str(ROOT), "rev-parse", "--short=12", "HEAD") or "unknown"
    return f"Freshet {output_of(BENCH, '--version')}, commit {commit}{changed}; dieharder {version()}; {datetime.date.today()}"


def version():
    found = re.search(r"version ([\d.]+)", subprocess.run(["dieharder", "-h"], capture_output=True, text=True).stdout)
    return found.group(1) if found else "of unknown version"

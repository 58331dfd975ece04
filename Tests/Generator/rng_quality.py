"""Runs dieharder on the generator as the simulator keys it, and on a bad keying, which must fail.

usage: rng_quality.py [--small] [--output DIR] [STREAM ...]

What is kept already is not run again: stop it at any time, and go on with the same command. It takes one core some seven hours, so the
order is such that each keying comes early.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Peers"))

import battery  # noqa: E402
import summary  # noqa: E402
from programs import ROOT, Missing, apt_install, say  # noqa: E402

KEYINGS = ["stream", "users", "occurrences", "processes", "replications", "seeds"]
BAD = ("bad", "high")
FIRST = [(keying, ("low", "high")[place % 2]) for place, keying in enumerate(KEYINGS)]
SECOND = [(keying, ("high", "low")[place % 2]) for place, keying in enumerate(KEYINGS)]
ALL = [*FIRST, BAD, *SECOND]


def go(stream, title, calls):
    """Runs what is not kept yet; a test with a weak or failed result is run ten times more, in turn on one stream."""
    if stream.is_outdated():
        say(f"{stream.name}: what is kept is of another stream, and is replaced")
        stream.file.unlink()
    kept = stream.sections()
    if title not in kept and "all" not in kept:
        say(f"{stream.name}: {title}")
        stream.run(title, calls)
    if stream.keying == BAD[0]:
        return
    doubtful = {tuple(battery.again(row)): row for row in summary.doubtful(stream) if not summary.repeated(stream, row)}
    if doubtful:
        say(f"{stream.name}: again {', '.join(map(summary.named, doubtful.values()))}")
        number = sum(name.startswith("again") for name in stream.sections()) + 1
        stream.run(f"again {number}", [list(call) for call in doubtful for _ in range(10)])


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--small", action="store_true", help="four quick tests of each stream: under a minute")
    options.add_argument("--output", type=Path, metavar="DIR", help="default Results/rng; small: .build-rng/small")
    options.add_argument("streams", nargs="*", metavar="STREAM", help="such as users-high; default all")
    options = options.parse_args()
    folder = options.output or (ROOT / ".build-rng" / "small" if options.small else ROOT / "Results" / "rng")
    if options.small:
        shutil.rmtree(folder, ignore_errors=True)
    if not shutil.which("dieharder"):
        apt_install("dieharder")
    os.nice(19)

    streams = [battery.Stream(keying, half, folder) for keying, half in ALL]
    unknown = set(options.streams) - {stream.name for stream in streams}
    if unknown:
        sys.exit(f"rng-quality: no stream {', '.join(sorted(unknown))}; there are {', '.join(stream.name for stream in streams)}")
    goes = [("tests", battery.SMALL)] if options.small else [
        ("tests", battery.TESTS), (summary.SHORT, battery.SHORT_LAGGED_SUMS), (summary.FULL, battery.LAGGED_SUMS)]
    for title, calls in goes:
        for stream in streams:
            if options.streams and stream.name not in options.streams or stream.keying == BAD[0] and title != "tests":
                continue
            if title == summary.SHORT and summary.FULL in stream.sections():
                continue
            go(stream, title, calls)
            (folder / "summary.md").write_text(summary.markdown(streams, BAD, options.small))
    print((folder / "summary.md").read_text())
    return summary.faults(streams, BAD)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Missing as reason:
        sys.exit(f"rng-quality: {reason}")

#!/usr/bin/env python3
"""What sweeps of many small points cost: `make sweep-study`, on a machine that does nothing else.

Prints figures and the bars that they are held against: memory, files, what the store takes, and how long a sweep takes beside the
simulations in it.
"""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile
import time

TINY = """freshet: 1
name: tiny
time_zone: Asia/Shanghai
from: 2017-10-10
until: 2017-10-14
report_every: 1 d
replications: 2
seed: 7
platforms:
  wechat:
    users: 5
    actions:
      change_picture: {gap: {exponential: {mean: 3 d}}}
restrictions:
  - kind: profile_freeze
    platform: wechat
    attributes: [picture]
    from: 2017-10-11
    until: 2017-10-12
    reaction:
      defer: {share: 50 %, delay: {exponential: {mean: 10 h}}}
      abandon: {share: rest}
"""

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--freshet", default=".build/release/freshet")
parser.add_argument("--points", type=int, default=100_000, help="of the sweep of tiny points")
parser.add_argument("--runs", type=int, default=1_000, help="points of the sweep of 2,000 people")
arguments = parser.parse_args()
freshet = os.path.abspath(arguments.freshet)
scenarios = pathlib.Path(__file__).resolve().parents[2] / "Scenarios"


def measured(*command):
    """Wall-clock seconds, processor seconds and MiB of a command, and what it prints as JSON."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([freshet, *command], stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        text = out.read()
    assert os.waitstatus_to_exitcode(status) == 0, command
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, json.loads(text) if text else {}


def tell(name, figure, bar=None):
    print(f"{name:52} {figure:>12}" + (f"   at most {bar}" if bar else ""), flush=True)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    (folder / "tiny.yaml").write_text(TINY)
    output = str(folder / "many")
    sweep = ["sweep", str(folder / "tiny.yaml"), "--vary", f"seed=1..{arguments.points} step 1", "--metrics", "people_blocked,lost"]
    first = measured(*sweep, "--output", output, "--quiet", "--json")
    again = measured(*sweep, "--output", output, "--quiet")
    tables = measured("merge", output, "--quiet")
    files = sum(len(names) for _, _, names in os.walk(output))
    ms = 1000 / arguments.points
    print(f"{arguments.points:,} points of 5 people, 2 replications, 2 metrics")
    tell("memory, MiB", f"{max(first[2], again[2], tables[2]):.0f}", 64)
    tell("files", files, 10)
    tell("the sweep, processor ms a point", f"{first[1] * ms:.2f}")
    tell("  of it simulations, ms a point", f"{first[3]['simulating_s'] * ms:.2f}")
    tell("the same once more, all known, ms a point", f"{again[1] * ms:.2f}")
    tell("plan, logs and tables (merge), processor s", f"{tables[1]:.1f}", "8 (3 to scan, 5 to assemble)")

    print(f"\n{arguments.runs:,} points of wechat-2017-profile-freeze with 2,000 people")
    for metrics in ["people_blocked,lost", "all"]:
        wall, _, memory, said = measured(
            "sweep", str(scenarios / "wechat-2017-profile-freeze.yaml"), "--users", "2000", "--vary", f"seed=1..{arguments.runs} step 1",
            "--metrics", metrics, "--threads", "1", "--output", str(folder / f"people-{metrics}"), "--quiet", "--json")
        tell(f"wall-clock time / time of the simulations, {metrics}", f"{wall / said['simulating_s']:.2f}", 1.15)

#!/usr/bin/env python3
"""Holds what `freshet check` says a run costs against what it costs, over random scenarios.

Time should be within a factor of 2, memory within 1.2, and `check` itself take 2 s and 500 MB at most. Run it on a machine that does
nothing else: `make check-study`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

LONGEST_RUN_S = 15
LARGEST_RUN_BYTES = 4e9
# Shorter ones are mostly the start of the program, which the estimate leaves out.
SHORTEST_TOLD_S = 0.5


def measured(command, folder, stdout):
    """Exit status, seconds and the most bytes of memory of a command."""
    start = time.monotonic()
    with open(stdout, "wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    return os.waitstatus_to_exitcode(status), time.monotonic() - start, usage.ru_maxrss * unit


def bytes_of(folder):
    return sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))


def study(freshet, scenario, threads, folder):
    """What was expected of a scenario and what came; None where it is refused or too long to run."""
    output = os.path.join(folder, "cost.json")
    status, seconds, memory = measured([freshet, "check", "--json", "--threads", threads, scenario], folder, output)
    check = {"scenario": scenario, "check_s": seconds, "check_bytes": memory}
    if status != 0:
        return None
    with open(output) as file:
        cost = json.load(file)[0]
    if cost["wall_clock_s"] > LONGEST_RUN_S or cost["memory_bytes"] > LARGEST_RUN_BYTES:
        return check
    status, seconds, memory = measured(
        [freshet, "run", "--quiet", "--force", "--output", "out", "--threads", threads, scenario], folder, os.devnull)
    if status != 0:
        sys.exit(f"{scenario}: the run ended with {status}")
    return check | {
        "run_s": seconds,
        "time": cost["wall_clock_s"] / seconds,
        "memory": cost["memory_bytes"] / memory,
        "disk": cost["disk_bytes"] / bytes_of(os.path.join(folder, "out")),
    }


def tell(rows, key, factor):
    values = sorted(row[key] for row in rows)
    if not values:
        return
    inside = sum(1 / factor <= value <= factor for value in values)
    quantile = lambda part: values[min(len(values) - 1, int(part * len(values)))]
    print(f"{key:7} expected / measured: {values[0]:.2f} … {quantile(0.05):.2f} … median {quantile(0.5):.2f} … "
          f"{quantile(0.95):.2f} … {values[-1]:.2f}; within {factor}: {inside} of {len(values)}")
    for row in rows:
        if not 1 / factor <= row[key] <= factor:
            print(f"  {row[key]:.2f}  {os.path.basename(row['scenario'])} ({row['run_s']:.2f} s)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--build", default=".build/release")
    parser.add_argument("--keep", help="a folder that keeps the scenarios")
    arguments = parser.parse_args()
    build = os.path.abspath(arguments.build)
    with tempfile.TemporaryDirectory() as temporary:
        folder = os.path.abspath(arguments.keep or temporary)
        os.makedirs(folder, exist_ok=True)
        subprocess.run(
            [f"{build}/freshet-fuzz", "generate", str(arguments.count), str(arguments.seed), folder], check=True)
        scenarios = [os.path.join(folder, f"scenario-{index}.yaml") for index in range(arguments.count)]
        rows = [row for scenario in scenarios if (row := study(f"{build}/freshet", scenario, str(arguments.threads), folder))]
    run = [row for row in rows if "time" in row]
    print(f"{arguments.count} scenarios, {len(rows)} accepted, {len(run)} run")
    print(f"check: {max(row['check_s'] for row in rows):.2f} s and {max(row['check_bytes'] for row in rows) / 1e6:.0f} MB at most")
    tell([row for row in run if row["run_s"] >= SHORTEST_TOLD_S], "time", 2)
    tell(run, "memory", 1.2)
    tell(run, "disk", 1.5)


if __name__ == "__main__":
    main()

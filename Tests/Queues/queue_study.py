#!/usr/bin/env python3
"""What a sampled queue can and cannot tell: the same desk at several samples, beside the whole one.

At usual load the waits of a sample are too long, by at most weight / (capacity - load). After a surge of N people they are right but for
chance, to about 2 sqrt(weight / N). `make queue-study` writes the table into Results/queues/README.md.
"""

import argparse
import csv
import math
import os
import statistics
import subprocess
import sys
import tempfile

CAPACITY_PER_S = 25
LOAD_PER_S = 20
SERVERS = 100
SERVICE_S = 4
PAUSE_S = 2 * 3600
SURGE = LOAD_PER_S * PAUSE_S
WEIGHTS = [1, 10, 100, 1000]
HERE = os.path.dirname(os.path.abspath(__file__))


def erlang_c_wait(servers, service_s, load_per_s):
    """The mean wait in line of M/M/c, in seconds."""
    offered = load_per_s * service_s
    blocking = 1.0
    for server in range(1, servers + 1):
        blocking = offered * blocking / (server + offered * blocking)
    share = blocking / (1 - offered / servers * (1 - blocking))
    return share / (servers / service_s - load_per_s)


def expected_wait(weight):
    """The mean wait that the sample's part of the desk has: so many servers less, each as much slower."""
    servers = max(1, round(SERVERS / weight))
    return erlang_c_wait(servers, servers / CAPACITY_PER_S * weight, LOAD_PER_S / weight)


def run(freshet, weight, seed, folder):
    """The mean wait on the day before the pause, and the longest one after it, in seconds; the hours until the line is gone."""
    command = [freshet, "run", "--quiet", "--force", "--output", "out", "--seed", str(seed), "--sample", f"1/{weight}",
               "--tables", "services,surge", os.path.join(HERE, "sampled_queue.yaml")]
    subprocess.run(command, cwd=folder, check=True)
    rows = []
    with open(os.path.join(folder, "out", "services.csv")) as file:
        rows = [row for row in csv.DictReader(file) if row["arm"] == "restricted"]
    # The first hours are left out: the desk begins empty.
    before = [row for row in rows if 4 <= float(row["elapsed_h"]) < 24 and row["wait_mean_s"]]
    served = sum(float(row["served"]) for row in before)
    usual = sum(float(row["wait_mean_s"]) * float(row["served"]) for row in before) / served
    longest = max(float(row["wait_max_s"]) for row in rows if float(row["elapsed_h"]) >= 26 and row["wait_max_s"])
    with open(os.path.join(folder, "out", "surge.csv")) as file:
        drain = [row["drain_h"] for row in csv.DictReader(file) if row["action"] == "register"]
    return usual, longest, float(drain[0]) if drain and drain[0] else math.nan


def table(freshet, seeds):
    lines = []
    truth = None
    with tempfile.TemporaryDirectory() as folder:
        for weight in WEIGHTS:
            figures = [run(freshet, weight, seed, folder) for seed in range(1, seeds + 1)]
            usual, longest, drain = (list(values) for values in zip(*figures))
            mean = statistics.fmean(longest)
            truth = truth or mean
            drains = [value for value in drain if not math.isnan(value)]
            lines.append(
                f"| 1/{weight:,} | {statistics.fmean(usual):.3g} | {expected_wait(weight):.3g} | {weight / (CAPACITY_PER_S - LOAD_PER_S):.3g} "
                f"| {mean / 60:.1f} | {mean / truth - 1:+.1%} | {statistics.stdev(longest) / mean:.1%} | {2 * math.sqrt(weight / SURGE):.1%} "
                f"| {statistics.fmean(drains):.2f} ({min(drains):g}-{max(drains):g}, {len(drains)} seeds) |")
            print(lines[-1], flush=True)
    return lines


TEXT = """# What a sampled queue can tell
A service is sampled like the people who come to it: of its servers there are as many as the sample's part, each as much slower that together
they do the same for their part. Here a desk of {servers} servers confirms sign-ups, 20 a second of 25 that it could. For two hours nobody can
sign up; then {surge:,} people come back, ten minutes after the end on average. [The scenario](../../Tests/Queues/sampled_queue.yaml), with
{seeds} seeds for each sample; the times after the pause are means over the seeds.

    make queue-study        # writes this page

| sample | usual wait, s | Erlang C for the part, s | bound of the excess, s | longest wait after the pause, min | beside all | its sd | 2 √(weight / N) | drained after, h |
|---|---|---|---|---|---|---|---|---|
{table}

- **The usual wait of a sample is not that of the desk.** It is what a desk of as few, slow servers would have: the third column says how much,
  the fourth is the bound `weight / (capacity − load)` that Results/README.md gives. `check` warns of it where somebody could be lost by it.
- **The longest wait after a surge is right but for chance**, which is 2 √(weight / N). So is the time to drain, as long as the line of the
  sample is not often empty by chance before: with one in 1,000 it ends an hour early.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--output", default="Results/queues/README.md")
    options = parser.parse_args()
    freshet = os.path.abspath(".build/release/freshet")
    if not os.path.exists(freshet):
        sys.exit("build Freshet first: make build")
    lines = table(freshet, options.seeds)
    os.makedirs(os.path.dirname(options.output), exist_ok=True)
    with open(options.output, "w") as file:
        file.write(TEXT.format(servers=SERVERS, surge=SURGE, seeds=options.seeds, table="\n".join(lines)))


if __name__ == "__main__":
    main()

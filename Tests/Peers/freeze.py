"""The freeze as all Python peers see it: its constants, the counts that they print, and their command line."""

import json
import sys
import time

HOUR, DAY = 3600.0, 86_400.0
END = 30 * DAY
FREEZE_FROM, FREEZE_UNTIL = 10 * DAY, 24 * DAY
SESSION_GAP, CHANGE_GAP, RELEASE_DELAY = DAY / 5, DAY / 0.02, 12 * HOUR
DEFER_SHARE = 0.6
HOURS = int(END / HOUR)
COLUMNS = ("sessions", "attempts", "completed", "blocked", "deferred", "abandoned", "released")


def new_counts():
    """A list of hours for each column."""
    return {column: [0] * HOURS for column in COLUMNS}


def figures(counts):
    """What is compared: totals, and parts that depend on when things happen."""

    def during(column, start, end):
        return int(sum(counts[column][int(start / HOUR) : int(end / HOUR)]))

    totals = {column: during(column, 0, END) for column in COLUMNS}
    return {
        "events": totals["sessions"] + totals["attempts"] + totals["released"],
        **totals,
        "blocked_first_day": during("blocked", FREEZE_FROM, FREEZE_FROM + DAY),
        "deferred_last_day": during("deferred", FREEZE_UNTIL - DAY, FREEZE_UNTIL),
        "released_first_12_h": during("released", FREEZE_UNTIL, FREEZE_UNTIL + 12 * HOUR),
    }


def main(simulate):
    """`PROGRAM USERS [PROCESSES]`: times `simulate(users, processes)`, which returns counts, and prints one line of JSON."""
    users = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    start = time.perf_counter()
    counts = simulate(users, processes)
    wall = time.perf_counter() - start
    print(json.dumps({**figures(counts), "wall_s": round(wall, 6)}))

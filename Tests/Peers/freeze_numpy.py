"""The freeze in numpy: the gaps of a batch of users as a matrix, their sums as times, hourly counts by bincount.

A batch is small enough to stay in the cache. Processes each take a part of the users.
"""

import math
from multiprocessing import Pool

import numpy as np

from freeze import (
    CHANGE_GAP, COLUMNS, DEFER_SHARE, END, FREEZE_FROM, FREEZE_UNTIL, HOUR, HOURS, RELEASE_DELAY, SESSION_GAP, main,
)

BATCH = 64


def renewals(draws, users, gap):
    """The times of a renewal process with exponential gaps before the end, a column a user, and END or later as filling."""
    mean = END / gap
    width = math.ceil(mean + 3 * math.sqrt(mean)) + 1
    last = np.zeros(users)
    blocks = []
    while last.min() < END:
        times = draws.standard_exponential((width, users))
        np.cumsum(times, axis=0, out=times)
        times *= gap
        times += last
        blocks.append(times)
        last = times[-1]
        width = max(1, width // 4)
    return blocks[0] if len(blocks) == 1 else np.vstack(blocks)


def hourly(times):
    """Counts per hour; what is at the end or later is left out."""
    hours = (times.ravel() * (1 / HOUR)).astype(np.int32)
    return np.bincount(np.minimum(hours, HOURS, out=hours), minlength=HOURS + 1)[:HOURS]


def live(job):
    users, seed = job
    draws = np.random.Generator(np.random.SFC64(seed))
    counts = {column: np.zeros(HOURS, dtype=np.int64) for column in COLUMNS}
    for first in range(0, users, BATCH):
        batch = min(BATCH, users - first)
        counts["sessions"] += hourly(renewals(draws, batch, SESSION_GAP))

        changes = renewals(draws, batch, CHANGE_GAP)
        is_blocked = (changes >= FREEZE_FROM) & (changes < FREEZE_UNTIL)
        is_deferred = is_blocked & (draws.random(changes.shape) < DEFER_SHARE)
        # One of a user's deferred wishes waits, until it comes again or a change before that settles it.
        waits = is_deferred.any(axis=0)
        next_change = np.where(changes >= FREEZE_UNTIL, changes, np.inf).min(axis=0)[waits]
        releases = FREEZE_UNTIL + draws.exponential(RELEASE_DELAY, len(next_change))
        releases = releases[releases < next_change]
        attempts, blocked, deferred = hourly(changes), hourly(changes[is_blocked]), hourly(changes[is_deferred])
        released = hourly(releases)
        counts["attempts"] += attempts
        counts["blocked"] += blocked
        counts["deferred"] += deferred
        counts["abandoned"] += blocked - deferred
        counts["released"] += released
        counts["completed"] += attempts - blocked + released
    return counts


def simulate(users, processes):
    seeds = np.random.SeedSequence(1).spawn(processes)
    shares = [users * (part + 1) // processes - users * part // processes for part in range(processes)]
    if processes == 1:
        return live((users, seeds[0]))
    with Pool(processes) as pool:
        parts = pool.map(live, zip(shares, seeds))
    return {column: sum(part[column] for part in parts) for column in COLUMNS}


if __name__ == "__main__":
    main(simulate)

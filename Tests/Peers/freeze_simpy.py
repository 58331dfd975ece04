"""The freeze in SimPy: two processes a user, and one more for each try that waits for the lift."""

import random

import simpy

from freeze import (
    CHANGE_GAP, DEFER_SHARE, END, FREEZE_FROM, FREEZE_UNTIL, HOUR, RELEASE_DELAY, SESSION_GAP, main, new_counts,
)


def open_app(env, draws, counts):
    sessions = counts["sessions"]
    while True:
        yield env.timeout(draws.expovariate(1 / SESSION_GAP))
        sessions[int(env.now / HOUR)] += 1


def change_picture(env, draws, counts, user, waiting):
    while True:
        yield env.timeout(draws.expovariate(1 / CHANGE_GAP))
        now = env.now
        hour = int(now / HOUR)
        counts["attempts"][hour] += 1
        if not FREEZE_FROM <= now < FREEZE_UNTIL:
            counts["completed"][hour] += 1
            waiting.discard(user)
            continue
        counts["blocked"][hour] += 1
        if draws.random() < DEFER_SHARE:
            counts["deferred"][hour] += 1
            # A later wish takes the place of the one that waits, and its moment.
            if user not in waiting:
                waiting.add(user)
                env.process(return_after_lift(env, draws, counts, user, waiting))
        else:
            counts["abandoned"][hour] += 1


def return_after_lift(env, draws, counts, user, waiting):
    yield env.timeout(FREEZE_UNTIL - env.now + draws.expovariate(1 / RELEASE_DELAY))
    if user not in waiting:  # a success has settled it
        return
    hour = int(env.now / HOUR)
    counts["released"][hour] += 1
    counts["completed"][hour] += 1
    waiting.remove(user)


def simulate(users, _):
    env, draws, counts, waiting = simpy.Environment(), random.Random(1), new_counts(), set()
    for user in range(users):
        env.process(open_app(env, draws, counts))
        env.process(change_picture(env, draws, counts, user, waiting))
    env.run(until=END)
    return counts


main(simulate)

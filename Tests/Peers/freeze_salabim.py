"""The freeze in salabim: two components a user, and one more for each try that waits for the lift."""

import random

import salabim

from freeze import (
    CHANGE_GAP, DEFER_SHARE, END, FREEZE_FROM, FREEZE_UNTIL, HOUR, RELEASE_DELAY, SESSION_GAP, main, new_counts,
)

salabim.yieldless(False)
draws = random.Random(1)
counts = new_counts()


class Unmonitored(salabim.Component):
    """A component that keeps no history of its own, as nobody reads it."""

    def setup(self):
        self.mode.monitor(False)
        self.status.monitor(False)


class OpenApp(Unmonitored):
    def process(self):
        sessions = counts["sessions"]
        while True:
            yield self.hold(draws.expovariate(1 / SESSION_GAP))
            sessions[int(self.env.now() / HOUR)] += 1


class ChangePicture(Unmonitored):
    waiting = None

    def process(self):
        while True:
            yield self.hold(draws.expovariate(1 / CHANGE_GAP))
            now = self.env.now()
            hour = int(now / HOUR)
            counts["attempts"][hour] += 1
            if not FREEZE_FROM <= now < FREEZE_UNTIL:
                counts["completed"][hour] += 1
                self.settle()
                continue
            counts["blocked"][hour] += 1
            if draws.random() < DEFER_SHARE:
                counts["deferred"][hour] += 1
                # A later wish takes the place of the one that waits, and its moment.
                if not self.waiting:
                    self.waiting = ReturnAfterLift(user=self)
            else:
                counts["abandoned"][hour] += 1

    def settle(self):
        """A success settles what waits."""
        if self.waiting:
            self.waiting.cancel()
            self.waiting = None


class ReturnAfterLift(Unmonitored):
    def setup(self, user):
        super().setup()
        self.user = user

    def process(self):
        yield self.hold(till=FREEZE_UNTIL + draws.expovariate(1 / RELEASE_DELAY))
        hour = int(self.env.now() / HOUR)
        counts["released"][hour] += 1
        counts["completed"][hour] += 1
        self.user.waiting = None


def simulate(users, _):
    env = salabim.Environment(trace=False)
    for _ in range(users):
        OpenApp()
        ChangePicture()
    env.run(till=END)
    return counts


main(simulate)

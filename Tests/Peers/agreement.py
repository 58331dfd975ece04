"""Whether two programs simulate the same model: each figure's difference in standard errors.

Both programs draw at random, so their figures differ by chance. Times are compared only where no figure differs by more than
LIMIT standard errors, which chance alone does about once in 16 000 times.
"""

import math

LIMIT = 4.0


def z_scores(benchmark, parameters, ours, theirs):
    """The differences of all figures, in standard errors, by name."""
    compare = {"freeze": freeze, "phold": phold, "rush": rush}[benchmark]
    return {name: difference / error if error > 0 else (0.0 if difference == 0 else math.inf)
            for name, (difference, error) in compare(parameters, ours, theirs).items()}


def worst(scores):
    """The figure that differs most: its name and how much."""
    return max(scores.items(), key=lambda item: abs(item[1]))


# What happens to a user at most once in a run: binomial. All else is a Poisson count, or close to one.
AT_MOST_ONCE = ("released", "released_first_12_h")


def freeze(parameters, ours, theirs):
    users = parameters["users"]

    def variance(name, count):
        return count * (1 - count / users) if name in AT_MOST_ONCE else count

    return {name: (ours[name] - theirs[name], math.sqrt(variance(name, ours[name]) + variance(name, theirs[name])))
            for name in ours if name != "wall_s"}


def phold(parameters, ours, theirs):
    processes, remote = parameters["processes"], parameters["remote"]
    length = parameters["events"] / processes * 1.1
    # A chain of events is a renewal process with gaps of mean 1.1 and variance 1.
    events_error = math.sqrt(2 * processes * length / 1.1**3)
    remote_share = [figures["remote"] / figures["events"] for figures in (ours, theirs)]
    share_error = math.sqrt(remote * (1 - remote) * (1 / ours["events"] + 1 / theirs["events"]))
    spread = [between_processes(figures, processes) for figures in (ours, theirs)]
    # The standard error of a variance; events come to a process in runs of 1 / remote on average, which adds to the kurtosis.
    excess = 6 / (remote * ours["events"] / processes)
    spread_error = math.sqrt((2 + excess) / processes * (spread[0] ** 2 + spread[1] ** 2))
    return {
        "events": (ours["events"] - theirs["events"], events_error),
        "remote": (remote_share[0] - remote_share[1], share_error),
        "spread": (spread[0] - spread[1], spread_error),
    }


def rush(parameters, ours, theirs):
    days = parameters["days"]

    def variance(figures, name):
        """Of a sum over days, which are as good as independent: at night the service is nearly empty."""
        mean = figures[name] / days
        return max(0, figures[f"{name}_squares"] / days - mean**2) * days * days / max(1, days - 1)

    return {name: (ours[name] - theirs[name], math.sqrt(variance(ours, name) + variance(theirs, name)))
            for name in ("arrived", "dropped", "waited_s")}


def between_processes(figures, processes):
    """The variance of the number of events between processes; a process with n events adds n (n + 1) / 2 to `ordinals`."""
    mean = figures["events"] / processes
    return 2 * figures["ordinals"] / processes - mean - mean**2

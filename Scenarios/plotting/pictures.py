"""Three pictures of a run, from its CSV files, with pandas and matplotlib:

    python3 Scenarios/plotting/pictures.py Results/wechat-2017-profile-freeze wechat change_picture

makes flow.png, backlog.png and effects.png in the run's folder, or in a folder that is named last.
"""
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd

run, platform, action = (sys.argv[1:] + ["Results/wechat-2017-profile-freeze", "wechat", "change_picture"][len(sys.argv) - 1 :])[:3]
out = sys.argv[4] if len(sys.argv) > 4 else run

flows = pd.read_csv(f"{run}/timeseries.csv", parse_dates=["local_time"]).query("platform == @platform and action == @action")
# All cohorts together, a column for each arm.
arms = flows.pivot_table(index="elapsed_h", columns="arm", values=["completed", "blocked", "backlog"], aggfunc="sum")
time = flows.groupby("elapsed_h").local_time.first()
surge = pd.read_csv(f"{run}/surge.csv").query("platform == @platform and action == @action")


def axes(title):
    figure, plot = plt.subplots(figsize=(10, 5), layout="constrained")
    plot.set_title(title, loc="left", weight="bold")
    plot.spines[["top", "right"]].set_visible(False)
    plot.grid(axis="y", color="#e4e8ec")
    for lift in pd.to_datetime(surge.lifted.str.slice(0, 19)):
        plot.axvline(lift, color="#d55e00", linestyle="--", linewidth=1)
    return figure, plot


figure, plot = axes(f"{action} on {platform}: attempts in each interval; the dashed line is the lift")
plot.fill_between(time, arms.blocked.restricted, color="#f0b48c", label="stopped")
if "baseline" in arms.completed:
    plot.plot(time, arms.completed.baseline, color="#8c949c", linewidth=1, label="without restrictions")
plot.plot(time, arms.completed.restricted, color="#0b62a8", label="completed")
plot.legend(frameon=False)
figure.savefig(f"{out}/flow.png", dpi=120)

figure, plot = axes(f"{action} on {platform}: attempts that wait")
plot.fill_between(time, arms.backlog.restricted, color="#b9d3e8")
plot.plot(time, arms.backlog.restricted, color="#0b62a8")
figure.savefig(f"{out}/backlog.png", dpi=120)

effects = pd.read_csv(f"{run}/effects.csv").query("platform == @platform and action == @action and difference != 0")
whole = effects[effects.cohort == "all"] if (effects.cohort == "all").any() else effects
whole = whole.dropna(subset=["difference"]).iloc[::-1]
figure, plot = plt.subplots(figsize=(10, 5), layout="constrained")
plot.set_title(f"{action} on {platform}: with restrictions less without them, and 95 % intervals", loc="left", weight="bold")
reach = [(whole.difference - whole.ci_low).fillna(0), (whole.ci_high - whole.difference).fillna(0)]
plot.errorbar(whole.difference, whole.metric, xerr=reach, fmt="o", color="#0b62a8", capsize=3)
plot.axvline(0, color="#8c949c")
plot.grid(axis="x", color="#e4e8ec")
plot.spines[["top", "right"]].set_visible(False)
figure.savefig(f"{out}/effects.png", dpi=120)

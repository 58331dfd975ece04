"""Writes what was measured: every run as CSV, ratios beside their bars as a table for people."""

import csv
import platform
from statistics import median

from programs import CORES, ROOT, output_of


def machine():
    processor = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo") as lines:
            processor = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    changed = " with changes" if output_of("git", "-C", str(ROOT), "status", "--porcelain", "-uno") else ""
    commit = output_of("git", "-C", str(ROOT), "rev-parse", "--short=12", "HEAD") or "unknown"
    return f"{platform.system()} {platform.release()}, {processor}, {CORES} cores, commit {commit}{changed}"


def short(value):
    """Three significant digits with a prefix: `28.4 M`."""
    for scale, prefix in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if value >= scale and value >= 1e4:
            return f"{value / scale:.3g}{prefix}"
    return f"{value:.3g}" if value < 1000 else f"{value:.0f}"


def write_csv(path, runs):
    figures = list(dict.fromkeys(name for run in runs for name in run["figures"] if name not in ("events", "wall_s")))
    with open(path, "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["benchmark", "parameters", "program", "repetition", "events", "wall_s", "peak_mib", *figures])
        for run in runs:
            parameters = " ".join(f"{key}={value}" for key, value in run["parameters"].items())
            table.writerow([
                run["benchmark"], parameters, run["program"], run["repetition"], run["figures"]["events"],
                run["figures"]["wall_s"], f"{run['peak_mib']:.1f}", *(run["figures"].get(name, "") for name in figures)])


def markdown(date, series, skipped, versions, readme, is_small, repetitions):
    text = f"# Freshet beside its peers\n\n{date}, {machine()}.\n\n"
    text += f"Medians of {repetitions} runs made in turn, each in a process of its own. " if repetitions > 1 else "One run each. "
    text += "A machine drifts: compare only within one table.\n"
    text += f"What the programs are and how they were made comparable: [Tests/Peers]({readme}).\n"
    if is_small:
        text += "\n**Small sizes: an indication only.** The bars hold for the full sizes.\n"
    for one in series:
        text += one_series(one, is_small)
    text += "\n## Versions\n" + "".join(f"- {line}\n" for line in versions)
    if skipped:
        text += "\n## Skipped\n" + "".join(f"- {name}: {reason}\n" for name, reason in skipped.items())
    return text


def one_series(one, is_small):
    title = ", ".join(f"{short(value) if value >= 1 else value} {key}" for key, value in one["parameters"].items())
    text = f"\n## {one['benchmark']}: {title}\n\n"
    text += "| program | events per s | wall s | peak MiB | largest difference of a figure |\n|---|---:|---:|---:|---|\n"
    speeds = {}
    for program, runs in one["runs"].items():
        if not runs:
            continue
        speeds[program] = median(run["figures"]["events"] / run["figures"]["wall_s"] for run in runs)
        name, z = one["worst"].get(program, ("", 0))
        text += f"| {program} | {short(speeds[program])} | {short(median(run['figures']['wall_s'] for run in runs))} "
        text += f"| {median(run['peak_mib'] for run in runs):.0f} | {f'{name}, {z:+.1f} standard errors' if name else '–'} |\n"
    text += "\n| ratio of events per second | | bar | |\n|---|---:|---:|---|\n"
    for own, peer, bar in one["ratios"]:
        refused = one["refused"].get(own) or one["refused"].get(peer)
        if refused or own not in speeds or peer not in speeds:
            shown, verdict = "–", f"not compared: {refused}"
        else:
            ratio = speeds[own] / speeds[peer]
            shown = f"{short(ratio)} ×"
            verdict = "" if bar is None or is_small else "met" if ratio >= bar else "**missed**"
        text += f"| {own} / {peer} | {shown} | {f'≥ {bar} ×' if bar else '–'} | {verdict} |\n"
    return text

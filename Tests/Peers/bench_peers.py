"""Runs Freshet and its peers in turn on the same models, checks that they agree, and writes how fast each was.

usage: bench_peers.py [--small] [--repetitions N] [--output DIR]
"""

import argparse
import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import agreement
import report
from programs import (
    ALL_CORES, BUILD, CIW, CPP_FREEZE, CPP_PHOLD, HOURLY, KERNEL, NS3, NUMPY, NUMPY_ALL_CORES, ROOT, SALABIM, SERVICE, SIMPY,
    UNCOUPLED, WRONG, Missing, say,
)


def plan(is_small):
    """The series: what is run in turn, and the bars by (Freshet's program, peer). All are held against the first."""
    few, many = ({"users": 1000}, {"users": 20_000}) if is_small else ({"users": 10_000}, {"users": 1_000_000})
    yield "freeze", few, [HOURLY, UNCOUPLED, CPP_FREEZE, SIMPY, SALABIM], {(HOURLY, SIMPY): 50}
    yield "freeze", many, [HOURLY, UNCOUPLED, ALL_CORES, CPP_FREEZE, NUMPY, NUMPY_ALL_CORES], {
        (UNCOUPLED, CPP_FREEZE): 8, (HOURLY, CPP_FREEZE): 5, (ALL_CORES, NUMPY): 1.2, (ALL_CORES, NUMPY_ALL_CORES): 1.2}
    sizes = [(2000, 100_000), (20_000, 200_000)] if is_small else [
        (10_000, 10_000_000), (100_000, 10_000_000), (1_000_000, 10_000_000), (10_000_000, 20_000_000)]
    for (processes, events), bar in zip(sizes, (2, 2.5, 3, 3.5)):
        case = {"processes": processes, "remote": 0.25, "events": events}
        yield "phold", case, [KERNEL, CPP_PHOLD, NS3], {(KERNEL, CPP_PHOLD): bar}
    processes, events = sizes[-1] if is_small else sizes[2]
    yield "phold", {"processes": processes, "remote": 0.9, "events": events}, [KERNEL, CPP_PHOLD, NS3], {}
    small_case = {"processes": 2000, "remote": 0.25, "events": 100_000} if is_small else {
        "processes": 10_000, "remote": 0.25, "events": 1_000_000}
    yield "phold", small_case, [KERNEL, SIMPY], {}
    yield "rush", {"days": 5 if is_small else 50}, [SERVICE, CIW], {}


def written(parameters):
    return " ".join(f"{key}={value}" for key, value in parameters.items())


def run_once(program, benchmark, parameters):
    """One run in a process of its own: the figures that it prints, and its peak memory."""
    command = [str(word) for word in program.command(benchmark, parameters)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode != 0:
        raise Missing(f"{program.name}: {benchmark} {written(parameters)} ended with status {process.returncode}")
    peak = usage.ru_maxrss / (1_048_576 if sys.platform == "darwin" else 1024)
    return {"figures": json.loads(printed.strip().split("\n")[-1]), "peak_mib": peak}


def measure(benchmark, parameters, programs, bars, repetitions):
    label = f"{benchmark} {written(parameters)}"
    own = [program for program in programs if program.name.startswith("Freshet")]
    ratios = [(one.name, peer.name, bars.get((one, peer))) for peer in programs if peer not in own for one in own]
    runs = {program.name: [] for program in programs}
    refused = {}
    for repetition in range(1, repetitions + 1):
        for program in list(programs):
            try:
                run = run_once(program, benchmark, parameters)
            except Missing as reason:
                if program is programs[0]:
                    raise
                say(f"failed: {reason}")
                programs.remove(program)
                refused[program.name] = str(reason)
                continue
            run |= {"benchmark": benchmark, "parameters": parameters, "program": program.name, "repetition": repetition}
            runs[program.name].append(run)
            figures = run["figures"]
            say(f"{repetition}/{repetitions} {label}: {program.name}: {report.short(figures['events'] / figures['wall_s'])} "
                f"events/s, {report.short(figures['wall_s'])} s")
    reference = runs[programs[0].name][0]["figures"]
    worst = {
        program.name: agreement.worst(agreement.z_scores(benchmark, parameters, reference, runs[program.name][0]["figures"]))
        for program in programs[1:]}
    for name, (figure, z) in worst.items():
        if abs(z) > agreement.LIMIT:
            refused[name] = f"{figure} differs by {z:+.1f} standard errors"
        elif len({tuple(value for key, value in run["figures"].items() if key != "wall_s") for run in runs[name]}) > 1:
            refused[name] = "the same run gave other figures"
    return {"benchmark": benchmark, "parameters": parameters, "runs": runs, "worst": worst, "refused": refused, "ratios": ratios}


def check_that_a_wrong_program_is_noticed():
    case = {"users": 20_000}
    ours, theirs = (run_once(program, "freeze", case)["figures"] for program in (UNCOUPLED, WRONG))
    figure, z = agreement.worst(agreement.z_scores("freeze", case, ours, theirs))
    if abs(z) <= agreement.LIMIT:
        sys.exit(f"bench-peers: {WRONG.name} was not noticed ({figure}: {z:+.1f} standard errors)")
    say(f"{WRONG.name} is noticed: {figure} differs by {z:+.1f} standard errors")


def install(programs):
    """Installs what can be: the versions, and why the others are skipped, by name."""
    BUILD.mkdir(exist_ok=True)
    versions, skipped = [], {}
    for program in programs:
        try:
            version = program.install()
            if version and version not in versions:
                versions.append(version)
        except Missing as reason:
            skipped[program.name] = str(reason)
            say(f"skipped: {program.name}: {reason}")
    return versions, skipped


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--small", action="store_true", help="sizes that take seconds")
    options.add_argument("--repetitions", type=int, metavar="N", help="how often each program runs (default 5; small: 1)")
    options.add_argument("--output", type=Path, metavar="DIR", help="default Results/benchmarks/DATE; small: .build-peers/small")
    options = options.parse_args()
    repetitions = options.repetitions or (1 if options.small else 5)
    planned = list(plan(options.small))
    versions, skipped = install(dict.fromkeys(program for _, _, programs, _ in planned for program in programs))
    versions.insert(0, f"Python {sys.version.split()[0]}")
    if WRONG.name not in skipped and CPP_FREEZE.name not in skipped:
        check_that_a_wrong_program_is_noticed()
    series = [
        measure(benchmark, parameters, [one for one in programs if one.name not in skipped], bars, repetitions)
        for benchmark, parameters, programs, bars in planned]

    date = datetime.date.today().isoformat()
    folder = options.output or (BUILD / "small" if options.small else ROOT / "Results" / "benchmarks" / date)
    folder.mkdir(parents=True, exist_ok=True)
    where = os.path.relpath(Path(__file__).parent / "README.md", folder)
    # Before anything is written, so that the results of an earlier run do not count as changed sources.
    text = report.markdown(date, series, skipped, versions, where, options.small, repetitions)
    report.write_csv(folder / "peers.csv", [run for one in series for runs in one["runs"].values() for run in runs])
    (folder / "peers.md").write_text(text)
    print(text)
    return 1 if any(one["refused"] for one in series) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Missing as reason:
        sys.exit(f"bench-peers: {reason}")

"""SALib and Freshet say the same of the same points: salib_round_trip.py FRESHET SCENARIO FOLDER

SALib draws the points, Freshet runs them, and both compute Sobol's indices from the numbers in sweep.csv.
"""

import csv
import json
import pathlib
import subprocess
import sys

import numpy
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as design

FACTORS = {
    "platforms.wechat.actions.change_picture.gap.exponential.mean_d": [10, 90],
    "restrictions.0.reaction.defer.delay.exponential.mean_h": [5, 20],
    "restrictions.0.enforcement_percent": [50, 100],
}
BLOCKS = 16
NEAR = 1e-9

freshet, scenario, folder = sys.argv[1:]
folder = pathlib.Path(folder)
problem = {"num_vars": len(FACTORS), "names": list(FACTORS), "bounds": list(FACTORS.values())}
points = design.sample(problem, BLOCKS, calc_second_order=False, scramble=False)

with open(folder / "points.csv", "w") as file:
    file.write(",".join(FACTORS) + "\n")
    for point in points:
        file.write(",".join(repr(float(value)) for value in point) + "\n")
(folder / "round-trip.yaml").write_text(
    f"sweep: 1\nname: round-trip\nscenario: {scenario}\ndesign: saltelli\nfile: points.csv\n"
    "metrics: [people_blocked, deferred, peak_per_h]\n"
)
subprocess.run([freshet, "sweep", folder / "round-trip.yaml", "--quiet", "--output", folder / "round-trip"], check=True)


def rows(name):
    with open(folder / "round-trip" / name, newline="") as file:
        return list(csv.DictReader(file))


assert json.loads((folder / "round-trip" / "problem.json").read_text())["names"] == list(FACTORS)
values = {}
for row in rows("sweep.csv"):
    key = (row["metric"], "", row["platform"], row["cohort"], row["action"])
    values.setdefault(key, {})[int(row["point"])] = float(row["difference"])
for row in rows("surges.csv"):
    key = ("peak_per_h", row["restriction"], row["platform"], "", row["action"])
    values.setdefault(key, {})[int(row["point"])] = float(row["peak_per_h"])

compared = 0
indices = {}
for row in rows("sensitivity.csv"):
    key = (row["metric"], row["restriction"], row["platform"], row["cohort"], row["action"])
    if key not in values:
        continue
    if key not in indices:
        results = numpy.array([values[key][point] for point in range(len(points))])
        # Where nothing varies SALib divides by nothing.
        indices[key] = analysis.analyze(problem, results, calc_second_order=False, seed=1) if results.std() > 0 else None
    if indices[key] is None:
        continue
    place = list(FACTORS).index(row["factor"])
    for column, name in [("first", "S1"), ("total", "ST")]:
        theirs, ours = float(indices[key][name][place]), float(row[column])
        assert abs(theirs - ours) <= NEAR * max(1, abs(theirs)), f"{key} {row['factor']} {column}: SALib {theirs}, Freshet {ours}"
        compared += 1

assert compared >= 4 * len(FACTORS), compared
print(f"{compared} indices are the same")

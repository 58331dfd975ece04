#!/usr/bin/env python3
"""Loads every table of run folders as people do, with no option, and checks the types of the columns.

    load_tables.py pandas|polars|duckdb FOLDER…

Prints what is wrong, and fails if anything is. A column in which nothing stands has no type.
"""
import sys
from pathlib import Path

TEXTS = {"arm", "platform", "cohort", "action", "metric", "restriction", "date", "service", "class"}
TIMES = {"time", "local_time", "lifted", "peak_time", "peak_time_ci_low", "peak_time_ci_high"}
WHOLE = {
    "replication", "replications", "arrived", "served", "refused", "full", "reneged", "waiting", "in_service", "replaced",
}


def expected(table, column):
    """What stands in a column: text, time, integer or number."""
    if column in TEXTS:
        return "text"
    if column in TIMES:
        return "time"
    counts = table in ("timeseries", "population", "ledger", "activity", "replications") and column != "elapsed_h"
    return "integer" if counts or column in WHOLE else "number"


def with_pandas(path):
    import pandas as pd

    table = pd.read_csv(path)
    kinds = {}
    for name in table.columns[table.notna().any()]:
        column = table[name]
        kinds[name] = {"i": "integer", "f": "number"}.get(column.dtype.kind, "text")
        if name in TIMES and kinds[name] == "text" and pd.to_datetime(column, utc=name != "local_time").notna().any():
            kinds[name] = "time"
    return kinds


def with_polars(path):
    import polars as pl

    table = pl.read_csv(path)
    kinds = {}
    for column in table:
        if column.null_count() == len(column):
            continue
        name, kind = column.name, column.dtype
        kinds[name] = "integer" if kind.is_integer() else "number" if kind.is_float() else "text"
        if name in TIMES and kinds[name] == "text" and column.str.to_datetime().count() > 0:
            kinds[name] = "time"
    return kinds


def with_duckdb(path):
    import duckdb

    table = duckdb.connect()
    table.execute(f"CREATE TABLE loaded AS FROM '{path}'")
    kinds = {}
    for name, kind, *_ in table.execute("DESCRIBE loaded").fetchall():
        if table.execute(f'SELECT count("{name}") FROM loaded').fetchone()[0] == 0:
            continue
        # A date is text to the others.
        kinds[name] = {"BIGINT": "integer", "DOUBLE": "number", "VARCHAR": "text", "DATE": "text"}.get(kind, kind)
        if kind.startswith("TIMESTAMP"):
            kinds[name] = "time"
    return kinds


def main():
    load = {"pandas": with_pandas, "polars": with_polars, "duckdb": with_duckdb}[sys.argv[1]]
    wrong = []
    for folder in map(Path, sys.argv[2:]):
        tables = sorted(folder.glob("*.csv"))
        if len(tables) != 7:
            wrong.append(f"{folder} has {len(tables)} tables")
        for path in tables:
            for name, kind in load(path).items():
                if kind != expected(path.stem, name):
                    wrong.append(f"{path}: {name} is {kind} and not {expected(path.stem, name)}")
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


main()

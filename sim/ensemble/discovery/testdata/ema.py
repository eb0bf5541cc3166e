"""Runs PRIM of the EMA Workbench on a CSV file and prints its box and its trajectory as JSON.

    python ema.py FILE.csv [LENIENT1|LENIENT2|ORIGINAL]

The last column, outcome, is 0 or 1; every other one is a factor. It needs ema_workbench 2.5.3 and a pandas
below 3, in which that release fails on integer factors.
"""

import json
import sys

import ema_workbench
import numpy as np
import pandas as pd
from ema_workbench.analysis import prim

SETTINGS = {"threshold": 0.8, "peel_alpha": 0.05, "paste_alpha": 0.05, "mass_min": 0.05}


def plain(value):
    if isinstance(value, set):
        return sorted(value)
    return value.item() if hasattr(value, "item") else value


def restrictions(algorithm, box, i):
    found = {}
    for name, quasi_p in box.qp[i].items():
        lower, upper = box.box_lims[i][name]
        first, last = algorithm.box_init[name]
        if isinstance(lower, set):
            found[name] = {"kept": sorted(lower), "quasi_p": plain(quasi_p[0])}
        else:
            found[name] = {
                "lower": plain(lower), "upper": plain(upper),
                "lower_restricted": bool(lower != first), "upper_restricted": bool(upper != last),
                "lower_quasi_p": plain(quasi_p[0]), "upper_quasi_p": plain(quasi_p[1]),
            }
    return found


def main(path, objective="LENIENT1"):
    table = pd.read_csv(path)
    outcome = table.pop("outcome").to_numpy().astype(bool)
    algorithm = prim.Prim(table, outcome, obj_function=prim.PRIMObjectiveFunctions[objective], **SETTINGS)
    boxes = []
    while len(boxes) < 2:
        box = algorithm.find_box()
        if box is None or box.res_dim == 0:
            break
        steps = [
            {
                "coverage": plain(row.coverage), "density": plain(row.density), "mass": plain(row.mass),
                "restricted": int(row.res_dim), "points": int(row.n), "of_interest": int(row.k),
            }
            for row in box.peeling_trajectory.itertuples()
        ]
        boxes.append({"trajectory": steps, "restrictions": restrictions(algorithm, box, len(steps) - 1)})
    versions = {"ema_workbench": ema_workbench.__version__, "numpy": np.__version__, "pandas": pd.__version__}
    settings = {**SETTINGS, "objective": objective}
    json.dump({"versions": versions, "settings": settings, "boxes": boxes}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])

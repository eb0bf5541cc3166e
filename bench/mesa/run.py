"""Runs the model of docs/bench-spec.md by Mesa and prints how long it took and what came out.

    run.py ACTORS BLOCS WARM TICKS SEED TEMPERATURE THREADS METHOD
"""

import json
import sys
import time

import mesa
from alliance import AllianceChoice


def main():
    actors, blocs, warm, ticks, seed = (int(word) for word in sys.argv[1:6])
    model = AllianceChoice(actors, blocs, float(sys.argv[6]), seed)
    for _ in range(warm):
        model.step()
    model.choosing = 0.0
    began = time.process_time()
    for _ in range(ticks):
        model.step()
    seconds = time.process_time() - began
    members, share = [0.0] * blocs, [0.0] * blocs
    for actor in model.agents:
        for b in actor.member_of:
            members[b] += 1 / actors
            share[b] += actor.share / len(actor.member_of)
    json.dump(
        {
            "version": mesa.__version__, "threads": 1, "seconds": seconds, "choose": model.choosing,
            "members": members, "mass": model.mass, "share": share,
        },
        sys.stdout,
    )
    print()


if __name__ == "__main__":
    main()

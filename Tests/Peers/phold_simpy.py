"""PHOLD in SimPy: an event is a timeout whose callback schedules the next one.

usage: phold_simpy.py PROCESSES REMOTE EVENTS
"""

import json
import random
import sys
import time

import simpy

LOOKAHEAD = 0.1


def simulate(processes, remote, end):
    env, draws = simpy.Environment(), random.Random(1)
    handled = [0] * processes
    events = remote_events = ordinals = 0

    def handle(event):
        nonlocal events, remote_events, ordinals
        process = event.value
        events += 1
        handled[process] += 1
        ordinals += handled[process]
        draw = draws.random()
        if draw < remote:  # where it is uniform: it chooses the target too
            remote_events += 1
            process = int(draw / remote * processes)
        send(process)

    def send(process):
        env.timeout(LOOKAHEAD + draws.expovariate(1), process).callbacks.append(handle)

    for process in range(processes):
        send(process)
    env.run(until=end)
    return {"events": events, "remote": remote_events, "ordinals": ordinals}


processes, remote, wanted = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
start = time.perf_counter()
figures = simulate(processes, remote, wanted / processes * 1.1)  # a process handles an event in 1.1 on average
print(json.dumps({**figures, "wall_s": round(time.perf_counter() - start, 6)}))

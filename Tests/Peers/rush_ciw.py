"""The rush in Ciw: one node of servers, customers who renege."""

import json
import sys
import time

import ciw

MINUTE, DAY = 60.0, 86_400.0
SERVERS, SERVICE, PATIENCE = 20, 5 * MINUTE, 10 * MINUTE
RATE = 3 / MINUTE
WEIGHTS = [1 if hour < 8 else 2 if hour < 12 else 4 if hour < 18 else 1 for hour in range(24)]


def simulate(days):
    """Those who arrived and who were dropped, and the seconds that those waited who were served, by day."""
    end = days * DAY
    rates = [RATE * weight * 24 / sum(WEIGHTS) for weight in WEIGHTS] * days
    endpoints = [3600.0 * (hour + 1) for hour in range(24 * days)]
    # Its arrivals are drawn here already.
    ciw.seed(1)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.PoissonIntervals(rates=rates, endpoints=endpoints, max_sample_date=end)],
        service_distributions=[ciw.dists.Exponential(1 / SERVICE)],
        reneging_time_distributions=[ciw.dists.Exponential(1 / PATIENCE)],
        number_of_servers=[SERVERS])
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(end)
    arrived, dropped, waited = [0] * days, [0] * days, [0.0] * days
    for record in simulation.get_all_records():
        arrived[int(record.arrival_date / DAY)] += 1
        if record.record_type == "renege":
            dropped[int(record.exit_date / DAY)] += 1
        else:
            waited[int(record.service_start_date / DAY)] += record.waiting_time
    return arrived, dropped, waited


def main():
    """`PROGRAM DAYS`: prints one line of JSON: sums over days, and sums of squares."""
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    start = time.perf_counter()
    columns = zip(("arrived", "dropped", "waited_s"), simulate(days))
    wall = time.perf_counter() - start
    figures = {}
    for name, values in columns:
        values = [int(value) for value in values]
        figures |= {name: sum(values), f"{name}_squares": sum(value * value for value in values)}
    print(json.dumps({"events": figures["arrived"], **figures, "wall_s": round(wall, 6)}))


main()

// PHOLD with one std::priority_queue for all logical processes and GSL's samplers.
// usage: phold_priority_queue PROCESSES REMOTE EVENTS [SEED]
#include <gsl/gsl_randist.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <vector>

#include "gsl_xoshiro.hpp"

namespace {

constexpr double lookahead = 0.1;

struct Event {
  double time;
  std::uint32_t process;
  bool operator<(const Event& other) const { return time > other.time; }  // the earliest on top
};

}  // namespace

int main(int argc, char** argv) {
  const auto processes = static_cast<std::uint32_t>(argc > 1 ? std::atol(argv[1]) : 10'000);
  const double remote = argc > 2 ? std::atof(argv[2]) : 0.25;
  const double wanted = argc > 3 ? std::atof(argv[3]) : 100'000;
  const unsigned long seed = argc > 4 ? std::atol(argv[4]) : 1;
  const double end = wanted / processes * 1.1;  // a process handles an event in 1.1 on average
  const auto start = std::chrono::steady_clock::now();

  gsl_rng* rng = make_xoshiro(seed);
  auto delay = [&] { return lookahead + gsl_ran_exponential(rng, 1); };
  std::vector<std::uint32_t> handled(processes);
  std::vector<Event> storage;
  storage.reserve(processes);
  std::priority_queue<Event> queue(std::less<Event>{}, std::move(storage));
  for (std::uint32_t process = 0; process < processes; ++process) queue.push({delay(), process});

  long events = 0, remote_events = 0, ordinals = 0;
  while (!queue.empty() && queue.top().time < end) {
    const Event event = queue.top();
    queue.pop();
    ++events;
    ordinals += ++handled[event.process];
    const double draw = gsl_rng_uniform(rng);  // below `remote` it is uniform there: it chooses the target too
    const bool is_remote = draw < remote;
    remote_events += is_remote;
    const auto target = is_remote ? static_cast<std::uint32_t>(draw / remote * processes) : event.process;
    queue.push({event.time + delay(), target});
  }
  gsl_rng_free(rng);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  std::printf("{\"events\": %ld, \"remote\": %ld, \"ordinals\": %ld, \"wall_s\": %.6f}\n", events, remote_events, ordinals,
              wall.count());
}

// PHOLD on ns-3's simulator and scheduler, with GSL's samplers.
// usage: phold_ns3 PROCESSES REMOTE EVENTS [SEED] [SCHEDULER]
#include <gsl/gsl_randist.h>
#include <ns3/object-factory.h>
#include <ns3/simulator.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "gsl_xoshiro.hpp"

namespace {

constexpr double lookahead = 0.1;

struct Phold {
  std::uint32_t processes;
  double remote;
  gsl_rng* rng;
  std::vector<std::uint32_t> handled;
  long events = 0, remote_events = 0, ordinals = 0;

  void send(std::uint32_t process) {
    ns3::Simulator::Schedule(ns3::Seconds(lookahead + gsl_ran_exponential(rng, 1)), &Phold::handle, this, process);
  }

  void handle(std::uint32_t process) {
    ++events;
    ordinals += ++handled[process];
    const double draw = gsl_rng_uniform(rng);  // below `remote` it is uniform there: it chooses the target too
    const bool is_remote = draw < remote;
    remote_events += is_remote;
    send(is_remote ? static_cast<std::uint32_t>(draw / remote * processes) : process);
  }
};

}  // namespace

int main(int argc, char** argv) {
  const auto processes = static_cast<std::uint32_t>(argc > 1 ? std::atol(argv[1]) : 10'000);
  const double remote = argc > 2 ? std::atof(argv[2]) : 0.25;
  const double wanted = argc > 3 ? std::atof(argv[3]) : 100'000;
  const unsigned long seed = argc > 4 ? std::atol(argv[4]) : 1;
  const std::string scheduler = argc > 5 ? argv[5] : "PriorityQueueScheduler";  // the quickest
  const double end = wanted / processes * 1.1;  // a process handles an event in 1.1 on average
  const auto start = std::chrono::steady_clock::now();

  ns3::ObjectFactory factory;
  factory.SetTypeId("ns3::" + scheduler);
  ns3::Simulator::SetScheduler(factory);
  Phold phold{processes, remote, make_xoshiro(seed), std::vector<std::uint32_t>(processes)};
  for (std::uint32_t process = 0; process < processes; ++process) phold.send(process);
  ns3::Simulator::Stop(ns3::Seconds(end));
  ns3::Simulator::Run();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  std::printf("{\"events\": %ld, \"remote\": %ld, \"ordinals\": %ld, \"wall_s\": %.6f}\n", phold.events, phold.remote_events,
              phold.ordinals, wall.count());
  ns3::Simulator::Destroy();
  gsl_rng_free(phold.rng);
}

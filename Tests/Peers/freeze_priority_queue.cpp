// The freeze with one std::priority_queue for all users and GSL's samplers.
// usage: freeze_priority_queue USERS [SEED] [DEFER_SHARE]
#include <gsl/gsl_randist.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <queue>
#include <vector>

#include "gsl_xoshiro.hpp"

namespace {

constexpr double hour = 3600, day = 24 * hour;
constexpr double end = 30 * day, freeze_from = 10 * day, freeze_until = 24 * day;
constexpr double session_gap = day / 5, change_gap = day / 0.02, release_delay = 12 * hour;
constexpr double never = std::numeric_limits<double>::infinity();

enum class Kind : std::uint32_t { session, change, release };

struct Event {
  double time;
  std::uint32_t user;
  Kind kind;
  bool operator<(const Event& other) const { return time > other.time; }  // the earliest on top
};

enum Column { sessions, attempts, completed, blocked, deferred, abandoned, released, columns };
constexpr const char* names[columns] = {"sessions", "attempts",  "completed", "blocked",
                                        "deferred", "abandoned", "released"};

using Hours = std::array<std::array<long, columns>, static_cast<std::size_t>(end / hour)>;

long total(const Hours& hours, Column column, double from = 0, double until = end) {
  long sum = 0;
  for (auto h = static_cast<std::size_t>(from / hour); h < static_cast<std::size_t>(until / hour); ++h) sum += hours[h][column];
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  const auto users = static_cast<std::uint32_t>(argc > 1 ? std::atol(argv[1]) : 10'000);
  const unsigned long seed = argc > 2 ? std::atol(argv[2]) : 1;
  const double defer_share = argc > 3 ? std::atof(argv[3]) : 0.6;
  const auto start = std::chrono::steady_clock::now();

  gsl_rng* rng = make_xoshiro(seed);
  Hours hours{};
  std::vector<double> returns(users, never);  // when a user's wish that waits comes again
  std::vector<Event> storage;
  storage.reserve(3 * std::size_t{users});
  std::priority_queue<Event> queue(std::less<Event>{}, std::move(storage));
  auto schedule = [&](double time, std::uint32_t user, Kind kind) {
    if (time < end) queue.push({time, user, kind});
  };
  for (std::uint32_t user = 0; user < users; ++user) {
    schedule(gsl_ran_exponential(rng, session_gap), user, Kind::session);
    schedule(gsl_ran_exponential(rng, change_gap), user, Kind::change);
  }
  long events = 0;
  while (!queue.empty()) {
    const Event event = queue.top();
    queue.pop();
    // A success has settled it.
    if (event.kind == Kind::release && event.time != returns[event.user]) continue;
    ++events;
    auto& now = hours[static_cast<std::size_t>(event.time / hour)];
    switch (event.kind) {
      case Kind::session:
        ++now[sessions];
        schedule(event.time + gsl_ran_exponential(rng, session_gap), event.user, Kind::session);
        break;
      case Kind::change:
        ++now[attempts];
        if (event.time < freeze_from || event.time >= freeze_until) {
          ++now[completed];
          returns[event.user] = never;
        } else {
          ++now[blocked];
          if (gsl_rng_uniform(rng) < defer_share) {
            ++now[deferred];
            // A later wish takes the place of the one that waits, and its moment.
            if (returns[event.user] == never) {
              returns[event.user] = freeze_until + gsl_ran_exponential(rng, release_delay);
              schedule(returns[event.user], event.user, Kind::release);
            }
          } else {
            ++now[abandoned];
          }
        }
        schedule(event.time + gsl_ran_exponential(rng, change_gap), event.user, Kind::change);
        break;
      case Kind::release:
        ++now[released];
        ++now[completed];
        returns[event.user] = never;
        break;
    }
  }
  gsl_rng_free(rng);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;

  std::printf("{\"events\": %ld", events);
  for (int column = 0; column < columns; ++column) {
    std::printf(", \"%s\": %ld", names[column], total(hours, static_cast<Column>(column)));
  }
  std::printf(", \"blocked_first_day\": %ld", total(hours, blocked, freeze_from, freeze_from + day));
  std::printf(", \"deferred_last_day\": %ld", total(hours, deferred, freeze_until - day, freeze_until));
  std::printf(", \"released_first_12_h\": %ld", total(hours, released, freeze_until, freeze_until + 12 * hour));
  std::printf(", \"wall_s\": %.6f}\n", wall.count());
}

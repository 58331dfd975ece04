// xoshiro256++ behind GSL's generator interface: as fast as the quickest of GSL's own generators and without their known failures
// in BigCrush, so that a peer is neither slowed down nor led astray by its generator.
// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021).
#pragma once
#include <gsl/gsl_rng.h>

#include <cstdint>

struct Xoshiro {
  std::uint64_t word[4];

  static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

  std::uint64_t next() {
    const std::uint64_t result = rotate(word[0] + word[3], 23) + word[0];
    const std::uint64_t shifted = word[1] << 17;
    word[2] ^= word[0];
    word[3] ^= word[1];
    word[1] ^= word[2];
    word[0] ^= word[3];
    word[2] ^= shifted;
    word[3] = rotate(word[3], 45);
    return result;
  }
};

/// A generator that GSL's samplers take; free it with gsl_rng_free.
inline gsl_rng* make_xoshiro(unsigned long seed) {
  static const gsl_rng_type type = {
      "xoshiro256++", 0xffffffffUL, 0, sizeof(Xoshiro),
      [](void* state, unsigned long seed) {
        std::uint64_t x = seed;
        for (auto& word : static_cast<Xoshiro*>(state)->word) {  // SplitMix64
          x += 0x9e3779b97f4a7c15;
          std::uint64_t z = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
          z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
          word = z ^ (z >> 31);
        }
      },
      [](void* state) -> unsigned long { return static_cast<Xoshiro*>(state)->next() >> 32; },
      [](void* state) -> double { return (static_cast<Xoshiro*>(state)->next() >> 11) * 0x1p-53; }};
  gsl_rng* rng = gsl_rng_alloc(&type);
  gsl_rng_set(rng, seed);
  return rng;
}

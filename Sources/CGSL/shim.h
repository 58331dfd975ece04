// What Swift cannot import from GSL by itself: the callbacks of a user-defined generator type, and GSL's generator
// types, which are C globals that Swift 6 refuses as shared mutable state.
#pragma once
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_version.h>
#include <stdint.h>

// Philox2x64-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC '11): a keyed
// bijection of 128-bit counters. Two words out for each counter, the last `left` of which have not been given out yet.
typedef struct {
  uint64_t first;
  uint64_t second;
} freshet_words;

typedef struct {
  uint64_t key;         // the run: seed and replication
  uint64_t high;        // the first counter word: process and user
  uint64_t low;         // the second counter word: occurrence and draw
  freshet_words words;
  uint64_t left;
} freshet_stream;

static inline freshet_words freshet_philox2x64(uint64_t key, uint64_t high, uint64_t low) {
  for (int round = 0; round < 10; round++) {
    unsigned __int128 product = (unsigned __int128)UINT64_C(0xD2B74407B1CE6E93) * high;
    high = (uint64_t)(product >> 64) ^ key ^ low;
    low = (uint64_t)product;
    key += UINT64_C(0x9E3779B97F4A7C15);
  }
  return (freshet_words){high, low};
}

static inline uint64_t freshet_stream_next(freshet_stream *stream) {
  if (stream->left == 0) {
    stream->words = freshet_philox2x64(stream->key, stream->high, stream->low);
    stream->low += 1;
    stream->left = 2;
  }
  return stream->left-- == 2 ? stream->words.first : stream->words.second;
}

static inline unsigned long freshet_stream_get(void *state) {
  return (unsigned long)(freshet_stream_next((freshet_stream *)state) >> 32);
}

static inline double freshet_stream_get_double(void *state) {
  return (double)(freshet_stream_next((freshet_stream *)state) >> 11) * 0x1.0p-53;
}

static inline void freshet_stream_set(void *state, unsigned long seed) {
  *(freshet_stream *)state = (freshet_stream){.key = seed};
}

static const gsl_rng_type freshet_stream_type_value = {
    "freshet", 0xffffffffUL, 0, sizeof(freshet_stream), freshet_stream_set, freshet_stream_get, freshet_stream_get_double};

static inline const gsl_rng_type *freshet_stream_type(void) { return &freshet_stream_type_value; }

static inline const char *freshet_gsl_version(void) { return gsl_version; }

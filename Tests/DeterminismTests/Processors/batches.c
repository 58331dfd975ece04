// Prints a digest of many batches of draws.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "freshet_draws.h"

int main(void) {
  uint64_t state = 1, digest = UINT64_C(0xCBF29CE484222325);
  for (int batch = 0; batch < 100000; batch++) {
    double values[freshet_batch];
    for (int place = 0; place < freshet_batch; place++) {
      // Knuth's linear congruential generator; now and then many leading zeros or ones.
      state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
      uint64_t bits = state >> 11;
      if (batch % 8 == 1) bits >>= state >> 59;
      if (batch % 8 == 2) bits = (UINT64_C(1) << 53) - 1 - (bits >> (state >> 59));
      values[place] = (double)bits * 0x1p-53;
    }
    freshet_exponentials(values, 1 + batch % 7);
    for (int place = 0; place < freshet_batch; place++) {
      uint64_t bits;
      memcpy(&bits, values + place, sizeof(bits));
      digest = (digest ^ bits) * UINT64_C(0x100000001B3);
    }
  }
  printf("%016llx\n", (unsigned long long)digest);
  return 0;
}

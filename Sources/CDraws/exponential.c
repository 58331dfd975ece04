#include "freshet_draws.h"

#include <stdint.h>

// A processor with an instruction for a · b + c would round once where others round twice.
#pragma STDC FP_CONTRACT OFF

// Compilers take them apart where a processor has shorter ones.
typedef double doubles __attribute__((vector_size(64)));
typedef uint64_t words __attribute__((vector_size(64)));
enum { width = sizeof(doubles) / sizeof(double) };

// Takes the natural logarithm of normal numbers up to 1, with the operations of `Double.naturalLogarithm`, which names their source. Few
// processors have a shift that keeps the sign, or turn whole numbers into others; so the exponent is counted from 1024 less, and put into
// the bits of 2^52.
static inline __attribute__((always_inline)) void take_logarithm(doubles *x) {
  const words bits = (words)*x;
  const words exponent = (bits - UINT64_C(0x3FE6A09E667F3BCD) + (UINT64_C(1024) << 52)) >> 52;
  const doubles k = (doubles)(exponent | UINT64_C(0x4330000000000000)) - (0x1p52 + 1024);
  const doubles f = (doubles)(bits - ((exponent - 1024) << 52)) - 1;
  const doubles s = f / (2 + f);
  const doubles z = s * s;
  const doubles w = z * z;
  const doubles odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const doubles even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const doubles half = 0.5 * f * f;
  *x = k * 6.93147180369123816490e-01 - ((half - (s * (half + (even + odd)) + k * 1.90821492927058770002e-10)) - f);
}

// Tests compile it for one kind of processor at a time.
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && !defined(FRESHET_ONE_PROCESSOR)
__attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#endif
void freshet_exponentials(double values[freshet_batch], double mean) {
  for (int first = 0; first < freshet_batch; first += width) {
    doubles batch;
    __builtin_memcpy(&batch, values + first, sizeof(batch));
    batch = 1 - batch;
    take_logarithm(&batch);
    batch *= -mean;
    __builtin_memcpy(values + first, &batch, sizeof(batch));
  }
}

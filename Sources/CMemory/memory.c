// Any header of the C library says which one it is.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include "freshet_memory.h"

void freshet_memory_give_back(void) {
#ifdef __GLIBC__
  // The counts of a replication are smaller: to get them anew from the system each time would cost a small run a third of its time.
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
  // What one thread gives back another one takes again: by default each keeps its own.
  mallopt(M_ARENA_MAX, 1);
#endif
}

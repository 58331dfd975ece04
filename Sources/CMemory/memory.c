// Any header of the C library says which one it is.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include "freshet_memory.h"

void freshet_memory_give_back(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

// `make` writes commit.h before it builds: a macro, which Swift does not have.
#if __has_include("commit.h")
#include "commit.h"
#else
#define FRESHET_COMMIT ""
#endif
#include "freshet_build.h"

const char *freshet_build_commit(void) { return FRESHET_COMMIT; }

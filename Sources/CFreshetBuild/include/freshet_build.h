/// The commit that this was built from, with a `+` where the tree had changes; empty where nobody wrote it down.
const char *freshet_build_commit(void);

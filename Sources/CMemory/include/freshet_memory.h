/// Lets large pieces of memory go back to the system as soon as they are free. By default glibc keeps them once some have been freed, and a run
/// of several replications needs half as much again.
void freshet_memory_give_back(void);

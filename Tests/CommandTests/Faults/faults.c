/* What goes wrong on a machine, made to happen: preloaded into the command by the tests.
 *
 * FAULT_KILL_AT=n       the process is killed before its n-th call that changes the file system; of the writes to a file, the first counts
 * FAULT_EVERY_WRITE=1   all writes to a file count, not only the first
 * FAULT_TEAR=1          a write before which the process would be killed is half done first
 * FAULT_NO_EXCHANGE=1   the file system cannot exchange two names
 * FAULT_CLOCK=1         the machine's clock jumps back by an hour whenever somebody looks at it
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int calls;
static int is_new;

static void change(void) {
  const char *at = getenv("FAULT_KILL_AT");
  if (at && ++calls == atoi(at)) kill(getpid(), SIGKILL);
}

static mode_t creating(int flags, va_list arguments) {
  if (!(flags & O_CREAT)) return 0;
  change();
  is_new = 1;
  return va_arg(arguments, mode_t);
}

int open(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = creating(flags, arguments);
  va_end(arguments);
  return REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = creating(flags, arguments);
  va_end(arguments);
  return REAL(open64)(path, flags, mode);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (descriptor > 2 && (is_new || getenv("FAULT_EVERY_WRITE"))) {
    const char *at = getenv("FAULT_KILL_AT");
    if (at && calls + 1 == atoi(at) && getenv("FAULT_TEAR")) (void)!REAL(write)(descriptor, bytes, count / 2);
    change(), is_new = 0;
  }
  return REAL(write)(descriptor, bytes, count);
}

int mkdir(const char *path, mode_t mode) { return change(), REAL(mkdir)(path, mode); }
int rmdir(const char *path) { return change(), REAL(rmdir)(path); }
int unlink(const char *path) { return change(), REAL(unlink)(path); }
int fsync(int descriptor) { return change(), REAL(fsync)(descriptor); }
int fdatasync(int descriptor) { return change(), REAL(fdatasync)(descriptor); }
int rename(const char *from, const char *to) { return change(), REAL(rename)(from, to); }

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  if (getenv("FAULT_NO_EXCHANGE")) return errno = EINVAL, -1;
  return change(), REAL(renameat2)(from_folder, from, to_folder, to, flags);
}

static time_t jump(void) {
  static time_t hours;
  return getenv("FAULT_CLOCK") ? 3600 * ++hours : 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = REAL(clock_gettime)(clock, time);
  if (clock == CLOCK_REALTIME) time->tv_sec -= jump();
  return result;
}

int gettimeofday(struct timeval *time, void *zone) {
  int result = REAL(gettimeofday)(time, zone);
  time->tv_sec -= jump();
  return result;
}

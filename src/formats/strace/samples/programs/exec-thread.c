/* exec-thread: a thread that is not the leader runs ./hello while the leader waits for it. */
#include <pthread.h>
#include <time.h>
#include <unistd.h>

static void *run(void *unused) {
  nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
  execl("./hello", "hello", (char *)NULL);
  return unused;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  return 1;
}

/* loop: something to attach to. A thread and the main thread sleep in turn until somebody ends them. */
#include <pthread.h>
#include <time.h>
#include <unistd.h>

static void *sleeper(void *every_ms) {
  for (;;) {
    nanosleep(&(struct timespec){.tv_nsec = *(long *)every_ms * 1000000}, NULL);
    write(1, ".", 1);
  }
  return NULL;
}

int main(void) {
  static long often = 30, seldom = 50;
  pthread_t thread;
  pthread_create(&thread, NULL, sleeper, &often);
  sleeper(&seldom);
}

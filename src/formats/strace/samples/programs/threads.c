/* threads: three threads on one mutex, one on a condition variable, joined in order. `threads leave` exits while they wait. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int finished;

static void pause_ms(long ms) {
  nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

static void *holder(void *unused) {
  for (int i = 0; i < 3; i++) {
    pthread_mutex_lock(&lock);
    pause_ms(1);
    pthread_mutex_unlock(&lock);
  }
  pthread_mutex_lock(&lock);
  finished++;
  pthread_cond_signal(&changed);
  pthread_mutex_unlock(&lock);
  return unused;
}

static void *waiter(void *all) {
  pthread_mutex_lock(&lock);
  while (finished < *(int *)all) pthread_cond_wait(&changed, &lock);
  pthread_mutex_unlock(&lock);
  return NULL;
}

int main(int argc, char **argv) {
  int leave = argc > 1 && strcmp(argv[1], "leave") == 0, all = leave ? 99 : 3;
  pthread_t threads[4];
  pthread_create(&threads[3], NULL, waiter, &all);
  for (int i = 0; i < 3; i++) pthread_create(&threads[i], NULL, holder, NULL);
  pause_ms(leave ? 5 : 1);
  if (leave) exit(0);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
  return 0;
}

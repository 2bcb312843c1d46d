/*
 * mutexes MODE: threads that wait for each other.
 *   contended   four threads on one mutex; beside them a thread idle on its own condition variable, and joins
 *   few         two threads on one mutex, five turns: too few to speak of contention
 *   idle        three threads, each waiting for work on a condition variable of its own
 *   pool        four threads waiting for work on the same condition variable
 *   joins       threads started and joined one after the other
 */
#include "short.h"
#include <pthread.h>

struct inbox {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  int jobs, closed;
};

static pthread_mutex_t shared = PTHREAD_MUTEX_INITIALIZER;
static struct inbox boxes[4];
static int turns = 10;

static void *take_turns(void *unused) {
  for (int i = 0; i < turns; i++) {
    pthread_mutex_lock(&shared);
    pause_ms(2);
    pthread_mutex_unlock(&shared);
  }
  return unused;
}

static void *take_jobs(void *argument) {
  struct inbox *box = argument;
  for (;;) {
    pthread_mutex_lock(&box->lock);
    while (box->jobs == 0 && !box->closed) pthread_cond_wait(&box->changed, &box->lock);
    int job = box->jobs > 0 ? box->jobs-- : 0;
    pthread_mutex_unlock(&box->lock);
    if (job == 0) return NULL;
    pause_ms(1);
  }
}

static void post(struct inbox *box, int jobs, int closed) {
  pthread_mutex_lock(&box->lock);
  box->jobs += jobs;
  box->closed = closed;
  pthread_mutex_unlock(&box->lock);
  if (closed) pthread_cond_broadcast(&box->changed);
  else pthread_cond_signal(&box->changed);
}

static void *rest(void *unused) {
  pause_ms(15);
  return unused;
}

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  pthread_t threads[5];
  for (int i = 0; i < 4; i++) {
    pthread_mutex_init(&boxes[i].lock, NULL);
    pthread_cond_init(&boxes[i].changed, NULL);
  }
  if (is(mode, "contended")) {
    pthread_create(&threads[4], NULL, take_jobs, &boxes[0]);
    for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, take_turns, NULL);
    for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    post(&boxes[0], 0, 1);
    pthread_join(threads[4], NULL);
  } else if (is(mode, "few")) {
    turns = 3;
    for (int i = 0; i < 2; i++) pthread_create(&threads[i], NULL, take_turns, NULL);
    for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
  } else if (is(mode, "idle") || is(mode, "pool")) {
    int shared_box = is(mode, "pool"), count = shared_box ? 4 : 3;
    for (int i = 0; i < count; i++) pthread_create(&threads[i], NULL, take_jobs, &boxes[shared_box ? 0 : i]);
    for (int job = 0; job < 40; job++) {
      pause_ms(8);
      post(&boxes[shared_box ? 0 : job % 3], 1, 0);
    }
    for (int i = 0; i < count; i++) post(&boxes[shared_box ? 0 : i], 0, 1);
    for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
  } else if (is(mode, "joins")) {
    for (int i = 0; i < 14; i++) {
      pthread_create(&threads[0], NULL, rest, NULL);
      pthread_join(threads[0], NULL);
    }
  } else return 2;
  return 0;
}

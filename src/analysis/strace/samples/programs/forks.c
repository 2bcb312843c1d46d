/*
 * forks MODE TIMES: processes and threads.
 *   exec      runs ./nothing for every request, 20 ms apart
 *   slow      the same, 150 ms apart
 *   prefork   starts workers that stay (no exec)
 *   threads   starts and joins threads
 */
#include "short.h"
#include <pthread.h>

static void *nothing(void *unused) {
  return unused;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const char *mode = argv[1];
  for (int i = 0; i < atoi(argv[2]); i++) {
    if (is(mode, "threads")) {
      pthread_t thread;
      pthread_create(&thread, NULL, nothing, NULL);
      pthread_join(thread, NULL);
      continue;
    }
    pid_t child = fork();
    if (child == 0) {
      if (is(mode, "prefork")) pause_ms(60);
      else execl("./nothing", "nothing", (char *)NULL);
      _exit(0);
    }
    if (is(mode, "prefork")) continue;
    waitpid(child, NULL, 0);
    pause_ms(is(mode, "slow") ? 150 : 20);
  }
  while (wait(NULL) > 0) continue;
  return 0;
}

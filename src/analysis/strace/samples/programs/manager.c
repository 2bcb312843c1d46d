/*
 * manager MODE: a daemon with two workers, to be ended by SIGTERM.
 *   slow      on SIGTERM it sleeps for 0.4 s ("let the load balancer notice"), then ends its workers and waits for them
 *   child     sends SIGTERM to one worker and starts a new one; ends by itself
 *   done      ends by itself
 *   leave     on SIGTERM it ends at once and leaves its workers, which notice that it is gone
 *   detach    ends by itself and leaves its workers on purpose
 *   end       on SIGTERM it kills its workers and waits for them
 * A worker needs 0.25 s to finish what it is doing.
 */
#include "short.h"
#include <signal.h>

static volatile sig_atomic_t stopping;
static int leaves;

static void on_term(int sig) {
  (void)sig;
  stopping = 1;
}

static pid_t start_worker(void) {
  pid_t worker = fork();
  if (worker != 0) return worker;
  pid_t manager = getppid();
  while (!stopping && !(leaves && getppid() != manager)) pause_ms(50);
  pause_ms(250);
  int file = open("state.txt", O_WRONLY | O_CREAT | O_APPEND, 0644);
  write(file, "saved\n", 6);
  fsync(file);
  _exit(0);
}

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  struct sigaction action = {.sa_handler = on_term};
  sigaction(SIGTERM, &action, NULL);
  leaves = is(mode, "leave") || is(mode, "detach");
  pid_t workers[2] = {start_worker(), start_worker()};
  if (is(mode, "detach")) return 0;
  if (is(mode, "child") || is(mode, "done")) {
    pause_ms(100);
    if (is(mode, "child")) {
      kill(workers[0], SIGTERM);
      waitpid(workers[0], NULL, 0);
      workers[0] = start_worker();
      pause_ms(60);
    }
  } else {
    while (!stopping) pause();
    if (leaves) return 0;
    if (!is(mode, "end")) pause_ms(400);
  }
  kill(workers[0], is(mode, "slow") ? SIGTERM : SIGKILL);
  kill(workers[1], is(mode, "slow") ? SIGTERM : SIGKILL);
  while (wait(NULL) > 0) continue;
  unlink("manager.pid");
  return 0;
}

/*
 * service [HOW]: a manager with two workers and a helper, as a supervised service has them, to be ended by SIGTERM.
 * Its handler waits 0.3 s ("until the load balancer has noticed"); then the manager ends its workers, waits for both
 * and syncs its journal. A worker needs 0.1 s (the first) or 0.4 s (the second, which then syncs a file) for what it
 * is doing. Nobody ends the helper: it lives on for half a second after the manager.
 *   alone     without the helper
 *   default   no handler: SIGTERM ends the manager at once, and nobody ends its workers
 *   ignore    SIGTERM is ignored
 *   threads   one process with three threads; the main thread takes SIGTERM with sigwait and joins the others
 */
#include "../../../samples/programs/short.h"
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>

static volatile sig_atomic_t stopping;

static void on_term(int sig) {
  (void)sig;
  stopping = 1;
}

static void on_term_slowly(int sig) {
  pause_ms(300);
  on_term(sig);
}

static void handle(int sig, void (*handler)(int)) {
  sigaction(sig, &(struct sigaction){.sa_handler = handler}, NULL);
}

static void save(const char *name, int times) {
  int file = open(name, O_WRONLY | O_CREAT | O_APPEND, 0644);
  for (int i = 0; i < times; i++) {
    write(file, "saved\n", 6);
    fsync(file);
  }
  close(file);
}

static pid_t start_worker(int number) {
  pid_t worker = fork();
  if (worker != 0) return worker;
  handle(SIGTERM, on_term);
  while (!stopping) pause_ms(40);
  pause_ms(number == 1 ? 100 : 400);
  if (number == 2) save("worker.state", 1);
  _exit(0);
}

static void start_helper(void) {
  if (fork() != 0) return;
  setsid();
  handle(SIGTERM, SIG_IGN);
  pid_t manager = getppid();
  while (getppid() == manager) pause_ms(60);
  pause_ms(500);
  _exit(3);
}

static void *work(void *unused) {
  (void)unused;
  while (!stopping) pause_ms(40);
  pause_ms(200);
  save("thread.state", 1);
  return NULL;
}

static int with_threads(void) {
  sigset_t term;
  sigemptyset(&term);
  sigaddset(&term, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &term, NULL);
  pthread_t threads[2];
  for (int i = 0; i < 2; i++) pthread_create(&threads[i], NULL, work, NULL);
  int sig;
  sigwait(&term, &sig);
  stopping = 1;
  for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
  save("journal", 1);
  return 0;
}

int main(int argc, char **argv) {
  const char *how = argc > 1 ? argv[1] : "";
  if (is(how, "threads")) return with_threads();
  handle(SIGTERM, is(how, "default") ? SIG_DFL : is(how, "ignore") ? SIG_IGN : on_term_slowly);
  pid_t workers[2] = {start_worker(1), start_worker(2)};
  if (!is(how, "alone")) start_helper();
  while (!stopping) pause();
  for (int i = 0; i < 2; i++) kill(workers[i], SIGTERM);
  for (int i = 0; i < 2; i++) waitpid(workers[i], NULL, 0);
  save("journal", 3);
  return 0;
}

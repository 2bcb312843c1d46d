/*
 * storefront: a service that takes its time to stop. A manager and its workers, to run under supervise.
 *
 *   storefront [options]
 *     --workers N           workers (3)
 *     --worker-ms MS[,MS]   what each worker still needs when it is told to stop (800); the last value is for all others
 *     --handler-ms MS       how long the manager drains in its TERM handler before it tells the workers (1500)
 *     --order-ms MS         a worker takes one order each so many milliseconds (400)
 *     --journal FILE        where orders are written; synced to the disk before the manager ends (journal)
 *     --wait-all            wait until no child of any kind is left, not only for the workers
 *     --leave-helper MS     on TERM, start a helper that lives so long and wait for it only with --wait-all
 *
 * The manager sleeps in sigsuspend. On TERM its handler drains; then it sends TERM to its workers, waits for them, syncs
 * the journal and ends. What it says goes to standard output, one line per write.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_WORKERS = 16 };

static long workers = 3, handler_ms = 1500, order_ms = 400, helper_ms;
static long worker_ms[MOST_WORKERS] = {800};
static int worker_ms_count = 1;
static const char *journal_path = "journal";
static bool wait_all;
static volatile sig_atomic_t told_to_stop;

/* One line, one write: lines of several processes must not mix. */
static void say(int fd, const char *format, ...) {
  char line[160];
  va_list values;
  va_start(values, format);
  int length = vsnprintf(line, sizeof line, format, values);
  va_end(values);
  /* A log that nobody reads any more must not keep a service from ending. */
  if (write(fd, line, (size_t)length) < 0) return;
}

static struct timespec interval(long ms) {
  return (struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
}

/* Sleep all of it, whatever signals come. */
static void sleep_ms(long ms) {
  struct timespec left = interval(ms);
  while (nanosleep(&left, &left) < 0 && errno == EINTR) continue;
}

static void drain(int signal_number) {
  (void)signal_number;
  static const char note[] = "storefront: TERM, taking no new orders\n";
  if (write(STDOUT_FILENO, note, sizeof note - 1) < 0) _exit(1);
  sleep_ms(handler_ms);
  told_to_stop = 1;
}

static void stop(int signal_number) {
  (void)signal_number;
  told_to_stop = 1;
}

static void on_term(void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler};
  if (sigaction(SIGTERM, &action, NULL) < 0) err(1, "sigaction");
}

/* TERM is let in only in ppoll, so that none is lost between a look at told_to_stop and the wait. */
static void work(int number, int journal, const sigset_t *open_mask) {
  on_term(stop);
  /* One after the other, not all at once. */
  struct timespec until_next = interval(order_ms * (number + 1) / workers);
  int orders = 0;
  while (!told_to_stop) {
    if (ppoll(NULL, 0, &until_next, open_mask) == 0) say(journal, "worker %d order %d\n", number, ++orders);
    until_next = interval(order_ms);
  }
  sleep_ms(worker_ms[number < worker_ms_count ? number : worker_ms_count - 1]);
  say(STDOUT_FILENO, "storefront: worker %d done, %d orders\n", number, orders);
  _exit(0);
}

static pid_t start_worker(int number, int journal, const sigset_t *open_mask) {
  pid_t pid = fork();
  if (pid < 0) err(1, "fork");
  if (pid == 0) work(number, journal, open_mask);
  return pid;
}

/* The helper is this program again, as a program of its own. */
static void start_helper(char *self, const sigset_t *open_mask) {
  char length[24];
  snprintf(length, sizeof length, "%ld", helper_ms);
  pid_t pid = fork();
  if (pid < 0) err(1, "fork");
  if (pid > 0) return;
  sigprocmask(SIG_SETMASK, open_mask, NULL);
  execvp(self, (char *[]){self, "--helper", length, NULL});
  err(1, "%s", self);
}

static void wait_for(pid_t pid) {
  while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) continue;
}

static long number_of(const char *text) {
  char *end;
  long value = strtol(text, &end, 10);
  if (end == text || *end || value < 0) errx(2, "not a number: %s", text);
  return value;
}

static void read_worker_times(char *list) {
  worker_ms_count = 0;
  for (char *text = strtok(list, ","); text && worker_ms_count < MOST_WORKERS; text = strtok(NULL, ","))
    worker_ms[worker_ms_count++] = number_of(text);
  if (worker_ms_count == 0) errx(2, "--worker-ms needs a number");
}

static void read_options(int count, char **arguments) {
  enum { WORKERS = 1, WORKER_MS, HANDLER_MS, ORDER_MS, JOURNAL, WAIT_ALL, LEAVE_HELPER, HELPER };
  static const struct option options[] = {
      {"workers", required_argument, NULL, WORKERS},       {"worker-ms", required_argument, NULL, WORKER_MS},
      {"handler-ms", required_argument, NULL, HANDLER_MS}, {"order-ms", required_argument, NULL, ORDER_MS},
      {"journal", required_argument, NULL, JOURNAL},       {"wait-all", no_argument, NULL, WAIT_ALL},
      {"leave-helper", required_argument, NULL, LEAVE_HELPER}, {"helper", required_argument, NULL, HELPER}, {0}};
  for (int option; (option = getopt_long(count, arguments, "", options, NULL)) != -1;) {
    switch (option) {
      case WORKERS: workers = number_of(optarg); break;
      case WORKER_MS: read_worker_times(optarg); break;
      case HANDLER_MS: handler_ms = number_of(optarg); break;
      case ORDER_MS: order_ms = number_of(optarg); break;
      case JOURNAL: journal_path = optarg; break;
      case WAIT_ALL: wait_all = true; break;
      case LEAVE_HELPER: helper_ms = number_of(optarg); break;
      case HELPER: sleep_ms(number_of(optarg)); exit(0);
      default: exit(2);
    }
  }
  if (workers < 1 || workers > MOST_WORKERS) errx(2, "--workers: 1 to %d", MOST_WORKERS);
}

int main(int count, char **arguments) {
  sigset_t term, open_mask;
  sigemptyset(&term);
  sigaddset(&term, SIGTERM);
  if (sigprocmask(SIG_BLOCK, &term, &open_mask) < 0) err(1, "sigprocmask");
  sigdelset(&open_mask, SIGTERM);
  read_options(count, arguments);

  int journal = open(journal_path, O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (journal < 0) err(1, "%s", journal_path);
  on_term(drain);
  pid_t pids[MOST_WORKERS];
  for (int number = 0; number < workers; number++) pids[number] = start_worker(number, journal, &open_mask);
  say(STDOUT_FILENO, "storefront: open, %ld workers\n", workers);

  while (!told_to_stop) sigsuspend(&open_mask);

  if (helper_ms > 0) start_helper(arguments[0], &open_mask);
  for (int number = 0; number < workers; number++) kill(pids[number], SIGTERM);
  if (wait_all) {
    while (wait(NULL) > 0 || errno == EINTR) continue;
  } else {
    for (int number = 0; number < workers; number++) wait_for(pids[number]);
  }
  say(journal, "closed\n");
  if (fsync(journal) < 0) err(1, "%s", journal_path);
  say(STDOUT_FILENO, "storefront: closed\n");
  return 0;
}

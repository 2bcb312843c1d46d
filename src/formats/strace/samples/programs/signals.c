/* signals: calls that a signal ends or restarts. A child sends SIGSTOP, SIGCONT and SIGUSR1 at the right moments. */
#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void on_signal(int sig) {
  (void)sig;
}

static void pause_ms(long ms) {
  nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

/* A child that sends the signals in turn, 4 ms apart, then exits. */
static void from_a_child(int first, int second) {
  pid_t parent = getpid();
  if (fork() != 0) return;
  pause_ms(4);
  kill(parent, first);
  pause_ms(4);
  if (second) kill(parent, second);
  _exit(0);
}

int main(void) {
  int ends[2];
  char byte;
  pipe(ends);
  struct sigaction action = {.sa_handler = on_signal};
  sigaction(SIGUSR1, &action, NULL);
  action.sa_flags = SA_RESTART;
  sigaction(SIGUSR2, &action, NULL);
  signal(SIGCHLD, SIG_IGN);

  from_a_child(SIGSTOP, SIGCONT);
  pause_ms(15); /* restarted with restart_syscall after SIGCONT */
  from_a_child(SIGSTOP, SIGCONT);
  poll(NULL, 0, 15);
  from_a_child(SIGUSR1, 0);
  pause_ms(15); /* EINTR */
  from_a_child(SIGUSR1, 0);
  pause(); /* ERESTARTNOHAND */
  from_a_child(SIGUSR2, SIGUSR1);
  read(ends[0], &byte, 1); /* ERESTARTSYS: restarted after SIGUSR2, ended by SIGUSR1 */
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGRTMIN + 1);
  sigprocmask(SIG_BLOCK, &set, NULL);
  sigqueue(getpid(), SIGRTMIN + 1, (union sigval){.sival_int = 42});
  sigtimedwait(&set, NULL, &(struct timespec){.tv_sec = 1});
  raise(SIGABRT);
  return 0;
}

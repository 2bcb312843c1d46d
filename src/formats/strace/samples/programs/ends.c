/* ends: ways to die. `ends crash` reads address 8; `ends killed` is killed by its child inside a call. */
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "crash") == 0) return *(volatile int *)8;
  pid_t parent = getpid();
  if (fork() == 0) {
    nanosleep(&(struct timespec){.tv_nsec = 4000000}, NULL);
    kill(parent, SIGKILL);
    _exit(0);
  }
  for (;;) pause();
}

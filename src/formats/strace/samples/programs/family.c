/* family: a parent and its children. One exits with 7, one is killed by SIGTERM, one runs ./hello, one is left behind. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void pause_ms(long ms) {
  nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

int main(void) {
  int ends[2], status;
  char text[32];
  pipe(ends);
  pid_t writer = fork();
  if (writer == 0) {
    pause_ms(4);
    write(ends[1], "from the child", 14);
    pause_ms(2);
    _exit(7);
  }
  read(ends[0], text, sizeof text); /* waits for the child: cut in two in the trace */
  wait4(writer, &status, 0, NULL);

  pid_t sleeper = fork();
  if (sleeper == 0) {
    pause();
    _exit(0);
  }
  pause_ms(3);
  kill(sleeper, SIGTERM);
  waitpid(sleeper, &status, 0);

  pid_t runner = vfork();
  if (runner == 0) {
    execl("./nowhere", "nowhere", (char *)NULL);
    execl("./hello", "hello", "an \"argument\"", (char *)NULL);
    _exit(127);
  }
  waitpid(runner, &status, 0);

  if (fork() == 0) {
    pause_ms(6);
    _exit(0);
  }
  return 0;
}

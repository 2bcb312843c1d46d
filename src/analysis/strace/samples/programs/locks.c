/*
 * locks MODE PROCESSES ROUNDS HOLD_MS: processes that lock the same file.
 *   flock, fcntl   wait for an exclusive lock, hold it, let go
 *   try            F_SETLK: never waits, asks again after a pause
 *   many           a lock file of its own for every round: each is waited for once
 */
#include "short.h"
#include <sys/file.h>

static void set(int file, int command, short type) {
  struct flock lock = {.l_type = type, .l_whence = SEEK_SET};
  while (fcntl(file, command, &lock) != 0) pause_ms(6);
}

static void work(const char *mode, int rounds, int hold_ms) {
  char name[32] = "data.lock";
  for (int round = 0; round < rounds; round++) {
    if (is(mode, "many")) snprintf(name, sizeof name, "data-%c.lock", 'a' + round);
    int file = open(name, O_RDWR | O_CREAT, 0644);
    if (is(mode, "flock")) flock(file, LOCK_EX);
    else set(file, is(mode, "try") ? F_SETLK : F_SETLKW, F_WRLCK);
    pause_ms(hold_ms);
    if (is(mode, "flock")) flock(file, LOCK_UN);
    else set(file, F_SETLK, F_UNLCK);
    close(file);
    pause_ms(2);
  }
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  int processes = atoi(argv[2]);
  for (int i = 1; i < processes; i++)
    if (fork() == 0) {
      work(argv[1], atoi(argv[3]), atoi(argv[4]));
      _exit(0);
    }
  work(argv[1], atoi(argv[3]), atoi(argv[4]));
  while (wait(NULL) > 0) continue;
  return 0;
}

/*
 * spin MODE: reads that find nothing.
 *   yield    asks a pipe until its child has written, giving the CPU away between two tries
 *   busy     asks a socket, without even that
 *   edge     edge-triggered epoll done right: after each event, read until EAGAIN
 *   sleep    asks every 5 ms: slow, not spinning
 *   many     one EAGAIN on each of thirty pipes
 */
#include "short.h"
#include <sched.h>
#include <sys/epoll.h>

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  int ends[2], edge = is(mode, "edge");
  char text[64];
  if (is(mode, "many")) {
    for (int i = 0; i < 30; i++) {
      pipe2(ends, O_NONBLOCK);
      read(ends[0], text, sizeof text);
    }
    return 0;
  }
  if (is(mode, "busy")) socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends);
  else pipe2(ends, O_NONBLOCK);
  if (fork() == 0) {
    for (int i = 0; i < (edge ? 30 : 1); i++) {
      pause_ms(edge ? 1 : is(mode, "sleep") ? 120 : is(mode, "busy") ? 6 : 4);
      write(ends[1], "ready", 5);
    }
    _exit(0);
  }
  if (edge) {
    close(ends[1]);
    int poller = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET};
    epoll_ctl(poller, EPOLL_CTL_ADD, ends[0], &event);
    for (ssize_t got = 1; got != 0;) {
      epoll_wait(poller, &event, 1, -1);
      while ((got = read(ends[0], text, sizeof text)) > 0) continue;
    }
  } else {
    while (read(ends[0], text, sizeof text) < 0) {
      if (is(mode, "yield")) sched_yield();
      if (is(mode, "sleep")) pause_ms(5);
    }
  }
  wait(NULL);
  return 0;
}

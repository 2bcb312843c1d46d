/* idle: a server on 127.0.0.1:8092 that waits in epoll, wakes up every 200 ms for nothing, and seldom has a guest. */
#include "short.h"
#include <sys/epoll.h>

int main(void) {
  struct sockaddr_in here = local4(8092);
  int listener = socket(AF_INET, SOCK_STREAM, 0), poller = epoll_create1(0);
  bind(listener, (struct sockaddr *)&here, sizeof here);
  listen(listener, 16);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    if (epoll_wait(poller, &event, 1, 200) < 1) continue;
    char text[256];
    int guest = accept(listener, NULL, NULL);
    if (read(guest, text, sizeof text) > 0) write(guest, "HTTP/1.0 200 OK\r\n\r\nhello\n", 25);
    close(guest);
  }
}

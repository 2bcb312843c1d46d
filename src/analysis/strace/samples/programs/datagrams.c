/*
 * datagrams MODE: UDP with a time limit.
 *   resolve   a small resolver: asks 127.0.0.1:53, 150 ms for an answer, asks again
 *   listen    waits for heartbeats that rarely come: poll() runs out again and again, and nothing was asked
 */
#include "short.h"
#include <poll.h>

static const char query[] = "\0\7\1\0\0\1\0\0\0\0\0\0\4shop\7example\0\0\1\0\1";

int main(int argc, char **argv) {
  char text[512];
  int resolve = argc > 1 && is(argv[1], "resolve");
  struct sockaddr_in address = local4(resolve ? 53 : 9125);
  struct pollfd ready = {.events = POLLIN};
  for (int i = 0; resolve && i < 3; i++) {
    ready.fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    connect(ready.fd, (struct sockaddr *)&address, sizeof address);
    for (int attempt = 0; attempt < 4; attempt++) {
      send(ready.fd, query, sizeof query - 1, 0);
      if (poll(&ready, 1, 150) == 1 && recv(ready.fd, text, sizeof text, 0) > 0) break;
    }
    close(ready.fd);
  }
  if (!resolve) {
    ready.fd = socket(AF_INET, SOCK_DGRAM, 0);
    bind(ready.fd, (struct sockaddr *)&address, sizeof address);
    for (int i = 0; i < 8; i++)
      if (poll(&ready, 1, 120) == 1) recv(ready.fd, text, sizeof text, 0);
  }
  return 0;
}

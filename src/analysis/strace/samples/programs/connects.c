/*
 * connects MODE TIMES PORT [ADDRESS6]: a client that tries IPv6 first (::1, or ADDRESS6), then IPv4 (127.0.0.1).
 *   both     blocking connect to each in turn, IPv6 first, every time
 *   once     IPv6 only the first time; after that it remembers
 *   timed    non-blocking, 250 ms for IPv6, then IPv4
 */
#include "short.h"
#include <poll.h>

static int try6(const char *address, int port, int timed) {
  struct sockaddr_in6 there = {.sin6_family = AF_INET6, .sin6_port = htons((unsigned short)port)};
  inet_pton(AF_INET6, address, &there.sin6_addr);
  int peer = socket(AF_INET6, SOCK_STREAM | (timed ? SOCK_NONBLOCK : 0), 0);
  int result = connect(peer, (struct sockaddr *)&there, sizeof there);
  if (timed && result != 0) {
    struct pollfd ready = {.fd = peer, .events = POLLOUT};
    if (poll(&ready, 1, 250) == 1) result = 0;
  }
  if (result == 0) return peer;
  close(peer);
  return -1;
}

static int try4(int port) {
  struct sockaddr_in there = local4(port);
  int peer = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(peer, (struct sockaddr *)&there, sizeof there) == 0) return peer;
  close(peer);
  return -1;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  int times = atoi(argv[2]), port = atoi(argv[3]);
  const char *address6 = argc > 4 ? argv[4] : "::1";
  for (int i = 0; i < times; i++) {
    char text[128];
    int peer = i > 0 && is(argv[1], "once") ? -1 : try6(address6, port, is(argv[1], "timed"));
    if (peer < 0) peer = try4(port);
    if (peer >= 0) {
      write(peer, "GET / HTTP/1.0\r\n\r\n", 18);
      while (read(peer, text, sizeof text) > 0) continue;
      close(peer);
    }
    pause_ms(5);
  }
  return 0;
}

/*
 * checkout [--race] ORDERS: for each order ask stock.example once per item, then rates.example for the postage.
 *
 * Each request looks the name up and tries the addresses in the order of getaddrinfo(), one after the other, with
 * CONNECT_MS for each. With --race the next address is tried as well after ATTEMPT_DELAY_MS, and the first connection
 * that stands wins (Happy Eyeballs, RFC 8305).
 */
#define _GNU_SOURCE
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CONNECT_MS 600
#define ATTEMPT_DELAY_MS 250
#define MOST_ADDRESSES 4
#define ITEMS 4

static int is_connected(int peer) {
  int error = 0;
  socklen_t size = sizeof error;
  return getsockopt(peer, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

/* The first connection that stands, or -1. All others are closed. */
static int connect_to(const char *host, const char *port, int race) {
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM}, *found;
  if (getaddrinfo(host, port, &hints, &found) != 0) return -1;
  struct pollfd tries[MOST_ADDRESSES];
  int open = 0, winner = -1;
  for (struct addrinfo *address = found; address && winner < 0 && open < MOST_ADDRESSES; address = address->ai_next) {
    int peer = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (connect(peer, address->ai_addr, address->ai_addrlen) == 0) {
      winner = peer;
      break;
    }
    tries[open++] = (struct pollfd){.fd = peer, .events = POLLOUT};
    int wait_ms = race && address->ai_next ? ATTEMPT_DELAY_MS : CONNECT_MS;
    int ready = poll(tries, (nfds_t)open, wait_ms);
    for (int i = 0; ready > 0 && i < open; i++)
      if (tries[i].revents & POLLOUT && is_connected(tries[i].fd)) winner = tries[i].fd;
    /* One at a time: this address had its chance. In a race only those that failed leave. */
    for (int i = 0; i < open; i++) {
      int gone = tries[i].fd != winner && (!race || tries[i].revents != 0);
      if (!gone) continue;
      close(tries[i].fd);
      tries[i--] = tries[--open];
    }
  }
  for (int i = 0; i < open; i++)
    if (tries[i].fd != winner) close(tries[i].fd);
  freeaddrinfo(found);
  return winner;
}

static void ask(const char *host, const char *port, const char *path, int race) {
  char text[256];
  int peer = connect_to(host, port, race);
  if (peer < 0) return;
  int length = snprintf(text, sizeof text, "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n", path, host);
  send(peer, text, (size_t)length, MSG_NOSIGNAL);
  struct pollfd answer = {.fd = peer, .events = POLLIN};
  while (poll(&answer, 1, 5000) == 1 && recv(peer, text, sizeof text, 0) > 0) continue;
  close(peer);
}

int main(int argc, char **argv) {
  int race = argc > 1 && strcmp(argv[1], "--race") == 0;
  int orders = argc > 1 + race ? atoi(argv[1 + race]) : 1;
  char path[64], line[64];
  for (int order = 1; order <= orders; order++) {
    for (int item = 0; item < ITEMS; item++) {
      snprintf(path, sizeof path, "/stock/%d", order * 10 + item);
      ask("stock.example", "8091", path, race);
    }
    ask("rates.example", "8092", "/rates?to=JP", race);
    int length = snprintf(line, sizeof line, "order %d accepted\n", order);
    if (write(STDOUT_FILENO, line, (size_t)length) != length) return 1;
    nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
  }
  return 0;
}

/* What neighbours.c and visitors.c share: addresses, pauses, chance that is the same every time. */
#ifndef DOJO_NET_H
#define DOJO_NET_H
#define _GNU_SOURCE
#include <err.h>
#include <netdb.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static inline long long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000ll + now.tv_nsec / 1000000;
}

static inline void pause_ms(long ms) {
  if (ms > 0) nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000}, NULL);
}

/* A number from 0 to `most`, the same sequence for the same state in every run. */
static inline int chance(unsigned *state, int most) {
  *state = *state * 1664525u + 1013904223u;
  return most > 0 ? (int)((*state >> 8) % ((unsigned)most + 1)) : 0;
}

/* A socket of this type for a numeric address, not yet bound or connected; its address goes to `there`. */
static inline int socket_for(const char *address, const char *port, int type, struct sockaddr_storage *there, socklen_t *size) {
  struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = type & ~SOCK_NONBLOCK}, *found;
  if (getaddrinfo(address, port, &hints, &found) != 0) errx(1, "no address: %s %s", address, port);
  int made = socket(found->ai_family, type | SOCK_CLOEXEC, 0);
  if (made < 0) err(1, "socket");
  memcpy(there, found->ai_addr, found->ai_addrlen);
  *size = found->ai_addrlen;
  freeaddrinfo(found);
  return made;
}

static inline int bound_to(const char *address, const char *port, int type) {
  struct sockaddr_storage here;
  socklen_t size;
  int made = socket_for(address, port, type, &here, &size), on = 1;
  setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(made, (struct sockaddr *)&here, size) != 0) err(1, "%s %s", address, port);
  return made;
}

static inline int connected_to(const char *address, const char *port) {
  struct sockaddr_storage there;
  socklen_t size;
  int made = socket_for(address, port, SOCK_STREAM, &there, &size);
  if (connect(made, (struct sockaddr *)&there, size) == 0) return made;
  close(made);
  return -1;
}

/* A thread with a small stack that nobody joins. */
static inline void spawn(void *(*work)(void *), void *argument) {
  pthread_t thread;
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 65536);
  pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
  if (pthread_create(&thread, &small, work, argument) != 0) errx(1, "no thread");
  pthread_attr_destroy(&small);
}
#endif

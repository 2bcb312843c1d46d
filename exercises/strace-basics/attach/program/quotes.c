/*
 * quotes: a price service with a pool of worker processes, to attach to while it runs.
 *
 *   quotes PORT [calm]
 *
 * Each worker has three threads:
 *   the first     waits in epoll for a connection or a request, asks 127.0.0.1:9501 for the price, answers
 *   flush         writes what was counted to a file, then sleeps for its interval
 *   refresh       computes a table again and again: it makes no system call for seconds;
 *                 not there when calm, so that a measurement has the CPUs to itself
 *
 * A wait that a tracer interrupts is noted in worker.log, with the text of its errno.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORKERS = 4, PRICE_PORT = 9501, EVENTS = 16 };

static volatile unsigned answered;
static volatile double table_sum;

static struct sockaddr_in local(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

static void *flush(void *unused) {
  (void)unused;
  char line[64];
  int file = open("stats", O_CREAT | O_WRONLY | O_APPEND, 0644);
  if (file < 0) err(1, "stats");
  const struct timespec interval = {.tv_nsec = 700000000};
  for (;;) {
    nanosleep(&interval, NULL);
    int length = snprintf(line, sizeof line, "%d answered %u\n", getpid(), answered);
    if (write(file, line, (size_t)length) < 0) err(1, "stats");
  }
}

static void *refresh(void *unused) {
  (void)unused;
#ifdef ONE_CPU /* Only when nobody else wants the one processor. */
  sched_setscheduler(0, SCHED_IDLE, &(struct sched_param){0});
#endif
  for (double x = 1; table_sum < 1e9; x += 1) table_sum += sin(x) / x;
  return NULL;
}

static int dial(int port) {
  struct sockaddr_in there = local(port);
  int peer = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(peer, (struct sockaddr *)&there, sizeof there) != 0) err(1, "port %d", port);
  return peer;
}

/* One request on a connection; false when the client has closed it. */
static int answer(int conn, int prices) {
  char request[256], price[64], reply[256];
  ssize_t length = read(conn, request, sizeof request);
  if (length <= 0) return 0;
  if (write(prices, request, (size_t)length) < 0) err(1, "prices");
  length = read(prices, price, sizeof price - 1);
  if (length <= 0) errx(1, "the price service is gone");
  price[length] = 0;
  int size = snprintf(reply, sizeof reply, "Set-Cookie: session=example-token\r\nprice %s", price);
  if (write(conn, reply, (size_t)size) < 0) return 0;
  answered++;
  return 1;
}

static void note(const char *what) {
  FILE *file = fopen("worker.log", "a");
  if (!file) err(1, "worker.log");
  fprintf(file, "worker %d: %s: %s, waiting again\n", getpid(), what, strerror(errno));
  fclose(file);
}

static _Noreturn void work(int listener, int calm) {
  pthread_t thread;
  int prices = dial(PRICE_PORT), ready = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN | EPOLLEXCLUSIVE, .data.fd = listener}, events[EVENTS];
  epoll_ctl(ready, EPOLL_CTL_ADD, listener, &event);
  pthread_create(&thread, NULL, flush, NULL);
  if (!calm) pthread_create(&thread, NULL, refresh, NULL);
  for (;;) {
    int count = epoll_wait(ready, events, EVENTS, -1);
    if (count < 0) note("epoll_wait");
    for (int i = 0; i < count; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) {
        int conn = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
        if (conn < 0) continue;
        event = (struct epoll_event){.events = EPOLLIN, .data.fd = conn};
        epoll_ctl(ready, EPOLL_CTL_ADD, conn, &event);
      } else if (!answer(fd, prices)) {
        close(fd);
      }
    }
  }
}

int main(int argc, char **argv) {
  if (argc < 2) errx(2, "usage: quotes PORT [calm]");
  int on = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in here = local(atoi(argv[1]));
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&here, sizeof here) != 0 || listen(listener, 64) != 0) err(1, "port %s", argv[1]);
  for (int i = 0; i < WORKERS; i++)
    if (fork() == 0) {
#ifdef ONE_CPU /* Who waits gets the connections: let that be the youngest, which `pgrep -n` finds. */
      if (i < WORKERS - 1) sleep(4);
#endif
      work(listener, argc > 2);
    }
  while (wait(NULL) > 0) continue;
  return 0;
}

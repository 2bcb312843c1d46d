/*
 * shop: two workers behind accept(), watched by a home-made APM that measures the handler and nothing else.
 *
 *   shop PORT
 *
 * The time of one request, and which part of it the span covers:
 *
 *   waiting in the accept queue for a free worker     not in the span, and not in any system call
 *   session check against 127.0.0.1:9101              not in the span (middleware runs before the handler)
 *   handler: stock from 127.0.0.1:9102, template      the span
 *   access log, fdatasync()                           not in the span; the client has its answer, the worker is busy
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SESSION_PORT = 9101, STOCK_PORT = 9102, WORKERS = 2 };

static volatile sig_atomic_t stopping;

static void on_term(int sig) {
  (void)sig;
  stopping = 1;
}

static double now_s(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now); /* in the vDSO: no system call, nothing in the trace */
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct sockaddr_in local(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/* One question, one answer, one connection. */
static void ask(int port, const char *question, char *answer, size_t room) {
  struct sockaddr_in there = local(port);
  int peer = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(peer, (struct sockaddr *)&there, sizeof there) != 0) err(1, "port %d", port);
  if (write(peer, question, strlen(question)) < 0) err(1, "write");
  ssize_t length = read(peer, answer, room - 1);
  answer[length > 0 ? length : 0] = 0;
  close(peer);
}

static void handler(int item, char *page, size_t room) {
  char question[64], stock[64], template[256];
  snprintf(question, sizeof question, "STOCK %d\n", item);
  ask(STOCK_PORT, question, stock, sizeof stock);
  int file = open("templates/item.html", O_RDONLY);
  ssize_t length = file < 0 ? -1 : read(file, template, sizeof template - 1);
  if (length < 0) err(1, "templates/item.html");
  template[length] = 0;
  close(file);
  snprintf(page, room, "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n%s<p>%d: %s</p>\n", template, item, stock);
}

static void serve(int conn, int spans, int access) {
  char request[512], session[64], page[1024];
  ssize_t length = read(conn, request, sizeof request - 1);
  if (length <= 0) return;
  request[length] = 0;
  int item = 0;
  sscanf(request, "GET /item/%d", &item);

  ask(SESSION_PORT, "SESSION\n", session, sizeof session);

  double start = now_s();
  handler(item, page, sizeof page);
  double end = now_s();
  dprintf(spans, "%.6f pid=%d GET /item/%d 200 span=%.1fms\n", start, getpid(), item, (end - start) * 1000);

  if (write(conn, page, strlen(page)) < 0) warn("client");
  shutdown(conn, SHUT_WR); /* the client has everything from here on */

  dprintf(access, "127.0.0.1 GET /item/%d 200\n", item);
  fdatasync(access); /* "no line of the access log may be lost" */
}

static void work(int listener) {
  signal(SIGTERM, SIG_DFL);
  int spans = open("log/spans.log", O_WRONLY | O_CREAT | O_APPEND, 0644);
  int access = open("log/access.log", O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (spans < 0 || access < 0) err(1, "log");
  for (;;) {
    int conn = accept(listener, NULL, NULL);
    if (conn < 0) err(1, "accept");
    serve(conn, spans, access);
    close(conn);
  }
}

int main(int argc, char **argv) {
  if (argc != 2) errx(2, "usage: shop PORT");
  struct sockaddr_in here = local(atoi(argv[1]));
  int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&here, sizeof here) || listen(listener, 64)) err(1, "listen");

  struct sigaction action = {.sa_handler = on_term}; /* no SA_RESTART: wait() must notice */
  sigaction(SIGTERM, &action, NULL);
  pid_t pids[WORKERS];
  for (int i = 0; i < WORKERS; i++)
    if ((pids[i] = fork()) == 0) work(listener);
  while (!stopping && wait(NULL) > 0) continue;
  for (int i = 0; i < WORKERS; i++) kill(pids[i], SIGTERM);
  while (wait(NULL) > 0) continue;
  return 0;
}

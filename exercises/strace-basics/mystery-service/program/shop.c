/*
 * shop [--rates ADDRESS] [--sync-unlocked] PORT: a small web shop. A master starts six workers, which answer one request
 * each at a time, and a shipper, which carries what the workers noted to a log server and waits for its receipt.
 *
 * GET /page N asks the stock service. GET /abroad N asks the rates service as well. POST /order N does what a page does
 * and is on the disk before it is answered. Each request notes one line in audit.log, under a lock on that file.
 *
 * Two mistakes: the first address of the rates service is silent, and an order waits for the disk with the lock in its
 * hand. --rates puts another address first; with --sync-unlocked an order waits after it has given the lock back.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 6
#define CONNECT_MS 500
#define STOCK_PORT 8091
#define RATES_PORT 8092
#define LOGS_PORT 8099

static const char *rates[2] = {"192.0.2.20", "192.0.2.21"};
static int sync_unlocked;
static int audit;

static int listen_on(int port) {
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int door = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  if (bind(door, (struct sockaddr *)&here, sizeof here) != 0 || listen(door, 64) != 0) {
    perror("shop");
    exit(1);
  }
  return door;
}

/* A connection to one address within the limit, or -1. */
static int connect_to(const char *address, int port) {
  struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  inet_pton(AF_INET, address, &there.sin_addr);
  int peer = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (connect(peer, (struct sockaddr *)&there, sizeof there) == 0) return peer;
  struct pollfd open = {.fd = peer, .events = POLLOUT};
  if (poll(&open, 1, CONNECT_MS) == 1 && !(open.revents & (POLLERR | POLLHUP))) return peer;
  close(peer);
  return -1;
}

static void ask(int peer, const char *question) {
  char answer[128];
  send(peer, question, strlen(question), MSG_NOSIGNAL);
  struct pollfd ready = {.fd = peer, .events = POLLIN};
  if (poll(&ready, 1, 10000) == 1 && recv(peer, answer, sizeof answer, 0) < 0) perror("ask");
}

/* A connection for one question. */
static int ask_once(const char *address, int port, const char *question) {
  int peer = connect_to(address, port);
  if (peer < 0) return -1;
  ask(peer, question);
  close(peer);
  return 0;
}

static void ask_rates(const char *question) {
  if (ask_once(rates[0], RATES_PORT, question) != 0) ask_once(rates[1], RATES_PORT, question);
}

static void lock(int kind) {
  struct flock all = {.l_type = (short)kind, .l_whence = SEEK_SET};
  fcntl(audit, F_SETLKW, &all);
}

static void note(const char *request, int is_order) {
  char line[80];
  int length = snprintf(line, sizeof line, "served %s", request);
  lock(F_WRLCK);
  if (write(audit, line, (size_t)length) != length) perror("audit.log");
  if (is_order && !sync_unlocked) fdatasync(audit);
  lock(F_UNLCK);
  if (is_order && sync_unlocked) fdatasync(audit);
}

static void work(int door) {
  prctl(PR_SET_NAME, "worker");
  int stock = connect_to("127.0.0.1", STOCK_PORT);
  for (;;) {
    char request[64] = "";
    int client = accept4(door, NULL, NULL, SOCK_CLOEXEC);
    if (client < 0) continue;
    if (recv(client, request, sizeof request - 1, 0) > 0) {
      ask(stock, "stock?\n");
      if (strncmp(request, "GET /abroad", 11) == 0) ask_rates("rate?\n");
      note(request, strncmp(request, "POST /order", 11) == 0);
      send(client, "200 OK\n", 7, MSG_NOSIGNAL);
    }
    close(client);
  }
}

/* Every line in audit.log once more, to the log server. What the shop sells does not depend on it. */
static void ship(void) {
  static char lines[4096];
  prctl(PR_SET_NAME, "shipper");
  int notes = open("audit.log", O_RDONLY | O_CLOEXEC);
  for (;;) {
    ssize_t length = read(notes, lines, sizeof lines - 1);
    if (length <= 0) {
      poll(NULL, 0, 100);
      continue;
    }
    lines[length] = 0;
    ask_once("127.0.0.1", LOGS_PORT, lines);
  }
}

/* Plugins may lie in many places. Nothing is installed in any of them. */
static void look_for_plugins(void) {
  static const char *const folders[] = {"/etc/shop", "/etc/shop/site", "/srv/app/plugins", "/srv/app/site", "/srv/app/local",
                                        "/usr/local/lib/shop", "/usr/lib/shop", "/usr/share/shop", "/var/lib/shop", "/opt/shop"};
  static const char *const names[] = {"tax", "mail", "gift", "stock", "voucher", "search", "theme", "rates", "post", "label", "recommend", "review"};
  char path[96];
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    for (size_t j = 0; j < sizeof folders / sizeof *folders; j++) {
      snprintf(path, sizeof path, "%s/%s.so", folders[j], names[i]);
      int found = open(path, O_RDONLY | O_CLOEXEC);
      if (found >= 0) close(found);
    }
}

static volatile sig_atomic_t ended;

static void on_term(int signal) {
  (void)signal;
  ended = 1;
}

int main(int argc, char **argv) {
  int at = 1;
  for (; at < argc - 1; at++) {
    if (strcmp(argv[at], "--rates") == 0)
      rates[0] = argv[++at];
    else if (strcmp(argv[at], "--sync-unlocked") == 0)
      sync_unlocked = 1;
    else
      return 2;
  }
  look_for_plugins();
  audit = open("audit.log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  int door = listen_on(at < argc ? atoi(argv[at]) : 8098);
  pid_t children[WORKERS + 1];
  for (int i = 0; i <= WORKERS; i++) {
    children[i] = fork();
    if (children[i] != 0) continue;
    if (i == WORKERS) ship();
    work(door);
  }
  sigaction(SIGTERM, &(struct sigaction){.sa_handler = on_term}, NULL);
  while (!ended) pause();
  for (int i = 0; i <= WORKERS; i++) kill(children[i], SIGKILL);
  while (wait(NULL) > 0) continue;
  return 0;
}

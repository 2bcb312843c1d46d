/*
 * pagecache: a page server with a file cache shared by its workers, and one lock for the whole cache.
 *
 *   pagecache [--workers N] [--ttl SECONDS] [--rounds N] PORT
 *
 * A cached page younger than the time to live is served as it is. An older one is rendered again from its origin,
 * with cache/cache.lock held exclusively so that only one worker does it.
 *
 * --ttl 0 is the misconfiguration: no page is ever young enough, so every request renders again and every worker
 * queues for the lock. --ttl 60 is the fix; nothing else changes.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int workers = 4, ttl_s = 0, rounds = 450;
static volatile sig_atomic_t stopping;

static void on_term(int sig) {
  (void)sig;
  stopping = 1;
}

/* F_SETLKW waits inside the call until the lock is granted: that wait is what the trace shows. */
static void set_lock(int fd, short type) {
  struct flock lock = {.l_type = type, .l_whence = SEEK_SET};
  if (fcntl(fd, F_SETLKW, &lock) != 0) err(1, "cache.lock");
}

static int is_fresh(const char *cached) {
  struct stat status;
  return stat(cached, &status) == 0 && time(NULL) - status.st_mtime < ttl_s;
}

/* Stands for the template engine: pure CPU, so the trace shows it only as a gap between two calls. */
static unsigned render(const char *text, size_t length) {
  unsigned hash = 2166136261u;
  for (int round = 0; round < rounds; round++)
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)text[i]) * 16777619u;
  return hash;
}

static void revalidate(int page, const char *cached) {
  static char text[65536];
  char name[64], next[80];
  snprintf(name, sizeof name, "origin/%d.html", page);
  int in = open(name, O_RDONLY);
  if (in < 0) err(1, "%s", name);
  ssize_t length = read(in, text, sizeof text);
  close(in);

  unsigned hash = render(text, (size_t)length);

  snprintf(next, sizeof next, "%s.new", cached);
  int out = open(next, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (out < 0) err(1, "%s", next);
  dprintf(out, "<!-- %08x -->\n", hash);
  if (write(out, text, (size_t)length) != length) err(1, "%s", next);
  close(out);
  rename(next, cached); /* atomic, so readers need no lock */
}

static void serve(int conn, int lock) {
  char request[1024], cached[64];
  static char page_text[70000];
  ssize_t length = read(conn, request, sizeof request - 1);
  if (length <= 0) return;
  request[length] = 0;
  int page = 1;
  sscanf(request, "GET /page/%d", &page);
  snprintf(cached, sizeof cached, "cache/%d.html", page);

  if (!is_fresh(cached)) {
    set_lock(lock, F_WRLCK);
    /* Another worker may have done it while we waited. With --ttl 0 this can never be true. */
    if (!is_fresh(cached)) revalidate(page, cached);
    set_lock(lock, F_UNLCK);
  }

  int in = open(cached, O_RDONLY);
  if (in < 0) err(1, "%s", cached);
  ssize_t size = read(in, page_text, sizeof page_text);
  close(in);
  dprintf(conn, "HTTP/1.0 200 OK\r\nContent-Length: %zd\r\n\r\n", size);
  if (write(conn, page_text, (size_t)size) < 0) warn("client");
}

static void work(int listener) {
  signal(SIGTERM, SIG_DFL);
  int lock = open("cache/cache.lock", O_RDWR | O_CREAT, 0644);
  if (lock < 0) err(1, "cache/cache.lock");
  for (;;) {
    int conn = accept(listener, NULL, NULL);
    if (conn < 0) err(1, "accept");
    serve(conn, lock);
    close(conn);
  }
}

int main(int argc, char **argv) {
  static const struct option names[] = {
      {"workers", 1, 0, 'w'}, {"ttl", 1, 0, 't'}, {"rounds", 1, 0, 'r'}, {0}};
  for (int c; (c = getopt_long(argc, argv, "", names, NULL)) != -1;) {
    if (c == 'w') workers = atoi(optarg);
    else if (c == 't') ttl_s = atoi(optarg);
    else if (c == 'r') rounds = atoi(optarg);
    else return 2;
  }
  if (optind + 1 != argc || workers < 1 || workers > 16) errx(2, "usage: pagecache [OPTIONS] PORT");

  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[optind]))};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&here, sizeof here) || listen(listener, 64)) err(1, "listen");

  struct sigaction action = {.sa_handler = on_term}; /* no SA_RESTART: wait() must notice */
  sigaction(SIGTERM, &action, NULL);
  pid_t pids[16];
  for (int i = 0; i < workers; i++)
    if ((pids[i] = fork()) == 0) work(listener);
  while (!stopping && wait(NULL) > 0) continue;
  for (int i = 0; i < workers; i++) kill(pids[i], SIGTERM);
  while (wait(NULL) > 0) continue;
  return 0;
}

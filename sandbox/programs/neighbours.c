/*
 * neighbours: the services that the traced programs of the lessons ask, for a machine that has no Python.
 *
 *   neighbours answer ADDRESS PORT MS [--spread MS] [--long N MS] [--first-long N MS] [--close] [--say TEXT]
 *       answers every question after MS (and up to --spread more); with --long every Nth answer on a connection takes that
 *       long, with --first-long only the Nth of all. --close ends the connection after an answer. In TEXT, \n is a line end.
 *   neighbours report PORT LINES PARTS MS     a header, then LINES orders in PARTS pieces with a pause before each
 *   neighbours silent ADDRESS PORT            a connection to it is never refused and never made
 *   neighbours names SILENT ANSWERING         two name servers; the first is silent, the second says 127.0.0.1
 *   neighbours backup FILE                    writes a block and waits for the disk, again and again
 */
#include "net.h"
#include <fcntl.h>

static struct {
  int after_ms, spread_ms, long_every, long_ms, slow_once, slow_ms, close_after;
  char text[256];
} service = {.text = "ok\n"};
static int answers;
static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;

/* How long the next answer takes: its number on this connection decides, or its number among all. */
static int answer_ms(int number, unsigned *state) {
  pthread_mutex_lock(&counting);
  int of_all = ++answers;
  pthread_mutex_unlock(&counting);
  if (service.slow_once == of_all) return service.slow_ms;
  if (service.long_every > 0 && number % service.long_every == 0) return service.long_ms;
  return service.after_ms + chance(state, service.spread_ms);
}

static void *answer_client(void *argument) {
  int client = (int)(long)argument;
  unsigned state = (unsigned)client * 7919u;
  char question[65536 / 4];
  for (int number = 1; recv(client, question, sizeof question, 0) > 0; number++) {
    pause_ms(answer_ms(number, &state));
    if (send(client, service.text, strlen(service.text), MSG_NOSIGNAL) < 0 || service.close_after) break;
  }
  close(client);
  return NULL;
}

static void set_text(const char *given) {
  char *to = service.text;
  for (; *given && to < service.text + sizeof service.text - 1; given++) {
    int ends_line = given[0] == '\\' && given[1] == 'n';
    *to++ = ends_line ? '\n' : *given;
    given += ends_line;
  }
  *to = 0;
}

static void answer(int argc, char **argv) {
  service.after_ms = atoi(argv[2]);
  for (int at = 3; at < argc; at++) {
    const char *option = argv[at];
    if (strcmp(option, "--close") == 0) service.close_after = 1;
    else if (at + 1 < argc && strcmp(option, "--spread") == 0) service.spread_ms = atoi(argv[++at]);
    else if (at + 1 < argc && strcmp(option, "--say") == 0) set_text(argv[++at]);
    else if (at + 2 < argc && strcmp(option, "--long") == 0) service.long_every = atoi(argv[at + 1]), service.long_ms = atoi(argv[at + 2]), at += 2;
    else if (at + 2 < argc && strcmp(option, "--first-long") == 0) service.slow_once = atoi(argv[at + 1]), service.slow_ms = atoi(argv[at + 2]), at += 2;
    else errx(2, "what is %s?", option);
  }
  int door = bound_to(argv[0], argv[1], SOCK_STREAM);
  if (listen(door, 64) != 0) err(1, "listen");
  for (;;) {
    int client = accept(door, NULL, NULL);
    if (client >= 0) spawn(answer_client, (void *)(long)client);
  }
}

static void report(char **argv) {
  int lines = atoi(argv[1]), parts = atoi(argv[2]), ms = atoi(argv[3]), size = 0;
  char *orders = malloc((size_t)lines * 24 + 1);
  unsigned state = 11;
  for (int number = 1; number <= lines; number++) {
    /* Two lines that cannot be read; amounts are mostly small, a few large. */
    if (number == lines / 10) size += sprintf(orders + size, "%d n/a\n", number);
    else if (number == lines / 5) size += sprintf(orders + size, "pending\n");
    else {
      int large = chance(&state, 9) == 0 ? 40 : 1;
      size += sprintf(orders + size, "%d %d.%02d\n", number, 1 + chance(&state, 90) * large, chance(&state, 99));
    }
  }
  int door = bound_to("127.0.0.1", argv[0], SOCK_STREAM);
  if (listen(door, 8) != 0) err(1, "listen");
  for (;;) {
    char question[256];
    int client = accept(door, NULL, NULL), step = size / parts + 1;
    if (recv(client, question, sizeof question, 0) > 0 && send(client, "0 0.00\n", 7, MSG_NOSIGNAL) == 7)
      for (int at = 0; at < size; at += step) {
        pause_ms(ms);
        if (send(client, orders + at, (size_t)(size - at < step ? size - at : step), MSG_NOSIGNAL) < 0) break;
      }
    close(client);
  }
}

/* A full queue: what is in it was connected by ourselves and is never taken out, so the kernel drops what comes. */
static void silent(char **argv) {
  int door = bound_to(argv[0], argv[1], SOCK_STREAM);
  struct sockaddr_storage there;
  socklen_t size;
  if (listen(door, 0) != 0) err(1, "listen");
  for (int i = 0; i < 3; i++) {
    int own = socket_for(argv[0], argv[1], SOCK_STREAM | SOCK_NONBLOCK, &there, &size);
    connect(own, (struct sockaddr *)&there, size);
  }
  for (;;) pause();
}

static void names(char **argv) {
  static const char record[] = "\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\x7f\0\0\1";
  /* Without a socket the kernel would refuse the question at once. */
  bound_to(argv[0], "53", SOCK_DGRAM);
  int answering = bound_to(argv[1], "53", SOCK_DGRAM);
  for (;;) {
    unsigned char query[512 + sizeof record];
    struct sockaddr_storage client;
    socklen_t size = sizeof client;
    ssize_t length = recvfrom(answering, query, 512, 0, (struct sockaddr *)&client, &size);
    if (length < 17) continue;
    /* The question ends four bytes after the empty label; what follows it (EDNS) is left out of the answer. */
    unsigned char *end = memchr(query + 12, 0, (size_t)length - 12);
    if (!end || end + 5 > query + length) continue;
    memcpy(query + 2, "\x81\x80\0\1\0\1\0\0\0\0", 10);
    memcpy(end + 5, record, sizeof record - 1);
    sendto(answering, query, (size_t)(end + 5 - query) + sizeof record - 1, 0, (struct sockaddr *)&client, size);
  }
}

static void backup(char **argv) {
  char block[4096] = {0};
  int copy = open(argv[0], O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (copy < 0) err(1, "%s", argv[0]);
  for (;; block[0]++)
    if (pwrite(copy, block, sizeof block, 0) < 0 || fdatasync(copy) != 0) err(1, "%s", argv[0]);
}

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  argc -= 2, argv += 2;
  if (strcmp(mode, "answer") == 0 && argc >= 3) answer(argc, argv);
  else if (strcmp(mode, "report") == 0 && argc == 4) report(argv);
  else if (strcmp(mode, "silent") == 0 && argc == 2) silent(argv);
  else if (strcmp(mode, "names") == 0 && argc == 2) names(argv);
  else if (strcmp(mode, "backup") == 0 && argc == 1) backup(argv);
  else errx(2, "usage: neighbours answer|report|silent|names|backup ...");
}

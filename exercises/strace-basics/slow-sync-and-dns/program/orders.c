/*
 * orders [--group] PORT: takes orders over TCP, one line each, writes every one to journal.log, waits for the disk and
 * answers. A second thread, the notifier, tells post.example over UDP how many orders have come.
 *
 * Without --group the disk is waited for once per order; with it once for all orders that have come meanwhile.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST_CLIENTS 16
#define ORDERS_PER_MAIL 16

static int mails[2];

/* Looks the name up each time, as a library without a cache does. */
static void *notifier(void *unused) {
  int orders;
  while (read(mails[0], &orders, sizeof orders) == sizeof orders) {
    struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_DGRAM}, *found;
    if (getaddrinfo("post.example", "2525", &hints, &found) != 0) continue;
    char text[64];
    int length = snprintf(text, sizeof text, "%d orders\n", orders);
    int post = socket(found->ai_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sendto(post, text, (size_t)length, 0, found->ai_addr, found->ai_addrlen);
    close(post);
    freeaddrinfo(found);
  }
  return unused;
}

static int listen_on(int port) {
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int door = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  if (bind(door, (struct sockaddr *)&here, sizeof here) != 0 || listen(door, 16) != 0) {
    perror("orders");
    exit(1);
  }
  return door;
}

static volatile sig_atomic_t ended;

static void on_term(int signal) {
  (void)signal;
  ended = 1;
}

/* All orders once more, in one file: what a restart reads first. */
static void snapshot(void) {
  static char block[1 << 20];
  memset(block, 'o', sizeof block);
  int file = open("snapshot.dat", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  for (int i = 0; i < 8; i++)
    if (write(file, block, sizeof block) < 0) break;
  fdatasync(file);
  close(file);
  rename("snapshot.dat", "snapshot.last");
}

int main(int argc, char **argv) {
  int group = argc > 1 && strcmp(argv[1], "--group") == 0;
  int door = listen_on(argc > 1 + group ? atoi(argv[1 + group]) : 8094);
  int journal = open("journal.log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  pthread_t thread;
  sigaction(SIGTERM, &(struct sigaction){.sa_handler = on_term}, NULL);
  if (pipe(mails) != 0 || pthread_create(&thread, NULL, notifier, NULL) != 0) return 1;

  struct pollfd fds[1 + MOST_CLIENTS] = {{.fd = door, .events = POLLIN}};
  int count = 1, orders = 0;
  while (!ended) {
    if (poll(fds, (nfds_t)count, -1) < 0) continue;
    int answer[MOST_CLIENTS], answers = 0, taken = orders;
    for (int i = 1; i < count; i++) {
      if (!fds[i].revents) continue;
      char line[128];
      ssize_t length = read(fds[i].fd, line, sizeof line);
      if (length <= 0) {
        close(fds[i].fd);
        fds[i--] = fds[--count];
        continue;
      }
      if (write(journal, line, (size_t)length) != length) return 1;
      orders++;
      if (group) {
        answer[answers++] = fds[i].fd;
        continue;
      }
      fdatasync(journal);
      if (write(fds[i].fd, "saved\n", 6) != 6) return 1;
    }
    if (answers > 0) fdatasync(journal);
    for (int i = 0; i < answers; i++)
      if (write(answer[i], "saved\n", 6) != 6) return 1;
    if (orders / ORDERS_PER_MAIL > taken / ORDERS_PER_MAIL)
      if (write(mails[1], &orders, sizeof orders) != sizeof orders) return 1;
    if (fds[0].revents && count <= MOST_CLIENTS) {
      int client = accept4(door, NULL, NULL, SOCK_CLOEXEC);
      if (client >= 0) fds[count++] = (struct pollfd){.fd = client, .events = POLLIN};
    }
  }
  snapshot();
  close(mails[1]);
  pthread_join(thread, NULL);
  return 0;
}

/* mixed: one process that makes many kinds of calls once: files, pipes, sockets, waits, errors, awkward names. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

static void files(void) {
  char text[256];
  struct stat status;
  int notes = open("notes.txt", O_RDONLY | O_CLOEXEC);
  fstat(notes, &status);
  read(notes, text, sizeof text);
  lseek(notes, 0, SEEK_SET);
  void *map = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, notes, 0);
  munmap(map, 4096);
  fcntl(notes, F_GETFL);
  int copy = fcntl(notes, F_DUPFD_CLOEXEC, 10);
  close(copy);
  close(notes);
  open("missing.txt", O_RDONLY);
  /* Names that look like the end of a line of strace. strace never cuts a file name. */
  open("a name with ) = 3 <0.900000> in it", O_RDONLY);
  open("<unfinished ...>\n+++ exited with 0 +++", O_RDONLY);
  int odd = open("odd <name> \"quoted\" \\ \t\303\251", O_RDWR | O_CREAT, 0600);
  write(odd, "x", 1);
  fsync(odd);
  close(odd);
  unlink("odd <name> \"quoted\" \\ \t\303\251");
  struct iovec parts[] = {{"one", 3}, {"two\tand\0three\33[31m", 18}};
  int null = open("/dev/null", O_WRONLY);
  writev(null, parts, 2);
  ioctl(null, FIONREAD, text);
  close(null);
  statfs("missing/dir", (struct statfs *)text);
}

static void sockets(void) {
  char text[64];
  int pair[2];
  socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  struct iovec parts[] = {{"= 5 <0.1>\n", 10}, {") = 0\r\n\1772", 9}};
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
  sendmsg(pair[0], &message, MSG_NOSIGNAL);
  recv(pair[1], text, sizeof text, 0);
  recv(pair[1], text, sizeof text, MSG_DONTWAIT);
  close(pair[0]);
  close(pair[1]);

  struct sockaddr_in here = {.sin_family = AF_INET};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof here;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  bind(listener, (struct sockaddr *)&here, sizeof here);
  listen(listener, 4);
  getsockname(listener, (struct sockaddr *)&here, &size);
  int client = socket(AF_INET, SOCK_STREAM, 0);
  connect(client, (struct sockaddr *)&here, sizeof here);
  int server = accept4(listener, (struct sockaddr *)&here, &size, SOCK_CLOEXEC);
  send(client, "GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n", 38, 0);
  read(server, text, sizeof text);
  shutdown(client, SHUT_WR);
  close(server);
  close(client);
  close(listener);

  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(9), .sin6_addr = IN6ADDR_LOOPBACK_INIT};
  int datagram = socket(AF_INET6, SOCK_DGRAM, 0);
  sendto(datagram, "ping", 4, 0, (struct sockaddr *)&six, sizeof six);
  close(datagram);
  struct sockaddr_un local = {.sun_family = AF_UNIX, .sun_path = "run/app.sock"};
  int door = socket(AF_UNIX, SOCK_STREAM, 0);
  connect(door, (struct sockaddr *)&local, sizeof local);
  close(door);
}

static void waits(void) {
  char byte;
  int ends[2];
  pipe(ends);
  struct pollfd ready = {.fd = ends[0], .events = POLLIN};
  poll(&ready, 1, 2);
  write(ends[1], "y", 1);
  poll(&ready, 1, -1);
  fd_set set;
  FD_ZERO(&set);
  FD_SET(ends[0], &set);
  struct timeval limit = {.tv_usec = 1000};
  select(ends[0] + 1, &set, NULL, NULL, &limit);
  read(ends[0], &byte, 1);

  int poller = epoll_create1(EPOLL_CLOEXEC), counter = eventfd(0, EFD_NONBLOCK);
  struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data.fd = counter};
  epoll_ctl(poller, EPOLL_CTL_ADD, counter, &event);
  epoll_wait(poller, &event, 1, 3);
  eventfd_write(counter, 1);
  epoll_wait(poller, &event, 1, -1);
  eventfd_t value;
  eventfd_read(counter, &value);
  eventfd_read(counter, &value);
  int timer = timerfd_create(CLOCK_MONOTONIC, 0);
  struct itimerspec soon = {.it_value.tv_nsec = 2000000};
  timerfd_settime(timer, 0, &soon, NULL);
  read(timer, &value, sizeof value);
  nanosleep(&(struct timespec){.tv_nsec = 1500000}, NULL);
}

int main(void) {
  files();
  sockets();
  waits();
  prctl(PR_SET_NAME, "x> ) = 1");
  syscall(SYS_openat2, AT_FDCWD, "notes.txt", NULL, 0);
  syscall(999, 1, 2, 3); /* no such call: strace prints its number */
  return 7;
}

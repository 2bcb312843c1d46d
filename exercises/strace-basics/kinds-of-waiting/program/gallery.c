/*
 * gallery: a picture service of one process with several threads, which waits in every way there is.
 *
 *   gallery PORT
 *
 *   main       waits for a signal (rt_sigtimedwait), and ends the process when it comes
 *   acceptor   waits for connections and puts them into a queue
 *   workers    three; each waits for the queue (a condition), then serves one connection:
 *                asks the database on 127.0.0.1:9401 who may see the picture, over a connection of its own
 *                counts the view in a table that all share, under a mutex
 *                when there is no thumbnail yet: starts ./thumbnail and waits for it to end
 *   timer      once a second: writes the state of the queue to a file
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What counting a view costs; less for a slower processor. */
#ifndef TERMS
#define TERMS 1600000
#endif

enum { WORKERS = 3, QUEUE = 32, DATABASE = 9401 };

static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER, table_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t queue_filled = PTHREAD_COND_INITIALIZER;
static int queue[QUEUE], queued;
static volatile double table;

static struct sockaddr_in local(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

static void *acceptor(void *listener) {
  for (;;) {
    int conn = accept(*(int *)listener, NULL, NULL);
    if (conn < 0) err(1, "accept");
    pthread_mutex_lock(&queue_lock);
    if (queued < QUEUE) queue[queued++] = conn;
    pthread_cond_signal(&queue_filled);
    pthread_mutex_unlock(&queue_lock);
  }
}

static int next_connection(void) {
  pthread_mutex_lock(&queue_lock);
  while (queued == 0) pthread_cond_wait(&queue_filled, &queue_lock);
  int conn = queue[0];
  memmove(queue, queue + 1, (size_t)--queued * sizeof *queue);
  pthread_mutex_unlock(&queue_lock);
  return conn;
}

static void count_view(void) {
  pthread_mutex_lock(&table_lock);
  for (int i = 1; i < TERMS; i++) table += sin(table / i);
  pthread_mutex_unlock(&table_lock);
}

static void make_thumbnail(char *picture) {
  char *command[] = {"./thumbnail", picture, NULL}, *environment[] = {NULL};
  int status;
  pid_t child = fork();
  if (child == 0) {
    execve(command[0], command, environment);
    _exit(127);
  }
  if (child < 0 || waitpid(child, &status, 0) != child) err(1, "%s", command[0]);
}

static void serve(int conn, int database) {
  char request[128], answer[128], picture[16] = "0", path[48];
  ssize_t length = read(conn, request, sizeof request - 1);
  if (length <= 0) return;
  request[length] = 0;
  sscanf(request, "GET /picture/%15[0-9]", picture);
  if (write(database, request, (size_t)length) < 0) err(1, "database");
  if (read(database, answer, sizeof answer) <= 0) errx(1, "the database is gone");
  count_view();
  snprintf(path, sizeof path, "thumbs/%s", picture);
  if (access(path, R_OK) != 0) make_thumbnail(picture);
  length = snprintf(answer, sizeof answer, "HTTP/1.0 200 OK\r\n\r\npicture %s\n", picture);
  if (write(conn, answer, (size_t)length) < 0) warn("client");
}

static void *work(void *unused) {
  (void)unused;
  struct sockaddr_in there = local(DATABASE);
  int database = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(database, (struct sockaddr *)&there, sizeof there) != 0) err(1, "database");
  for (;;) {
    int conn = next_connection();
    serve(conn, database);
    close(conn);
  }
}

static void *timer(void *unused) {
  (void)unused;
  char line[32];
  const struct timespec second = {.tv_sec = 1};
  int file = open("queue.state", O_CREAT | O_WRONLY, 0644);
  if (file < 0) err(1, "queue.state");
  for (;;) {
    nanosleep(&second, NULL);
    int length = snprintf(line, sizeof line, "%4d waiting\n", queued);
    if (pwrite(file, line, (size_t)length, 0) < 0) err(1, "queue.state");
  }
}

int main(int argc, char **argv) {
  if (argc != 2) errx(2, "usage: gallery PORT");
  pthread_t thread;
  sigset_t end;
  int on = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in here = local(atoi(argv[1]));
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&here, sizeof here) != 0 || listen(listener, 64) != 0) err(1, "port %s", argv[1]);
  sigemptyset(&end);
  sigaddset(&end, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &end, NULL);
  for (int i = 0; i < WORKERS; i++) pthread_create(&thread, NULL, work, NULL);
  pthread_create(&thread, NULL, timer, NULL);
  pthread_create(&thread, NULL, acceptor, &listener);
  while (sigwaitinfo(&end, NULL) < 0) continue; /* a tracer that attaches interrupts it */
  return 0;
}

/*
 * visitors: those who ask the traced programs of the lessons, for a machine that has no Python.
 *
 *   visitors send PORT [LOG] <PLAN          one connection for each line of the plan
 *   visitors keep PORT COUNT MS SPREAD TEXT COUNT connections that ask, wait for the answer, pause, and ask again, for ever
 *   visitors together PORT COUNT TIMES MS   COUNT connections that all order at the same moment, TIMES times, MS apart
 *   visitors open PORT [MS]                 waits until somebody listens on the port; 1 where nobody does within MS
 *   visitors closed PORT                    waits until nobody does
 *
 * A plan has one request in a line: "+20 GET /item/3" is sent 20 ms after the line before it was due; "join" waits until
 * all are answered, "join 500" then pauses for so many ms. An answer ends where the other side closes. LOG gets a line for
 * each request: when it began, what was asked, what the visitor waited.
 */
#include "net.h"

static const char *port;
static FILE *log_file;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t answered = PTHREAD_COND_INITIALIZER;
static int open_requests;

static void note(double began_s, const char *text, double waited_ms) {
  pthread_mutex_lock(&guard);
  fprintf(log_file, "%.6f %s waited=%.1fms\n", began_s, text, waited_ms);
  fflush(log_file);
  pthread_mutex_unlock(&guard);
}

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void *request(void *argument) {
  char *text = argument, line[256], answer[4096];
  double began = seconds(CLOCK_REALTIME), clock = seconds(CLOCK_MONOTONIC);
  int peer = connected_to("127.0.0.1", port);
  int length = snprintf(line, sizeof line, "%s\r\n", text);
  if (peer >= 0 && send(peer, line, (size_t)length, MSG_NOSIGNAL) == length)
    while (recv(peer, answer, sizeof answer, 0) > 0) continue;
  if (log_file) note(began, text, (seconds(CLOCK_MONOTONIC) - clock) * 1000);
  if (peer >= 0) close(peer);
  free(text);
  pthread_mutex_lock(&guard);
  open_requests--;
  pthread_cond_signal(&answered);
  pthread_mutex_unlock(&guard);
  return NULL;
}

static void join(void) {
  pthread_mutex_lock(&guard);
  while (open_requests > 0) pthread_cond_wait(&answered, &guard);
  pthread_mutex_unlock(&guard);
}

static void send_plan(int argc, char **argv) {
  char line[256];
  long long due = now_ms();
  if (argc > 1 && !(log_file = fopen(argv[1], "w"))) err(1, "%s", argv[1]);
  while (fgets(line, sizeof line, stdin)) {
    char *text = line;
    line[strcspn(line, "\n")] = 0;
    if (strncmp(line, "join", 4) == 0) {
      join();
      pause_ms(atoi(line + 4));
      due = now_ms();
      continue;
    }
    if (line[0] != '+') continue;
    due += strtol(line + 1, &text, 10);
    pause_ms((long)(due - now_ms()));
    pthread_mutex_lock(&guard);
    open_requests++;
    pthread_mutex_unlock(&guard);
    spawn(request, strdup(text + (*text == ' ')));
  }
  join();
}

static char **keep_arguments;

static void *keep_asking(void *argument) {
  unsigned state = (unsigned)(long)argument * 7919u;
  int pause = atoi(keep_arguments[2]), spread = atoi(keep_arguments[3]);
  char answer[4096], text[256];
  int length = snprintf(text, sizeof text, "%s\r\n", keep_arguments[4]);
  for (;;) {
    int peer = connected_to("127.0.0.1", port);
    pause_ms(chance(&state, pause + spread));
    while (peer >= 0 && send(peer, text, (size_t)length, MSG_NOSIGNAL) == length && recv(peer, answer, sizeof answer, 0) > 0)
      pause_ms(pause + chance(&state, spread));
    if (peer >= 0) close(peer);
    pause_ms(200);
  }
  return NULL;
}

static pthread_barrier_t moment;
static int times, apart_ms;

static void *order_together(void *argument) {
  char text[64], answer[64];
  int peer = connected_to("127.0.0.1", port);
  pthread_barrier_wait(&moment);
  pause_ms(300);
  for (int burst = 1; burst <= times; burst++) {
    pthread_barrier_wait(&moment);
    int length = snprintf(text, sizeof text, "order %d-%ld\n", burst, (long)argument);
    /* Who is refused stays: the others wait for all at the barrier. */
    if (send(peer, text, (size_t)length, MSG_NOSIGNAL) == length && recv(peer, answer, sizeof answer, 0) < 0) warn("recv");
    pause_ms(apart_ms);
  }
  pthread_barrier_wait(&moment);
  if (peer >= 0) close(peer);
  return NULL;
}

/* Read from the kernel's tables: a connection made to find out would be in the trace of whoever is asked. */
static int somebody_listens(void) {
  static const char *const tables[] = {"/proc/net/tcp", "/proc/net/tcp6"};
  unsigned wanted = (unsigned)atoi(port), local, state;
  char line[256];
  int found = 0;
  for (int i = 0; i < 2 && !found; i++) {
    FILE *table = fopen(tables[i], "r");
    while (table && !found && fgets(line, sizeof line, table))
      found = sscanf(line, " %*d: %*32[0-9A-F]:%x %*[0-9A-F]:%*x %x", &local, &state) == 2 && local == wanted && state == 0x0A;
    if (table) fclose(table);
  }
  return found;
}

static int wait_until(int listens, long most_ms) {
  for (long long end = now_ms() + most_ms; somebody_listens() != listens; pause_ms(100))
    if (most_ms > 0 && now_ms() > end) return 1;
  return 0;
}

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  port = argc > 2 ? argv[2] : "";
  argc -= 2, argv += 2;
  if (strcmp(mode, "send") == 0 && argc >= 1) {
    send_plan(argc, argv);
  } else if (strcmp(mode, "keep") == 0 && argc == 5) {
    keep_arguments = argv;
    for (long i = 1; i <= atoi(argv[1]); i++) spawn(keep_asking, (void *)i);
    for (;;) pause();
  } else if (strcmp(mode, "together") == 0 && argc == 4) {
    times = atoi(argv[2]), apart_ms = atoi(argv[3]);
    pthread_barrier_init(&moment, NULL, (unsigned)atoi(argv[1]) + 1);
    for (long i = 1; i <= atoi(argv[1]); i++) spawn(order_together, (void *)i);
    for (int i = 0; i < times + 2; i++) pthread_barrier_wait(&moment);
    pause_ms(100);
  } else if (strcmp(mode, "open") == 0 && argc >= 1) {
    return wait_until(1, argc > 1 ? atol(argv[1]) : 0);
  } else if (strcmp(mode, "closed") == 0 && argc == 1) {
    return wait_until(0, 0);
  } else {
    errx(2, "usage: visitors send|keep|together|open|closed ...");
  }
  return 0;
}

/*
 * settle: closes the books of a day. Made so that the clock and the CPU disagree about what it spends its time on.
 *
 *   settle DAY
 *
 *   looks for its configuration in three places        two of them fail
 *   reads the rates, one record per call               many calls, each short: nearly all the CPU time in the kernel
 *   asks the old bank service, then the new one        refused, then one long read: most of the time on the clock
 *   adds up                                            no system call at all
 *   writes the ledger, synced after each batch         a disk that other programs use, too
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* How much it adds up; less for a slower processor. */
#ifndef TERMS
#define TERMS 18000000
#endif

enum { RATES = 900, RECORD = 64, BATCHES = 6, OLD_PORT = 9301, BANK_PORT = 9302 };

static void configure(void) {
  static const char *const places[] = {"settle.conf", "/etc/settle/settle.conf", "etc/settle.conf"};
  char text[256];
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    int file = open(places[i], O_RDONLY);
    if (file < 0) continue;
    if (read(file, text, sizeof text) < 0) err(1, "%s", places[i]);
    close(file);
    return;
  }
}

static double read_rates(void) {
  char record[RECORD];
  double sum = 0;
  int file = open("data/rates", O_RDONLY);
  if (file < 0) err(1, "data/rates");
  for (int i = 0; i < RATES; i++) {
    if (pread(file, record, sizeof record, (off_t)i * RECORD) != RECORD) errx(1, "data/rates is short");
    sum += record[0];
  }
  close(file);
  return sum;
}

static int dial(int port) {
  struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int peer = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(peer, (struct sockaddr *)&there, sizeof there) == 0) return peer;
  close(peer);
  return -1;
}

static void ask_bank(const char *day) {
  char question[64], answer[256];
  int peer = dial(OLD_PORT);
  if (peer < 0) peer = dial(BANK_PORT);
  if (peer < 0) err(1, "no bank service");
  int length = snprintf(question, sizeof question, "SETTLE %s\n", day);
  if (write(peer, question, (size_t)length) < 0) err(1, "write");
  while (read(peer, answer, sizeof answer) > 0) continue;
  close(peer);
}

static double add_up(double sum) {
  for (int i = 1; i < TERMS; i++) sum += sin(sum / i);
  return sum;
}

static void write_ledger(double sum) {
  char batch[4096];
  memset(batch, '.', sizeof batch);
  int file = open("out/ledger", O_CREAT | O_WRONLY | O_TRUNC, 0644);
  if (file < 0) err(1, "out/ledger");
  for (int i = 0; i < BATCHES; i++) {
    snprintf(batch, sizeof batch, "batch %d of %d, sum %.2f\n", i + 1, BATCHES, sum);
    if (write(file, batch, sizeof batch) < 0 || fsync(file) != 0) err(1, "out/ledger");
  }
  close(file);
}

int main(int argc, char **argv) {
  if (argc != 2) errx(2, "usage: settle DAY");
  configure();
  double sum = read_rates();
  ask_bank(argv[1]);
  write_ledger(add_up(sum));
  printf("settled\n");
  return 0;
}

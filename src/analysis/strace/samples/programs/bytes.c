/*
 * bytes MODE TIMES: how much one call moves.
 *   tiny      reads 4 bytes of a file, writes them into a pipe, again and again
 *   lines     writes lines of 80 bytes
 *   counter   writes and reads an eventfd: 8 bytes, and there is no other way
 *   screen    writes a progress bar, sign by sign, to standard output
 */
#include "short.h"
#include <sys/eventfd.h>

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const char *mode = argv[1];
  char text[80];
  memset(text, '=', sizeof text);
  int times = atoi(argv[2]), ends[2], file = open("numbers.bin", O_RDONLY), counter = eventfd(0, 0);
  int out = open("lines.txt", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  pipe(ends);
  for (int i = 0; i < times; i++) {
    eventfd_t value;
    if (is(mode, "tiny")) {
      read(file, text, 4);
      write(ends[1], text, 4);
    } else if (is(mode, "lines")) write(out, text, 80);
    else if (is(mode, "counter")) {
      eventfd_write(counter, 1);
      eventfd_read(counter, &value);
    } else write(1, text, 1);
  }
  return 0;
}

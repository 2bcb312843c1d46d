/*
 * syncs MODE TIMES [FOLDER]: writes that ask the disk.
 *   orders   one line and fsync() for every order, 20 ms apart
 *   bulk     24 MB in large writes and one fsync(), then small ones
 */
#include "short.h"

int main(int argc, char **argv) {
  if (argc < 3 || (argc > 3 && chdir(argv[3]) != 0)) return 2;
  int file = open("orders.log", O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (is(argv[1], "bulk")) {
    size_t size = 4 << 20;
    char *block = malloc(size);
    memset(block, 'x', size);
    for (int i = 0; i < 6; i++) write(file, block, size);
    fsync(file);
  }
  for (int i = 0; i < atoi(argv[2]); i++) {
    char line[64];
    int length = snprintf(line, sizeof line, "order %d: 1 lamp, 2 chairs\n", 1000 + i);
    write(file, line, (size_t)length);
    fsync(file);
    pause_ms(20);
  }
  return 0;
}

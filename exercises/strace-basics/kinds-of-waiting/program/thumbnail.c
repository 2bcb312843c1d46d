/*
 * thumbnail: makes the small picture of a large one, and is on the disk when it ends.
 *
 *   thumbnail PICTURE
 */
#include <err.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What a small picture costs; less for a slower processor. */
#ifndef TERMS
#define TERMS 600000
#endif

int main(int argc, char **argv) {
  char path[48], picture[8192];
  if (argc != 2) errx(2, "usage: thumbnail PICTURE");
  int original = open("original", O_RDONLY);
  if (original < 0 || read(original, picture, sizeof picture) < 0) err(1, "original");
  close(original);
  for (int i = 0; i < TERMS; i++) picture[i % 1024] = (char)(128 * sin(picture[i % 8192] + i));
  snprintf(path, sizeof path, "thumbs/%s", argv[1]);
  int small = open(path, O_CREAT | O_WRONLY, 0644);
  if (small < 0 || write(small, picture, 1024) != 1024 || fsync(small) != 0) err(1, "%s", path);
  close(small);
  return 0;
}

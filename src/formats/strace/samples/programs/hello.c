/* hello: says so on its standard output, in three writes. */
#include <unistd.h>

int main(void) {
  write(1, "hello, ", 7);
  write(1, "world\n", 6);
  write(1, "no newline at the end", 21);
  return 0;
}

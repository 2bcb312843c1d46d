/* bits32: a 32-bit program without a C library (int $0x80), so that no 32-bit packages are needed to build it. */
static int call(int number, int a, int b, int c) {
  int result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
  return result;
}

void _start(void) {
  int file = call(5, (int)"notes.txt", 0, 0); /* open */
  char text[40];
  call(3, file, (int)text, sizeof text);   /* read */
  call(6, file, 0, 0);                     /* close */
  call(5, (int)"missing.txt", 0, 0);       /* open: fails */
  call(4, 1, (int)"32 bits\n", 8);         /* write */
  call(11, (int)"./hello", 0, 0);          /* execve: back to 64 bits */
  call(1, 1, 0, 0);                        /* exit */
}

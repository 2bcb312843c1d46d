/* nothing: a child that does nothing, without a C library, so that its part of a trace is short. */
void _start(void) {
  __asm__ volatile("mov $60, %eax\n\txor %edi, %edi\n\tsyscall");
}

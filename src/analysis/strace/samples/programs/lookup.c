/* lookup TIMES NAME...: getaddrinfo() of every name, as many times as asked. Linked dynamically: the resolver of glibc. */
#include "short.h"
#include <netdb.h>

int main(int argc, char **argv) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found;
  for (int round = 0; argc > 2 && round < atoi(argv[1]); round++)
    for (int i = 2; i < argc; i++) {
      if (getaddrinfo(argv[i], "80", &hints, &found) == 0) freeaddrinfo(found);
      pause_ms(10);
    }
  return 0;
}

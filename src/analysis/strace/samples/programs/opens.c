/*
 * opens MODE TIMES: files opened again and again.
 *   config    the same configuration file for every request
 *   items     one file for each item: items/item-1.json, items/item-2.json, ...
 *   prices    one request for each item to 127.0.0.1:8089
 *   whole     one file with all items, read in one go
 *   stat      /proc/self/stat, as a monitor does, 15 ms apart
 *   search    every template looked for in four directories before it is found in the fifth
 */
#include "short.h"

static void slurp(const char *name) {
  char text[512];
  int file = open(name, O_RDONLY);
  if (file < 0) return;
  while (read(file, text, sizeof text) > 0) continue;
  close(file);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const char *mode = argv[1];
  static const char *const places[] = {"theme/shop", "theme/base", "plugins/views", "local/views", "views"};
  static const char *const names[] = {"head", "menu", "search", "banner", "list", "card", "price", "stock",
                                      "cart", "review", "related", "foot", "consent", "tracking"};
  pause_ms(20);
  for (int i = 0; i < atoi(argv[2]); i++) {
    char name[64];
    if (is(mode, "config")) {
      slurp("config.ini");
      write(1, "page\n", 5);
    } else if (is(mode, "items")) {
      snprintf(name, sizeof name, "items/item-%d.json", i + 1);
      slurp(name);
    } else if (is(mode, "prices")) {
      struct sockaddr_in there = local4(8089);
      int peer = socket(AF_INET, SOCK_STREAM, 0);
      connect(peer, (struct sockaddr *)&there, sizeof there);
      int length = snprintf(name, sizeof name, "GET /price/%d HTTP/1.0\r\n\r\n", 4711 + i);
      send(peer, name, (size_t)length, 0);
      char text[128];
      while (recv(peer, text, sizeof text, 0) > 0) continue;
      close(peer);
    } else if (is(mode, "whole")) {
      slurp("items.json");
    } else if (is(mode, "stat")) {
      slurp("/proc/self/stat");
      pause_ms(15);
    } else if (is(mode, "search")) {
      for (size_t place = 0; place < 5; place++) {
        snprintf(name, sizeof name, "%s/%s.html", places[place], names[i % 14]);
        if (access(name, R_OK) == 0) {
          slurp(name);
          break;
        }
      }
    }
  }
  return 0;
}

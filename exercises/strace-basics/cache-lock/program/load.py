#!/usr/bin/env python3
"""Send bursts of page requests to pagecache and print what each client waited.

usage: load.py PORT CLIENTS BURSTS GAP_MS

Each burst is one request from every client, a few milliseconds apart, like a browser that asks for several parts of
a page; between bursts nobody asks for anything. One request warms the cache before the first burst.
"""

import random
import socket
import sys
import threading
import time

port, clients, bursts, gap_ms = (int(word) for word in sys.argv[1:])
spread = random.Random(7)  # the same arrivals in every recording


def get(page):
    started = time.monotonic()
    with socket.create_connection(('127.0.0.1', port)) as conn:
        conn.sendall(b'GET /page/%d HTTP/1.0\r\n\r\n' % page)
        while conn.recv(65536):
            pass
    return (time.monotonic() - started) * 1000


def one(burst, client, delay_s, page):
    time.sleep(delay_s)
    print(f'burst {burst:2} client {client} page {page}  {get(page):6.1f} ms', flush=True)


for page in (1, 2, 3):
    print(f'warm-up page {page}  {get(page):6.1f} ms')
for burst in range(1, bursts + 1):
    time.sleep(gap_ms / 1000 * spread.uniform(0.8, 1.2))
    threads = []
    for client in range(1, clients + 1):
        plan = (burst, client, spread.uniform(0, 0.006), spread.randint(1, 3))
        threads.append(threading.Thread(target=one, args=plan))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

#!/usr/bin/env python3
"""Ask shop for pages and print what the browser waited: start, item, milliseconds.

usage: client.py PORT

Nine rounds of three requests: two at once (one for each worker), the third 20 ms later, when both have answered but
may still be busy. Nobody asks for anything between the rounds.
"""

import random
import socket
import sys
import threading
import time

port = int(sys.argv[1])
pause = random.Random(5)  # the same arrivals in every recording
lines = []


def get(item, delay_s):
    time.sleep(delay_s)
    started, clock = time.time(), time.monotonic()
    with socket.create_connection(('127.0.0.1', port)) as conn:
        conn.sendall(b'GET /item/%d HTTP/1.0\r\n\r\n' % item)
        while conn.recv(4096):
            pass
    lines.append(f'{started:.6f} GET /item/{item} waited={(time.monotonic() - clock) * 1000:.1f}ms')


for round_number in range(9):
    time.sleep(pause.uniform(0.45, 0.7))
    threads = [
        threading.Thread(target=get, args=(round_number * 3 + place, delay_s))
        for place, delay_s in ((1, 0), (2, 0.001), (3, 0.02))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
time.sleep(0.3)
print('\n'.join(sorted(lines)))

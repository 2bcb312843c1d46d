#!/usr/bin/env python3
"""Clients of quotes: a request every now and then on each connection, for SECONDS. Not traced.

usage: clients.py PORT SECONDS
"""

import random
import socket
import sys
import threading
import time

port, end = int(sys.argv[1]), time.monotonic() + float(sys.argv[2])


def client(seed):
    pause = random.Random(seed)
    with socket.create_connection(('127.0.0.1', port)) as conn:
        while time.monotonic() < end:
            conn.sendall(b'GET /price/%d\r\n' % seed)
            conn.recv(256)
            time.sleep(pause.uniform(0.1, 0.35))


threads = [threading.Thread(target=client, args=(seed,)) for seed in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

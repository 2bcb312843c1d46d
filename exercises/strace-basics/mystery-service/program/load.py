#!/usr/bin/env python3
"""Sends COUNT requests to 127.0.0.1 PORT, one every EVERY_S, whether the ones before are answered or not. Not traced."""

import random
import socket
import sys
import threading
import time

port, count, every_s = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
# The same requests at the same moments in every recording.
chance = random.Random(7)
kinds = chance.choices(['GET /page', 'POST /order', 'GET /abroad'], weights=[76, 13, 11], k=count)


def request(number: int) -> None:
    with socket.create_connection(('127.0.0.1', port)) as conn:
        conn.sendall(f'{kinds[number]} {number}\n'.encode())
        conn.recv(64)


threads = []
begin = time.monotonic()
for number in range(count):
    at = begin + every_s * (number + chance.uniform(0, 0.8))
    time.sleep(max(0, at - time.monotonic()))
    threads.append(threading.Thread(target=request, args=(number,)))
    threads[-1].start()
for thread in threads:
    thread.join()

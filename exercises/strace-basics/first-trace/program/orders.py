#!/usr/bin/env python3
"""The server that report asks, on 127.0.0.1:9202. Not traced.

usage: orders.py PARTS PAUSE_S

Sends a header at once, then the orders in PARTS pieces with a pause before each. Two lines cannot be read.
"""

import random
import socket
import sys
import time

parts, pause_s = int(sys.argv[1]), float(sys.argv[2])
amount = random.Random(11)
lines = [f'{number} {amount.lognormvariate(4, 1):.2f}' for number in range(1, 7801)]
lines[700] = '701 n/a'
lines[1400] = 'pending'
orders = ('\n'.join(lines) + '\n').encode()

with socket.create_server(('127.0.0.1', 9202)) as listener:
    conn, _ = listener.accept()
    with conn:
        conn.recv(256)
        conn.sendall(b'0 0.00\n')
        step = len(orders) // parts + 1
        for start in range(0, len(orders), step):
            time.sleep(pause_s)
            conn.sendall(orders[start : start + step])

#!/usr/bin/env python3
"""Visitors of the gallery: now and then two at a time, mostly nobody. Not traced.

usage: visitors.py PORT
"""

import socket
import sys
import threading
import time

port = int(sys.argv[1])


def visit(picture):
    with socket.create_connection(('127.0.0.1', port)) as conn:
        conn.sendall(b'GET /picture/%d\r\n' % picture)
        while conn.recv(256):
            pass


# Pictures 1 to 4 have a thumbnail already.
rounds = [(1, 2), (3, 5), (2, 4), (1, 3), (4, 6), (2, 3), (1, 4), (3, 7), (2, 1), (4, 3)]
for pictures in rounds:
    threads = [threading.Thread(target=visit, args=(picture,)) for picture in pictures]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    time.sleep(0.35)

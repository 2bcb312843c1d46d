#!/usr/bin/env python3
"""The database of gallery, on 127.0.0.1:9401. Not traced. Answers take 25 to 65 ms."""

import random
import socket
import threading
import time


def serve(peer, number):
    pause = random.Random(number)
    with peer:
        while peer.recv(256):
            time.sleep(pause.uniform(0.025, 0.065))
            peer.sendall(b'may see it\n')


with socket.create_server(('127.0.0.1', 9401)) as server:
    number = 0
    while True:
        conn, _ = server.accept()
        number += 1
        threading.Thread(target=serve, args=(conn, number), daemon=True).start()

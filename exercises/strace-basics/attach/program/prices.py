#!/usr/bin/env python3
"""The service that knows the prices, on 127.0.0.1:9501. Every 23rd answer to a worker takes long. Not traced.

Before each long answer it writes the port of who waits for it to slow.now, for those who want to watch.
"""

import socket
import threading
import time


def serve(peer):
    with peer:
        number = 0
        while peer.recv(256):
            number += 1
            if number % 23 == 0:
                with open('slow.now', 'w') as note:
                    note.write(f'{peer.getpeername()[1]}\n')
                time.sleep(0.24)
            else:
                time.sleep(0.004)
            peer.sendall(b'12.50\n')


with socket.create_server(('127.0.0.1', 9501)) as server:
    while True:
        conn, _ = server.accept()
        threading.Thread(target=serve, args=(conn,), daemon=True).start()

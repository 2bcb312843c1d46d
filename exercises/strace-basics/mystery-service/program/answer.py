#!/usr/bin/env python3
"""A service on ADDRESS PORT that answers every question after DELAY_S, many at a time. Not traced."""

import socket
import sys
import threading
import time


def answer(conn: socket.socket) -> None:
    with conn:
        while conn.recv(65536):
            time.sleep(float(sys.argv[3]))
            conn.sendall(b'ok\n')


listener = socket.create_server((sys.argv[1], int(sys.argv[2])), backlog=64)
while True:
    client, _ = listener.accept()
    threading.Thread(target=answer, args=(client,), daemon=True).start()

#!/usr/bin/env python3
"""A service on ADDRESS PORT that answers every request after DELAY_S. Not traced."""

import socket
import sys
import time

listener = socket.create_server((sys.argv[1], int(sys.argv[2])))
while True:
    conn, _ = listener.accept()
    with conn:
        conn.recv(1024)
        time.sleep(float(sys.argv[3]))
        conn.sendall(b'HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nok\n')

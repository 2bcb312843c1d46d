#!/usr/bin/env python3
"""The price service on 127.0.0.1 PORT: one question per line, each answered after DELAY_S. Not traced."""

import socket
import sys
import time

listener = socket.create_server(('127.0.0.1', int(sys.argv[1])))
while True:
    conn, _ = listener.accept()
    with conn, conn.makefile('r') as questions:
        for question in questions:
            time.sleep(float(sys.argv[2]))
            items = question.split()[1:]
            conn.sendall((' '.join(f'{5 + int(item) * 37 % 90}.90' for item in items) + '\n').encode())

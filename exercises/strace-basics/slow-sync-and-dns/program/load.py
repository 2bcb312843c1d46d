#!/usr/bin/env python3
"""CLIENTS connections to 127.0.0.1 PORT that all order at the same moment, BURSTS times, PAUSE_S apart. Not traced."""

import socket
import sys
import threading
import time

port, clients, bursts, pause_s = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
together = threading.Barrier(clients)


def customer(number):
    with socket.create_connection(('127.0.0.1', port)) as shop:
        time.sleep(0.3)
        for burst in range(bursts):
            together.wait()
            shop.sendall(f'order {burst + 1}-{number}\n'.encode())
            shop.recv(64)
            time.sleep(pause_s)


customers = [threading.Thread(target=customer, args=(number,)) for number in range(1, clients + 1)]
for thread in customers:
    thread.start()
for thread in customers:
    thread.join()

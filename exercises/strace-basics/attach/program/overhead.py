#!/usr/bin/env python3
"""What being traced costs: run a load untraced and under several ways of tracing, in turn, and print every run.

usage: overhead.py RUNS COMMAND_OF_STRACE

Prints one line per run, columns separated by tabs: load, way, run, value, unit.

tiny-calls    dd reads and writes 100,000 times one byte: the worst case. Wall time of the command.
hurry         quotes answers 2,000 requests, one after the other, on one connection of one worker, to which strace is
              attached; it asks a price service for each, which answers at once. Wall time of one request.
wait          the same with 300 requests, and a price service that takes 4 ms. Wall time of one request.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

runs, strace = int(sys.argv[1]), sys.argv[2]
environment = {'PATH': '/usr/bin:/bin'}
quiet = {'stdin': subprocess.DEVNULL, 'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL, 'env': environment}
PORT, PRICES = 8086, 9501
pause_s = 0.0

ways = [
    ('untraced', None),
    ('-c', ['-c', '-f', '-o', 'out.log']),
    ('-f -T -ttt -o', ['-f', '-T', '-ttt', '-o', 'out.log']),
    ('-e trace=fsync', ['-f', '-e', 'trace=fsync', '-o', 'out.log']),
    ('--seccomp-bpf -f -e trace=fsync', ['--seccomp-bpf', '-f', '-e', 'trace=fsync', '-o', 'out.log']),
]


def tiny_calls(options):
    command = ['dd', 'if=/dev/zero', 'of=/dev/null', 'bs=1', 'count=100000']
    start = time.monotonic()
    subprocess.run([strace, *options, *command] if options is not None else command, check=True, **quiet)
    return time.monotonic() - start


def serve_prices():
    def serve(peer):
        with peer:
            while peer.recv(256):
                if pause_s:
                    time.sleep(pause_s)
                peer.sendall(b'12.50\n')

    server = socket.create_server(('127.0.0.1', PRICES))
    while True:
        peer, _ = server.accept()
        threading.Thread(target=serve, args=(peer,), daemon=True).start()


def ask(conn, count):
    start = time.monotonic()
    for _ in range(count):
        conn.sendall(b'GET /price/1\r\n')
        conn.recv(256)
    return (time.monotonic() - start) / count


def requests(options, count, prices_s):
    """Attaches to the one worker that has the connection, as one does in production."""
    global pause_s
    pause_s = prices_s
    with socket.create_connection(('127.0.0.1', PORT)) as conn:
        ask(conn, 20)
        if options is None:
            return ask(conn, count)
        tracer = subprocess.Popen([strace, *options, '-p', str(worker_of(conn))], **quiet)
        try:
            time.sleep(0.5)
            return ask(conn, count)
        finally:
            tracer.send_signal(signal.SIGINT)
            tracer.wait()


def worker_of(conn):
    """The pid of the process at the other end: its descriptor table holds the socket with our port as its peer."""
    port = conn.getsockname()[1]
    lines = open('/proc/net/tcp').read().splitlines()[1:]
    inode = next(f[9] for f in map(str.split, lines) if f[1].endswith(f':{PORT:04X}') and f[2].endswith(f':{port:04X}'))
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            if f'socket:[{inode}]' in (os.readlink(f'/proc/{pid}/fd/{fd}') for fd in os.listdir(f'/proc/{pid}/fd')):
                return int(pid)
        except OSError:
            continue
    raise SystemExit('no worker has this connection')


loads = [
    ('tiny-calls', tiny_calls),
    ('hurry', lambda options: requests(options, 2000, 0)),
    ('wait', lambda options: requests(options, 300, 0.004)),
]
threading.Thread(target=serve_prices, daemon=True).start()
time.sleep(0.2)
service = subprocess.Popen(['./quotes', str(PORT), 'calm'], start_new_session=True, **quiet)
try:
    time.sleep(0.5)
    for run in range(1, runs + 1):
        for load, measure in loads:
            for way, options in ways:
                print(f'{load}\t{way}\t{run}\t{measure(options):.9f}\ts', flush=True)
finally:
    os.killpg(service.pid, signal.SIGTERM)
    service.wait()

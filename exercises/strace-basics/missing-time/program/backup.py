#!/usr/bin/env python3
"""The other tenant of the volume: writes a block and waits for the disk, again and again. Not traced."""

import os

copy = os.open('backup.tar', os.O_WRONLY | os.O_CREAT, 0o600)
while True:
    os.pwrite(copy, os.urandom(4096), 0)
    os.fdatasync(copy)

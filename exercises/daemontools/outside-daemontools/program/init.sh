#!/usr/bin/env bash
# The first process of record.sh's namespaces: becomes the machine's own systemd, with nothing to look after but the units
# in /run/dojo. The machine outside keeps its init, its control groups and its /run.
set -euo pipefail
mount --make-rprivate /
mount -t tmpfs tmpfs /run
mkdir /run/dojo
printf '[Unit]\nDefaultDependencies=no\n' >/run/dojo/dojo.target
umount -R /sys/fs/cgroup
mount -t cgroup2 none /sys/fs/cgroup
export container=dojo SYSTEMD_UNIT_PATH=/run/dojo
exec /lib/systemd/systemd --system --unit=dojo.target --show-status=no --log-target=null

# Sourced after scenario.sh by the scenarios of services under supervise: . /usr/local/lib/service.sh

# supervised: svscan over service/ of the work directory, whose run scripts came with the scenario. Returns when the log
# of storefront says that it is open. Every process counts here, so nothing is asked before there is a log.
supervised() {
  chmod 755 service/*/run service/*/log/run
  later svscan service
  log=service/storefront/log/main/current
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    [ -s $log ] && grep -q 'storefront: open' $log && return 0
    sleep 0.2
  done
  echo "$log does not say that the service is open" >&2
  return 1
}

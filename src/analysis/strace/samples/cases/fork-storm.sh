capture fork-storm/positive 'A child that runs another program for each of 25 requests, about 40 a second.' ./forks exec 25
capture fork-storm/positive-shell 'A shell that starts a program for each of 20 items.' -f -tt -T -e trace=process -- sh -c 'for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do ./nothing $i; done'
capture fork-storm/negative-slow 'A child every 150 ms.' ./forks slow 14
capture fork-storm/negative-prefork 'Sixteen workers started at once that stay: no exec.' ./forks prefork 16
capture fork-storm/negative-threads 'Thirty threads, not processes.' ./forks threads 30
capture fork-storm/negative-start-script 'A start script: six commands, then the service.' -f -ttt -T -y -e trace=process -- sh -c 'mkdir -p run; touch run/a; date; uname; id -u; cat config.ini; exec ./nothing'

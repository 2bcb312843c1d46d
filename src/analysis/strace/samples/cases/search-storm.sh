mkdir -p theme/{shop,base} plugins/views local/views views lib/{a,b,c}
for name in head menu search banner list card price stock cart review related foot consent tracking; do echo "<p>$name</p>" >views/$name.html; done
capture search-storm/positive '14 templates, each looked for in four folders before it is found in the fifth.' ./opens search 14
capture search-storm/positive-twice 'The same for two pages, with -tt -T alone.' -tt -T -- ./opens search 28
mkdir -p perl/{one,two,three,four,lib}
for name in Cart Price Stock Card Menu Mail Tax User Order Stats Foot Head; do echo "package $name; 1;" >perl/lib/$name.pm; done
capture search-storm/positive-perl 'Perl loads 12 modules while it works, from the last of five folders.' -f -ttt -T -y -e trace=%file -- perl -Iperl/one -Iperl/two -Iperl/three -Iperl/four -Iperl/lib -e 'select(undef, undef, undef, 0.2); for (qw(Cart Price Stock Card Menu Mail Tax User Order Stats Foot Head)) { require "$_.pm" }'
capture search-storm/negative-few 'Four templates.' ./opens search 4
capture search-storm/negative-loader 'The loader looks for libraries in LD_LIBRARY_PATH at start.' -f -ttt -T -y -E LD_LIBRARY_PATH=/srv/app/lib/a:/srv/app/lib/b:/srv/app/lib/c -- ls
capture search-storm/negative-python-start 'Python looks for its modules at start.' -f -ttt -T -y -e trace=%file -- python3 -E -s -c 'import json'

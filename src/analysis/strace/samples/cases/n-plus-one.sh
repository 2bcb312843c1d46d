mkdir -p items
for item in $(seq 30); do echo "{\"id\": $item}" >items/item-$item.json; done
cat items/* >items.json
touch words-{amber,birch,cedar,dune,elm,fern,grove,heath,iris,juniper,kelp,larch,moss,nettle,oak,pine,quince,reed,sage,thyme,ulex,vine,willow,yew}.txt
serve "$here/programs/answer.py" 127.0.0.1 8089
capture n-plus-one/positive 'One file for each of 30 items.' ./opens items 30
capture n-plus-one/positive-requests 'One request for each of 25 items to the same server.' ./opens prices 25
capture n-plus-one/positive-no-paths 'Files again, with -tt -T alone.' -tt -T -- ./opens items 26
served
capture n-plus-one/negative-whole 'All items in one file.' ./opens whole 1
capture n-plus-one/negative-few 'Twelve items.' ./opens items 12
capture n-plus-one/negative-listing 'ls -s of a folder with many names: one call for each, and no number that varies.' sh -c 'ls -s words-*.txt'

#!/usr/bin/perl
# page.pl [--once] PORT ITEMS: a category page of a shop, one card per item, on standard output.
#
# For each item: read the configuration, look for the template of its kind along the search path, ask the price.
# With --once the first two are remembered, and the prices are asked for in one request.
use strict;
use warnings;
use IO::Socket::INET;

my @search_path = qw(theme/autumn theme/shop plugins/cards local/views views);
my $once = @ARGV && $ARGV[0] eq '--once' ? shift : '';
my ($port, $items) = @ARGV;

sub read_file {
  my ($path) = @_;
  open my $file, '<', $path or die "$path: $!";
  local $/;
  return scalar <$file>;
}

my %remembered;

sub config {
  return $remembered{config} if $remembered{config};
  my %config = read_file('etc/shop.ini') =~ /^(\w+) = (.*)$/mg;
  $remembered{config} = \%config if $once;
  return \%config;
}

sub template {
  my ($kind) = @_;
  return $remembered{$kind} if $remembered{$kind};
  for my $directory (@search_path) {
    my $path = "$directory/card-$kind.html";
    next unless -e $path;
    my $text = read_file($path);
    $remembered{$kind} = $text if $once;
    return $text;
  }
  die "no template for $kind";
}

my $prices = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port) or die "prices: $!";

sub ask {
  my ($question) = @_;
  syswrite $prices, "$question\n";
  sysread $prices, my $answer, 4096;
  return split ' ', $answer;
}

my @kinds = split ' ', read_file('items.txt');
my @all = $once ? ask(join ' ', 'prices', 1 .. $items) : ();
for my $id (1 .. $items) {
  my $kind = $kinds[$id % @kinds];
  my $config = config();
  my $card = template($kind);
  my $price = $once ? $all[$id - 1] : (ask("price $id"))[0];
  $card =~ s/\{price\}/$price $config->{currency}/;
  print $card;
}

module go-search

go 1.25

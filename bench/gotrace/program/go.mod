module searchload

go 1.22

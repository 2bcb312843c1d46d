module mix

go 1.22

module trace-dojo/gosample

go 1.26

module flight-recorder

go 1.25

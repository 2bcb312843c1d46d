module tracedojo/flight-recorder

go 1.25

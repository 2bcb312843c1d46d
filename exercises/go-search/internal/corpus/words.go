package corpus

// Rare holds the words that a search is for: each of them is in about one line of forty.
var Rare = []string{"Mutex", "Goroutine", "Latency", "Scheduler", "Allocation", "Channel", "Profile", "Recorder"}

var common = []string{
	"a", "after", "answer", "before", "book", "both", "buffer", "call", "case", "clock", "counter", "day", "disk",
	"door", "each", "early", "every", "file", "first", "for", "from", "hall", "hand", "has", "hour", "in", "is",
	"kernel", "key", "lamp", "late", "library", "line", "list", "long", "many", "message", "minute", "most", "name",
	"network", "next", "night", "number", "of", "on", "one", "only", "page", "paper", "part", "past", "piece", "queue",
	"reader", "room", "row", "second", "shelf", "short", "signal", "slow", "some", "stack", "stays", "table", "than",
	"that", "the", "then", "thread", "time", "to", "turn", "until", "wait", "wall", "was", "while", "who", "window",
	"with", "word", "work",
}

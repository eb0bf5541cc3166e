# Prints the go commands of the first code block of a Markdown file that holds one with "go test ./...".
/^```/ {
	if (inside && tests) {
		printf "%s", block
		exit
	}
	inside = !inside
	block = ""
	tests = 0
	next
}
inside {
	sub(/^[$] /, "")
	if ($0 ~ /^go /) block = block $0 "\n"
	if ($0 ~ /^go test \.\/\.\.\./) tests = 1
}

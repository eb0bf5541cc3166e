# Turns what `go test -json` writes into what `go test` would have written, and counts the tests and subtests.
function text(line) {
	sub(/^.*"Output":"/, "", line)
	sub(/"(,"[^"]*":"[^"]*")*[}]$/, "", line)
	gsub(/\\\\/, "\001", line)
	gsub(/\\n/, "\n", line)
	gsub(/\\t/, "\t", line)
	gsub(/\\"/, "\"", line)
	gsub(/\\u003c/, "<", line)
	gsub(/\\u003e/, ">", line)
	gsub(/\\u0026/, "\\&", line)
	gsub(/\001/, "\\", line)
	return line
}
/^[{]/ && /"Action":"build-output"/ { printf "%s", text($0); next }
/^[{]/ && /"Action":"output"/ {
	match($0, /"Package":"[^"]*"/)
	name = substr($0, RSTART, RLENGTH)
	written = text($0)
	output[name] = output[name] written
	if (!/"Package":"[^"]*","Test":/ && written ~ /^(ok|\?) /) printf "%s", written
	next
}
/^[{]/ && /"Test":/ && /"Action":"pass"/ { passed++ }
/^[{]/ && /"Test":/ && /"Action":"skip"/ { skipped++ }
/^[{]/ && /"Test":/ && /"Action":"fail"/ {
	failed++
	match($0, /"Package":"[^"]*"/)
	blamed[substr($0, RSTART, RLENGTH)]
}
/^[{]/ && !/"Test":/ && /"Action":"fail"/ {
	match($0, /"Package":"[^"]*"/)
	name = substr($0, RSTART, RLENGTH)
	printf "%s", output[name]
	if (!(name in blamed)) failed++
}
!/^[{]/ { print }
END {
	if (skipped) printf "%d skipped\n", skipped
	printf "%d passed, %d failed\n", passed, failed
}

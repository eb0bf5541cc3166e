package result

// Format is how tables are written.
type Format uint8

// The formats. All hold the same tables, columns and values.
const (
	Parquet Format = iota // typed and columnar: DuckDB, pandas, R's arrow
	CSV                   // with a header; lists are joined by ";"
	JSON                  // NDJSON, one object a line: what jq streams and pandas reads with lines=True
)

var formats = [...]struct{ name, extension string }{{"parquet", ".parquet"}, {"csv", ".csv"}, {"json", ".ndjson"}}

// String is the format as the command line writes it.
func (f Format) String() string { return formats[f].name }

// Extension is the ending of the format's files, with its dot.
func (f Format) Extension() string { return formats[f].extension }

// FormatByName finds a format; false where there is none of that name.
func FormatByName(name string) (Format, bool) {
	for f, known := range formats {
		if name == known.name {
			return Format(f), true
		}
	}
	return 0, false
}

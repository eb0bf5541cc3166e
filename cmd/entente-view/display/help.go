package display

import _ "embed"

// Help is what --help prints. A test compares it with the command's own.
//
//go:embed help.txt
var Help string

// ExitNone is the exit code where there is no display: that of a command that failed.
const ExitNone = 4

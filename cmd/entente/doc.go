// Command entente runs scenarios of AI alliances and tells who joined which bloc, when and why.
//
// Results go to standard output, everything meant for people alone to standard error. The exit codes are 0 where all went
// well, 2 for a wrong command line, 3 for a scenario that is invalid or could not be read, 4 for a run that failed or a
// result that could not be read or written, and 130 after an interruption.
//
//   - main.go: signals and os.Exit, nothing else
//   - program.go: Main, the program as a value that tests can run
//   - exit.go: exit codes, and which error leads to which
//   - root.go: the command without a subcommand; suggest.go: nearest commands and flags; arguments.go: how many arguments
//   - run.go, branch.go, list.go, show.go, validate.go, explain.go, record.go, new.go, schema.go, hash.go, web.go, serve.go, version.go: one command
//     each
//   - landscape.go: landscape theory; landscape_account.go: what is told of it, landscape_report.go as text, landscape_files.go as
//     JSON and CSV, landscape_words.go in which words
//   - hindcast.go, hindcast_report.go: how well a scenario tells what is known; weights.go: what runs draw their weights from
//   - checkpoint.go: how runs are kept and gone on with
//   - shard.go: the flag by which a command does a share of its work; merge.go: shares put together
//   - source.go: how commands read scenarios; problems.go: what is wrong with them; flags.go, language.go: values of flags
//   - print.go: a table of a run on standard output; picture.go: a scenario as tables; table.go: aligned columns
//   - terminal.go: size and colour; stream.go: reading that Ctrl-C ends, writing whose failure is not forgotten
package main

package main

import (
	"io"

	"github.com/spf13/cobra"

	"entente/scenarios"
)

// root is the whole command line.
func (m *Main) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "entente",
		Short: "Simulate who joins which AI alliance, when and why",
		Long: `Entente is a wind tunnel for alliance strategy: firms, states and institutions choose AI blocs, month by month.
A scenario is a YAML file, or one of those that come with the program. A run tells who moved, when and why.

Results go to standard output, messages to standard error.`,
		Example: `  entente list
  entente run korea-stargate
  entente explain korea-stargate --actor samsung`,
		Version:          builtFrom().String(),
		Args:             unknownCommand,
		RunE:             func(command *cobra.Command, _ []string) error { return command.Help() },
		PersistentPreRun: m.begin,
		SilenceErrors:    true,
		SilenceUsage:     true,
	}
	root.SetHelpFunc(func(command *cobra.Command, _ []string) { io.WriteString(command.OutOrStdout(), m.help(command)) })
	root.SetFlagErrorFunc(wrongFlag)
	root.SetVersionTemplate("entente {{.Version}}\n")
	root.PersistentFlags().BoolVar(&m.noColor, "no-color", false, "no colour, as with the environment variable NO_COLOR")
	root.PersistentFlags().Var(scenarios.LimitFlag{Limits: &m.limits}, "limit", scenarios.LimitUsage)
	root.PersistentFlags().BoolVarP(&m.verbose, "verbose", "v", false, "log to standard error what is being done")
	root.AddCommand(m.runCommand(), m.listCommand(), m.showCommand(), m.validateCommand(), m.explainCommand(), m.recordCommand(), m.branchCommand(),
		m.newCommand(), m.ensembleCommand(), m.forecastCommand(), m.compareCommand(), m.sweepCommand(), m.sensitivityCommand(),
		m.discoverCommand(), m.adviseCommand(), m.hindcastCommand(), m.reportCommand(), m.stabilityCommand(), m.landscapeCommand(),
		m.mergeCommand(), m.testCommand(), m.verifyCommand(), m.schemaCommand(),
		m.hashCommand(), m.webCommand(), m.serveCommand(), m.versionCommand())
	refuseUnknownShells(root)
	return root
}

// refuseUnknownShells makes "completion" without or with a wrong shell behave as the root does with commands.
func refuseUnknownShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd("completion")
	for _, command := range root.Commands() {
		if command.Name() == "completion" {
			command.Short = "Print a script that completes commands in a shell"
			command.Args = unknownCommand
			command.RunE = func(command *cobra.Command, _ []string) error { return command.Help() }
			command.Example = `  entente completion bash > entente.bash
  entente completion zsh > _entente
  entente completion fish > entente.fish
  entente completion powershell > entente.ps1`
		}
	}
}

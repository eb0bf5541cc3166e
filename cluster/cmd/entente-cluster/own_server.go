package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"entente/cluster"
)

// ownServer is a NATS server that somebody else runs.
type ownServer struct {
	address  string
	seedFile string
	replicas int
}

// makeQueue makes the queue in a server that somebody else runs.
func (m *Main) makeQueue(command *cobra.Command, own ownServer, service *cluster.Service, passwordFile string) error {
	for _, flag := range []string{"listen", "store", "nkey"} {
		if command.Flags().Changed(flag) {
			return usagef("--%s is of the server that this program runs, and does not go with --nats", flag)
		}
	}
	if own.address == "" {
		return usagef("--nats needs the address of a server")
	}
	if command.Flags().Changed("replicas") && (own.replicas < 1 || own.replicas > 5) {
		return usagef("--replicas cannot be %d: it is 1 to 5", own.replicas)
	}
	ctx := command.Context()
	connection, err := m.connect(ctx, access{
		server: own.address, passwordFile: passwordFile, who: cluster.Credentials{
			User: service.User, SeedFile: own.seedFile, CAFile: service.CAFile, CertificateFile: service.CertificateFile, KeyFile: service.KeyFile,
		},
	}, "serve")
	if err != nil {
		return err
	}
	defer connection.Close()
	wait, err := cluster.MakeQueue(ctx, connection, cluster.QueueOptions{AckWait: service.AckWait, Replicas: own.replicas})
	if err != nil {
		return err
	}
	m.log.Info("the queue is there", "redeliver-after", wait)
	_, err = fmt.Fprintln(m.Stdout, own.address)
	return err
}

package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"entente/cluster"
)

// leastWait leaves time for signs of a worker to come through.
const leastWait = time.Second

func (m *Main) serveCommand() *cobra.Command {
	var service cluster.Service
	var passwordFile string
	var own ownServer
	command := &cobra.Command{
		Use:   "serve",
		Short: "Run a server, which holds what is to be done",
		Long: `Runs a NATS server with JetStream. It listens on this machine alone unless --listen says otherwise; off loopback it wants a
certificate with its key, and a user with a password or NKeys. Its address goes to standard output when it takes connections.

The queue is no record: submitters ask again for what a server loses. With --store it outlives the server all the same.

With --nats the queue is made in a NATS server of your own, with JetStream, and the command ends. --user, --nkey-seed, --ca, --cert and
--key are then those by which it connects.`,
		Example: `  entente-cluster serve
  entente-cluster serve --listen 0.0.0.0:4222 --cert server.pem --key server.key --user lab --password-file password
  entente-cluster serve --nats tls://nats.example.org:4222 --nkey-seed lab.seed --replicas 3`,
		Args: none,
		RunE: func(command *cobra.Command, _ []string) error {
			if command.Flags().Changed("redeliver-after") && service.AckWait < leastWait {
				return usagef("--redeliver-after cannot be %v: it is %v at least", service.AckWait, leastWait)
			}
			if command.Flags().Changed("nats") {
				return m.makeQueue(command, own, &service, passwordFile)
			}
			if command.Flags().Changed("nkey-seed") || command.Flags().Changed("replicas") {
				return usagef("--nkey-seed and --replicas go with --nats")
			}
			var err error
			if service.Password, err = m.password(service.User, passwordFile); err != nil {
				return err
			}
			if (service.CertificateFile == "") != (service.KeyFile == "") {
				return usagef("--cert and --key go together")
			}
			if service.CAFile != "" && service.CertificateFile == "" {
				return usagef("--ca goes with --cert")
			}
			service.Log = m.log
			return cluster.Serve(command.Context(), service, func(address string) { fmt.Fprintln(m.Stdout, address) })
		},
	}
	flags := command.Flags()
	flags.StringVar(&service.Listen, "listen", "127.0.0.1:4222", "host and port to listen at; port 0 is any that is free")
	flags.StringVar(&service.Store, "store", "", "a folder for the queue (default: in memory)")
	flags.StringVar(&service.User, "user", "", "who may connect; the password is read from --password-file or $"+passwordVariable)
	flags.StringVar(&passwordFile, "password-file", "", "a file with the user's password")
	flags.StringSliceVar(&service.Keys, "nkey", nil, "the public NKey of a user who may connect; several with commas")
	flags.StringVar(&service.CertificateFile, "cert", "", "the server's certificate, in PEM")
	flags.StringVar(&service.KeyFile, "key", "", "the key of --cert")
	flags.StringVar(&service.CAFile, "ca", "", "demand of who connects a certificate by one of these, in PEM")
	flags.DurationVar(&service.AckWait, "redeliver-after", 0, "after how long without a sign a worker's chunk goes to another (default 30s)")
	flags.StringVar(&own.address, "nats", "", "make the queue in the NATS server at this address, and end")
	flags.StringVar(&own.seedFile, "nkey-seed", "", "with --nats: a file with an NKey's seed, in place of a user")
	flags.IntVar(&own.replicas, "replicas", 0, "with --nats: how many servers of a cluster hold the queue (default 1)")
	return command
}

// Command entente-cluster has the chunks of a study done by workers on many machines.
//
//	entente-cluster serve                     # one machine: the queue
//	entente-cluster work --server URL         # each machine that computes
//	entente-cluster submit PARTS -o DIR       # where the result is wanted
//
// PARTS is a folder with a job.json, as entente writes it. The README beside the module tells more.
package main

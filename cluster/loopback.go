package cluster

import "net"

// loopback says whether a host is this machine alone, whatever its networks. Names are not looked up: what a name stands for
// may change.
func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	address := net.ParseIP(host)
	return address != nil && address.IsLoopback()
}

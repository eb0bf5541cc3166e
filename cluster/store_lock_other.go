//go:build !unix || aix || solaris

package cluster

// lockStore keeps nobody away, where a process has no lock that ends with it.
func lockStore(string) (release func(), err error) { return func() {}, nil }

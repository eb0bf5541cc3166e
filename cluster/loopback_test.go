package cluster

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLoopbackIsThisMachineAlone(t *testing.T) {
	for host, alone := range map[string]bool{
		"localhost": true, "127.0.0.1": true, "127.8.8.8": true, "::1": true,
		"": false, "0.0.0.0": false, "::": false, "10.0.0.1": false, "localhost.example": false, "127.0.0.1.example": false,
	} {
		assert.Equal(t, alone, loopback(host), host)
	}
}

func TestAddressesAreTakenApart(t *testing.T) {
	for address, want := range map[string]string{
		"nats://127.0.0.1:4222": "127.0.0.1", "tls://queue.example:4222": "queue.example", "[::1]:4222": "::1", "queue.example": "queue.example",
	} {
		host, encrypted, err := hostOf(address)
		require.NoError(t, err)
		assert.Equal(t, want, host)
		assert.Equal(t, address[:3] == "tls", encrypted, address)
	}
	for _, address := range []string{"http://queue.example", "nats://%zz"} {
		_, _, err := hostOf(address)
		assert.Error(t, err, address)
	}
}

package scenarios

// EmbeddedWeights is the file of weights that the facts of the embedded scenario hindcast support, as entente hindcast writes it;
// package entente/sim/ensemble/hindcast reads it.
func EmbeddedWeights() []byte {
	text, err := embedded.ReadFile("files/weights/hindcast.json")
	if err != nil {
		panic("scenarios: " + err.Error()) // It is embedded.
	}
	return text
}

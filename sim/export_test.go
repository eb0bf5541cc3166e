package sim

// StoredFields are the paths of what a checkpoint holds of a world, such as ActorColumns.Capital.
func (w *World) StoredFields() ([]string, error) {
	writing := coder{slots: w.Slots}
	w.stored(&writing)
	w.storedAgenda(&writing)
	return writing.fields, writing.err
}

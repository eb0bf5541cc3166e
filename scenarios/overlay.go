package scenarios

import (
	"reflect"
	"slices"
)

// overlay is a chain of files laid over one another.
type overlay struct {
	document  Document
	positions *Positions
	// broken holds the paths whose values could not be read.
	broken map[string]bool
}

// layOver decodes each file for its own mistakes, lays the files over one another, and
// decodes what results.
func layOver(layers []layer, problems *collector) overlay {
	result := overlay{positions: newPositions(), broken: map[string]bool{}}
	var merged *node
	for _, layer := range slices.Backward(layers) {
		checking := decoder{problems: problems, broken: result.broken}
		checking.document(layer.tree)
		checkAlways(layer, problems, result.broken)
		merged = merger{problems: problems}.documents(merged, layer.tree)
	}
	// Mistakes were reported file by file; here they would only be reported again.
	final := decoder{problems: &collector{}, positions: result.positions, broken: result.broken}
	result.document = final.document(merged)
	result.document.Extends = ""
	return result
}

// checkAlways checks the keys that each file must set itself, even a patch.
func checkAlways(layer layer, problems *collector, broken map[string]bool) {
	if layer.tree.kind != mappingKind {
		return
	}
	for _, member := range shapeOf(reflect.TypeFor[Document]()).Fields {
		if member.Rules.Always && layer.tree.get(member.Key) == nil && !broken[member.Key] {
			broken[member.Key] = true
			problems.add(SeverityError, layer.file, 1, 1, "the key "+quoted(member.Key)+" is missing",
				"every scenario file sets schema, name and title itself")
		}
	}
}

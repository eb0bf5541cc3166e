package scenarios

import (
	"reflect"
	"slices"
)

// overlay is a chain of files laid over one another.
type overlay struct {
	document Document
	// tree is what the document was decoded from.
	tree      *node
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
	result.decode(merged)
	return result
}

// decode reads the laid-together tree. Its mistakes were reported file by file; here they would only be reported again.
func (o *overlay) decode(merged *node) {
	final := decoder{problems: &collector{}, positions: o.positions, broken: o.broken}
	o.document, o.tree = final.document(merged), merged
	o.document.Extends = ""
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

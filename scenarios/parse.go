package scenarios

import (
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// parse turns the text of a file into a tree, or records why it cannot. The YAML
// library is used for its syntax only; what the values mean is decided by our own
// strict decoder, because decoding into maps is quadratic in repeated keys and
// expands aliases without telling where.
func parse(file *source, text string, limits Limits, problems *collector) *node {
	if !prescan(file, text, limits, problems) {
		return nil
	}
	loader, err := yaml.NewLoader(strings.NewReader(text),
		yaml.WithUniqueKeys(false),
		yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(limits.Depth), loaderlimits.AliasNone())))
	if err != nil {
		problems.add(SeverityError, file, 1, 1, "the file cannot be read as YAML: "+err.Error(), "")
		return nil
	}
	var document yaml.Node
	if err := loader.Load(&document); err != nil {
		reportSyntax(err, file, limits, problems)
		return nil
	}
	var second yaml.Node
	if err := loader.Load(&second); err == nil {
		problems.add(SeverityError, file, second.Line, second.Column,
			"a file holds one "+file.form.noun+", and a second document begins here", "remove the line --- and what follows, or put it into a file of its own")
		return nil
	} else if !errors.Is(err, io.EOF) {
		reportSyntax(err, file, limits, problems)
		return nil
	}
	root := &document
	for root.Kind == yaml.DocumentNode && len(root.Content) > 0 {
		root = root.Content[0]
	}
	grower := grower{file: file, limits: limits, problems: problems, open: map[*yaml.Node]bool{}}
	tree := grower.grow(root, 0)
	if grower.stopped {
		return nil
	}
	return tree
}

// grower copies the library's nodes into a tree, expanding aliases, and watches its size.
type grower struct {
	file     *source
	limits   Limits
	problems *collector
	visited  int
	// open holds the anchored nodes being copied, to notice one that contains itself.
	open    map[*yaml.Node]bool
	stopped bool
}

// stop ends the copying with one clear problem, which may be a limit.
func (g *grower) stop(limit string, at *yaml.Node, text, suggestion string) *node {
	if !g.stopped {
		g.problems.beyond(limit, g.file, at.Line, at.Column, text, suggestion)
		g.stopped = true
	}
	return nil
}

func (g *grower) grow(from *yaml.Node, depth int) *node {
	g.visited++
	switch {
	case g.stopped:
		return nil
	case g.visited > g.limits.Nodes:
		return g.stop("values", from, "the file has more than "+grouped(g.limits.Nodes)+" values once its aliases are expanded, which is the limit",
			"write the repeated parts once, or use extends")
	case depth > g.limits.Depth:
		return g.stop("depth", from, "values nest deeper than "+grouped(g.limits.Depth)+" levels, which is the limit", "")
	case from.Kind == yaml.AliasNode:
		return g.expand(from, depth)
	case from.Style&yaml.TaggedStyle != 0:
		g.problems.add(SeverityError, g.file, from.Line, from.Column, "tags are not used in "+g.file.form.noun+" files: read "+quoted(from.Tag), "remove the tag")
	}
	if from.Anchor != "" {
		g.open[from] = true
		defer delete(g.open, from)
	}
	to := &node{file: g.file, line: from.Line, column: from.Column}
	switch from.Kind {
	case yaml.MappingNode:
		to.kind = mappingKind
		g.growMapping(to, from, depth)
	case yaml.SequenceNode:
		to.kind = listKind
		for _, item := range from.Content {
			to.items = append(to.items, g.grow(item, depth+1))
		}
	default:
		to.text, to.tag = from.Value, from.ShortTag()
		quotes := yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
		to.plain = from.Style&quotes == 0
		to.inline = from.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0
	}
	return to
}

// expand copies what an alias stands for; the copy keeps the place of the anchor, where the value is written.
func (g *grower) expand(alias *yaml.Node, depth int) *node {
	if alias.Alias == nil || g.open[alias.Alias] {
		return g.stop("", alias, "the alias *"+alias.Value+" stands inside the value that it repeats", "write the value out")
	}
	return g.grow(alias.Alias, depth)
}

func (g *grower) growMapping(to *node, from *yaml.Node, depth int) {
	first := make(map[string]int, len(from.Content)/2)
	for i := 0; i+1 < len(from.Content) && !g.stopped; i += 2 {
		key := g.grow(from.Content[i], depth+1)
		value := g.grow(from.Content[i+1], depth+1)
		if g.stopped {
			return
		}
		if key.kind != scalarKind {
			g.problems.add(SeverityError, g.file, key.line, key.column, "a key must be a single word or number, read "+key.describe(), "write key: value")
			continue
		}
		if key.tag == "!!merge" {
			g.problems.add(SeverityError, g.file, key.line, key.column, "the merge key << is not used in "+g.file.form.noun+" files",
				"write the keys out, or patch another scenario with extends")
			continue
		}
		if line, repeated := first[key.text]; repeated {
			g.problems.add(SeverityError, g.file, key.line, key.column, "the key "+quoted(key.text)+" is written twice",
				"it was first written on line "+grouped(line)+"; keep one of them")
			continue
		}
		first[key.text] = key.line
		to.entries = append(to.entries, entry{key: key, value: value})
	}
}

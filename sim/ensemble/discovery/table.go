package discovery

import (
	"fmt"
	"strconv"
	"strings"
)

// String is the box as text: a line with its numbers, and a table of its restrictions in Markdown.
func (b Box) String() string {
	var text strings.Builder
	fmt.Fprintf(&text, "Density %s (%s to %s), coverage %s (%s to %s), mass %s: %d of interest among %d of %s.\n",
		part(b.Density), part(b.DensityInterval.Low), part(b.DensityInterval.High),
		part(b.Coverage), part(b.CoverageInterval.Low), part(b.CoverageInterval.High),
		part(b.Mass), b.OfInterest, b.Points, counted(b.path.search.all.points, "point"))
	if len(b.Restrictions) == 0 {
		text.WriteString("No factor is restricted.\n")
		return text.String()
	}
	text.WriteString("\n| factor | in the box | quasi-p |\n| --- | --- | --- |\n")
	for _, restriction := range b.Restrictions {
		fmt.Fprintf(&text, "| %s | %s | %s |\n", cell(restriction.Factor), cell(restriction.limits()), restriction.quasiPs())
	}
	return text.String()
}

// limits are what the restriction lets in, in words.
func (r Restriction) limits() string {
	switch {
	case r.Kind == Categorical:
		return strings.Join(r.Kept, " or ")
	case !r.Upper.Restricted:
		return "at least " + number(r.Lower.At)
	case !r.Lower.Restricted:
		return "at most " + number(r.Upper.At)
	}
	return number(r.Lower.At) + " to " + number(r.Upper.At)
}

func (r Restriction) quasiPs() string {
	switch {
	case r.Kind == Categorical:
		return probability(r.QuasiP)
	case !r.Upper.Restricted:
		return probability(r.Lower.QuasiP)
	case !r.Lower.Restricted:
		return probability(r.Upper.QuasiP)
	}
	return probability(r.Lower.QuasiP) + ", " + probability(r.Upper.QuasiP)
}

// String is the discovery as text: its boxes, or that there are none and what came nearest.
func (d *Discovery) String() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s, %d of them of interest (%s).\n", counted(d.Points, "point"), d.OfInterest,
		part(float64(d.OfInterest)/float64(d.Points)))
	if len(d.Boxes) == 0 {
		fmt.Fprintf(&text, "No box: no region reaches density %s.", number(d.Threshold))
		switch {
		case d.Rejected == nil:
		case d.Rejected.Restricted == 0:
			text.WriteString(" No limit on any factor makes the outcome more frequent.")
		default:
			fmt.Fprintf(&text, " The search ended at density %s with %s.",
				part(d.Rejected.Density), counted(d.Rejected.Points, "point"))
		}
		text.WriteString("\n")
	}
	for i, box := range d.Boxes {
		fmt.Fprintf(&text, "\nBox %d\n\n%s", i+1, box)
	}
	return text.String()
}

// String is a sentence on whether the box comes back, and a table of how often its factors do in Markdown.
func (r *Reproducibility) String() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%d of %s of the points led to a box.", r.Found, counted(r.Halves, "random half", "random halves"))
	if r.HeldOutDensity.Mean >= 0 {
		fmt.Fprintf(&text, " On the other half, which it was not fitted to, its density was %s (%s to %s) against %s on its own, "+
			"and its coverage %s (%s to %s); without a box, density is %s.",
			part(r.HeldOutDensity.Mean), part(r.HeldOutDensity.Least), part(r.HeldOutDensity.Most), part(r.FittedDensity.Mean),
			part(r.HeldOutCoverage.Mean), part(r.HeldOutCoverage.Least), part(r.HeldOutCoverage.Most), part(r.BaseDensity))
	}
	text.WriteString("\n\n| factor | in the box | restricted at like coverage | at like density |\n| --- | --- | --- | --- |\n")
	for _, factor := range r.Factors {
		in := "no"
		if factor.Restricted {
			in = "yes"
		}
		fmt.Fprintf(&text, "| %s | %s | %d of %d | %d of %d |\n", cell(factor.Factor), in,
			factor.ByCoverage, r.Halves, factor.ByDensity, r.Halves)
	}
	return text.String()
}

func counted(count int, noun ...string) string {
	if count == 1 {
		return "1 " + noun[0]
	}
	return fmt.Sprintf("%d %s", count, append(noun, noun[0]+"s")[1])
}

// part is a part of one, to three decimals.
func part(value float64) string { return strconv.FormatFloat(value, 'f', 3, 64) }

// number is a value of a factor, to four digits.
func number(value float64) string { return strconv.FormatFloat(value, 'g', 4, 64) }

// probability is to two digits.
func probability(value float64) string {
	if value < 1e-99 {
		return "<1e-99"
	}
	return strconv.FormatFloat(value, 'g', 2, 64)
}

// cell keeps a text from breaking its table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "\r", " ").Replace(text)
}

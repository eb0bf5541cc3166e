package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble/hindcast"
	"entente/sim/result"
)

// weightDraws is the flag --weights: from what each run draws the weights of its terms. Its posterior is nil where every run has those
// of its scenario.
type weightDraws struct {
	from      string
	posterior *hindcast.Posterior
}

// mostWeights bounds the bytes of a file of weights.
const mostWeights = 64 << 20

func (d *weightDraws) flags(command *cobra.Command) {
	command.Flags().StringVar(&d.from, "weights", "",
		"draw each run's weights from what: prior (judged ranges), posterior (what facts support), or a `file` of hindcast")
}

// load reads what weights are drawn from, for all of the models.
func (d *weightDraws) load(models ...*sim.Model) error {
	var err error
	switch d.from {
	case "":
		return nil
	case "prior":
		d.posterior = &hindcast.Posterior{Prior: hindcast.NewPrior(models[0])}
	case "posterior":
		d.posterior, err = hindcast.ReadPosterior(scenarios.EmbeddedWeights())
	default:
		d.posterior, err = readWeights(d.from)
	}
	if err != nil {
		return usagef("prior, posterior, or the weights.json that entente hindcast --out FOLDER writes", "--weights %s: %v", d.from, err)
	}
	for _, model := range models {
		if err := d.posterior.Fits(model); err != nil {
			return usagef("", "--weights %s: %v", d.from, err)
		}
	}
	return nil
}

func readWeights(name string) (*hindcast.Posterior, error) {
	about, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !about.Mode().IsRegular() || about.Size() > mostWeights {
		return nil, fmt.Errorf("it must be a file of at most %d bytes", mostWeights)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return hindcast.ReadPosterior(text)
}

// model is a model as one of its runs has it.
func (d *weightDraws) model(model *sim.Model, seed, run uint64) *sim.Model {
	if d.posterior == nil {
		return model
	}
	return d.posterior.Weighted(model, seed, run)
}

// told says in a report that weights were drawn.
func (d *weightDraws) told() string {
	switch {
	case d.posterior == nil:
		return ""
	case len(d.posterior.Draws) == 0:
		return "Each run draws the weights of its terms from their judged ranges.\n"
	}
	return fmt.Sprintf("Each run draws the weights of its terms from what the facts of %s support (%d draws, as telling as %.3g equal ones).\n",
		d.posterior.Target, len(d.posterior.Draws), d.posterior.Effective())
}

// keptDrawing reads what a result's runs drew from, if they did.
func keptDrawing(dir string, study *result.Study) (*weightDraws, error) {
	d := &weightDraws{}
	for _, file := range study.Files {
		if file.Name != hindcast.WeightsName {
			continue
		}
		text, err := study.ReadDocument(dir, hindcast.WeightsName)
		if err == nil {
			d.posterior, err = hindcast.ReadPosterior(text)
		}
		if err != nil {
			return nil, fmt.Errorf("verify %s: %s: %w: %w", dir, hindcast.WeightsName, err, result.ErrCorrupt)
		}
	}
	return d, nil
}

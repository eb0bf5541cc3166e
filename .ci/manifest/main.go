// Command manifest reads a Kubernetes Job as the API server does when one is created, and ends with exit code 1 where it would be
// refused: an unknown or doubled field, a value of the wrong kind, and what no schema tells, such as two settings that do not go
// together. The code that judges is Kubernetes' own; the module around it is apart from Entente's, so that it pulls nothing in.
//
//	go run . <job.yaml
package main

import (
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/kubernetes/pkg/apis/batch"
	"k8s.io/kubernetes/pkg/apis/batch/install"
	"k8s.io/kubernetes/pkg/apis/batch/validation"
)

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err == nil {
		err = check(text)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
}

// check decodes a manifest strictly, fills in what it leaves out, and validates it.
func check(text []byte) error {
	scheme := runtime.NewScheme()
	install.Install(scheme)
	object, _, err := serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDecoder().Decode(text, nil, nil)
	if err != nil {
		return err
	}
	job, ok := object.(*batch.Job)
	if !ok {
		return fmt.Errorf("it is a %T, no Job", object)
	}
	// The server itself gives a new job these: a namespace, an identity, and labels by which it knows its pods.
	job.Namespace, job.UID = v1.NamespaceDefault, "new"
	labels := map[string]string{batch.ControllerUidLabel: "new", batch.JobNameLabel: job.Name,
		batch.LegacyControllerUidLabel: "new", batch.LegacyJobNameLabel: job.Name}
	job.Spec.Selector = &v1.LabelSelector{MatchLabels: map[string]string{batch.ControllerUidLabel: "new"}}
	job.Spec.Template.Labels = labels
	return validation.ValidateJob(job, validation.JobValidationOptions{RequirePrefixedLabels: true}).ToAggregate()
}

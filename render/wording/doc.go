// Package wording holds the sentences of Entente in English and Korean: [Language] picks a [Voice], which turns facts
// that are already worked out into sentences, and a [Sheet], which does so for scenarios; [Particle] chooses Korean
// particles by how a name is read; quantity.go writes numbers, money and dates. Nothing here looks at a record.
package wording

package player

import "reflect"

// Texts are all that the controls say.
func Texts() []string {
	texts := speedTexts[:]
	for _, line := range helpLines {
		texts = append(texts, line.keys, line.does[0], line.does[1])
	}
	for _, words := range inLanguage {
		fields := reflect.ValueOf(words)
		for k := range fields.NumField() {
			texts = append(texts, fields.Field(k).String())
		}
	}
	return texts
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"syscall/js"
	"time"
)

// answer is what the page gets: an object with a value or an error, so that a mistake never ends the program.
func answer(value any, err error) map[string]any {
	if err != nil {
		return map[string]any{"error": err.Error()}
	}
	return map[string]any{"value": value}
}

// asJSON is a value as the page's script parses it.
func asJSON(value any) (any, error) {
	encoded, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("tell the page: %w", err)
	}
	return string(encoded), nil
}

// answering makes a function for the page of one that is done at once.
func answering(call func(arguments []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, arguments []js.Value) any { return answer(call(arguments)) })
}

// promising makes a function for the page of one that takes time. Whoever is called next ends it.
func (p *page) promising(call func(ctx context.Context, arguments []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, arguments []js.Value) any {
		p.stop()
		ctx, cancel := context.WithCancel(context.Background())
		p.stop = cancel
		var begin js.Func
		begin = js.FuncOf(func(_ js.Value, settle []js.Value) any {
			go func() {
				defer begin.Release()
				settle[0].Invoke(answer(call(ctx, arguments)))
			}()
			return nil
		})
		return js.Global().Get("Promise").New(begin)
	})
}

// breath is how long the program may keep the page waiting.
const breath = 16 * time.Millisecond

// breathing makes a function that lets the page do its own work from time to time.
func breathing() func() {
	since := time.Now()
	return func() {
		if time.Since(since) > breath {
			time.Sleep(time.Microsecond)
			since = time.Now()
		}
	}
}

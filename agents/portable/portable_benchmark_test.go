package portable

import (
	"math"
	"testing"
)

// benchmark times a pass over 1024 inputs, none waiting for another, and
// reports the time of one call. A pass calls its function directly, as the model
// does, not through a variable.
func benchmark(b *testing.B, name string, low, high float64, pass func([]float64) float64) {
	b.Run(name, func(b *testing.B) {
		inputs := spread(1020, low, high)
		for b.Loop() {
			pass(inputs)
		}
		calls := float64(b.N) * float64(len(inputs))
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/calls, "ns/call")
	})
}

func passExp(inputs []float64) (sum float64) {
	for _, x := range inputs {
		sum += Exp(x)
	}
	return sum
}

func passMathExp(inputs []float64) (sum float64) {
	for _, x := range inputs {
		sum += math.Exp(x)
	}
	return sum
}

func passLog(inputs []float64) (sum float64) {
	for _, x := range inputs {
		sum += Log(x)
	}
	return sum
}

func passMathLog(inputs []float64) (sum float64) {
	for _, x := range inputs {
		sum += math.Log(x)
	}
	return sum
}

func BenchmarkExp(b *testing.B) {
	benchmark(b, "portable", -40, 40, passExp)
	benchmark(b, "math", -40, 40, passMathExp)
}

func BenchmarkLog(b *testing.B) {
	benchmark(b, "portable", 0x1p-53, 1, passLog)
	benchmark(b, "math", 0x1p-53, 1, passMathLog)
}

func BenchmarkLogNearOne(b *testing.B) {
	benchmark(b, "portable", 0.98, 1.02, passLog)
	benchmark(b, "math", 0.98, 1.02, passMathLog)
}

func BenchmarkLogistic(b *testing.B) {
	benchmark(b, "portable", -40, 40, func(inputs []float64) (sum float64) {
		for _, x := range inputs {
			sum += Logistic(x)
		}
		return sum
	})
}

// BenchmarkChain times an Exp and a Log of which each waits for the other.
func BenchmarkChain(b *testing.B) {
	x := 0.5
	for b.Loop() {
		x = Exp(-Log(1 + x))
	}
}

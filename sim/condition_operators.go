package sim

import "math"

// number and truth are compiled expressions.
type (
	number func(w *World) float64
	truth  func(w *World) bool
)

// arithmetic joins two numbers. Every operation is rounded on its own.
func arithmetic(operator string, left, right number) number {
	switch operator {
	case "+":
		return func(w *World) float64 { return float64(left(w) + right(w)) }
	case "-":
		return func(w *World) float64 { return float64(left(w) - right(w)) }
	case "*":
		return func(w *World) float64 { return float64(left(w) * right(w)) }
	}
	return func(w *World) float64 {
		divisor := right(w)
		if divisor == 0 {
			return math.NaN()
		}
		return float64(left(w) / divisor)
	}
}

// comparison compares two numbers.
func comparison(operator string, left, right number) truth {
	switch operator {
	case "<":
		return func(w *World) bool { return left(w) < right(w) }
	case "<=":
		return func(w *World) bool { return left(w) <= right(w) }
	case ">":
		return func(w *World) bool { return left(w) > right(w) }
	case ">=":
		return func(w *World) bool { return left(w) >= right(w) }
	case "==":
		return func(w *World) bool { return left(w) == right(w) }
	}
	return func(w *World) bool {
		// Not !=, which would hold for what has no value.
		a, b := left(w), right(w)
		return a < b || a > b
	}
}

// link is one comparison of a chain with what stands before it.
type link struct {
	operator string
	operand  number
}

// chain compares neighbours, left to right, and evaluates each operand at most once.
func chain(first number, links []link) truth {
	if len(links) == 1 {
		return comparison(links[0].operator, first, links[0].operand)
	}
	return func(w *World) bool {
		left := first(w)
		for k := range links {
			right := links[k].operand(w)
			holds := false
			switch links[k].operator {
			case "<":
				holds = left < right
			case "<=":
				holds = left <= right
			case ">":
				holds = left > right
			case ">=":
				holds = left >= right
			}
			if !holds {
				return false
			}
			left = right
		}
		return true
	}
}

// logic joins two truths; the right one is evaluated only where it matters.
func logic(operator string, left, right truth) truth {
	switch operator {
	case "&&", "and":
		return func(w *World) bool { return left(w) && right(w) }
	case "||", "or":
		return func(w *World) bool { return left(w) || right(w) }
	case "==":
		return func(w *World) bool { return left(w) == right(w) }
	}
	return func(w *World) bool { return left(w) != right(w) }
}

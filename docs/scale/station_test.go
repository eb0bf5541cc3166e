package scale_test

import (
	"container/heap"

	"entente/agents/portable"
	"entente/sim/random"
)

// simulation is a discrete-event simulation: what happens is a list of events in the order of their times.
type simulation struct {
	now    float64 // seconds
	events eventList
	count  uint64
	source random.Source
	draws  uint64
}

// event is something that happens at a time; of two at the same time, the one that was planned first goes first.
type event struct {
	at    float64
	order uint64
	do    func()
}

type eventList []event

func (l eventList) Len() int { return len(l) }
func (l eventList) Less(a, b int) bool {
	return l[a].at < l[b].at || l[a].at == l[b].at && l[a].order < l[b].order
}
func (l eventList) Swap(a, b int) { l[a], l[b] = l[b], l[a] }
func (l *eventList) Push(e any)   { *l = append(*l, e.(event)) }
func (l *eventList) Pop() any {
	last := (*l)[len(*l)-1]
	(*l)[len(*l)-1].do = nil
	*l = (*l)[:len(*l)-1]
	return last
}

// after plans an event, so many seconds from now.
func (s *simulation) after(delay float64, do func()) {
	s.count++
	heap.Push(&s.events, event{s.now + delay, s.count, do})
}

// runAll lets happen what is planned, until nothing is.
func (s *simulation) runAll() {
	for len(s.events) > 0 {
		next := heap.Pop(&s.events).(event)
		s.now = next.at
		next.do()
	}
}

// distribution is that of a time in seconds.
type distribution struct {
	mean float64
	kind kind
}

type kind int

const (
	constant    kind = iota // D in Kendall's notation
	exponential             // M
	uniform                 // from half of the mean to one and a half
)

// draw gives the next time of a distribution.
func (s *simulation) draw(from distribution) float64 {
	if from.kind == constant || from.mean == 0 {
		return from.mean
	}
	s.draws++
	luck := s.source.Float64(0, 0, random.PurposeUser, s.draws)
	if from.kind == uniform {
		return from.mean * (0.5 + luck)
	}
	return -from.mean * portable.Log(luck)
}

// square is the mean of the square of a distribution's times.
func (d distribution) square() float64 {
	return d.mean * d.mean * [...]float64{constant: 1, exponential: 2, uniform: 13.0 / 12}[d.kind]
}

// station is a service centre: one server and a queue without limit, first come, first served.
type station struct {
	of      *simulation
	queue   []customer // the first is being served
	served  uint64
	most    int     // customers at a time, at the highest
	busy    float64 // seconds in which somebody was served
	spent   float64 // sum of the customers' residence times, each from its arrival to its departure
	area    float64 // integral of the number of customers over time
	changed float64 // when that number last changed
}

type customer struct {
	arrived, service float64
	leave            func()
}

// visit has a customer arrive now who needs so much service; leave, if any, is done at its departure.
func (s *station) visit(service float64, leave func()) {
	s.change()
	s.queue = append(s.queue, customer{s.of.now, service, leave})
	s.most = max(s.most, len(s.queue))
	if len(s.queue) == 1 {
		s.of.after(service, s.depart)
	}
}

func (s *station) depart() {
	s.change()
	first := s.queue[0]
	s.queue[0] = customer{}
	s.queue = s.queue[1:]
	s.served++
	s.busy += first.service
	s.spent += s.of.now - first.arrived
	if len(s.queue) > 0 {
		s.of.after(s.queue[0].service, s.depart)
	}
	if first.leave != nil {
		first.leave()
	}
}

// change adds up the number of customers until now.
func (s *station) change() {
	s.area += float64(float64(len(s.queue)) * (s.of.now - s.changed))
	s.changed = s.of.now
}

// The operational quantities of a station over an observation of so many seconds (Denning and Buzen 1978, "The Operational
// Analysis of Queueing Network Models").
func (s *station) throughput(seconds float64) float64  { return float64(s.served) / seconds }
func (s *station) utilisation(seconds float64) float64 { return s.busy / seconds }
func (s *station) number(seconds float64) float64      { return s.area / seconds }
func (s *station) residence() float64                  { return s.spent / float64(s.served) }
func (s *station) service() float64                    { return s.busy / float64(s.served) }
func (s *station) waiting() float64                    { return s.residence() - s.service() }

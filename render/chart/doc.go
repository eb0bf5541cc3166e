// Package chart lays charts out as drawings: Bars shows an estimate with its interval for each of several things, one or two
// series of them (sensitivity indices), Tornado how far an outcome moves to either side (one-at-a-time changes), and
// Landscape the valleys of a landscape with what each actor suffers in one of them.
package chart

// Package chart lays charts out as drawings: Bars shows an estimate with its interval for each of several things, one or two
// series of them (sensitivity indices), Tornado how far an outcome moves to either side (one-at-a-time changes).
package chart

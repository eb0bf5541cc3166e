// Package entente is the root of a wind tunnel for alliance strategy: firms, states and institutions choose AI blocs, and
// an analyst sees who moves, when, why, and how sure that is. The rooms are [entente/sim] (the tick engine, its random
// streams and results), [entente/agents] (what actors, policies and blocs are, and how one decides), [entente/scenarios]
// (the worlds as files, their loader and schema), [entente/render] (how a run is shown), [entente/enttest] (assertions on
// outcomes for tests) and entente/cmd/entente (the command line). Nothing is exported here: the tests beside this file
// keep the rooms in order, and their bits the same on every machine.
package entente

module entente/bench/ark

go 1.24

require github.com/mlange-42/ark v0.8.1

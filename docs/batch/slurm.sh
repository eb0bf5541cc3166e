#!/bin/bash
# A study of entente as a Slurm array: one task a shard, all with one folder of parts, which every node must see.
#
#   sbatch slurm.sh PARTS ensemble SCENARIO --runs 100000
#   sbatch --array=3,7 slurm.sh PARTS ensemble SCENARIO --runs 100000    # single shards again, after a failure
#   entente merge PARTS -o RESULT                                        # when all are done
#
#SBATCH --job-name=entente
#SBATCH --array=0-15
#SBATCH --cpus-per-task=1
#SBATCH --time=01:00:00
#SBATCH --output=%x-%A-%a.log
#SBATCH --requeue
set -eu

# How many shards the study is cut into. It says the same when only some of them run again, so it is not taken from
# SLURM_ARRAY_TASK_COUNT. SHARDS=100 sbatch --array=0-99 slurm.sh ... makes it a hundred.
shards=${SHARDS:-16}

parts=$1
shift
exec entente "$@" --shard "auto/$shards" --out "$parts" --workers "${SLURM_CPUS_PER_TASK:-1}"

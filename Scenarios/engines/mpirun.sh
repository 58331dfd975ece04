#!/bin/sh
# A sweep by the ranks of Open MPI, a part for each, on hosts that share a disk: mpirun.sh SWEEP DIR [RANKS]
set -e
sweep=$1 output=$2 ranks=${3:-4}
mpirun -n "$ranks" freshet sweep "$sweep" --output "$output" --shard auto --threads 1 --quiet
freshet merge "$output" --quiet

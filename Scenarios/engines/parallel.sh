#!/bin/sh
# A sweep in parts by GNU parallel, as many at a time as there are cores: parallel.sh SWEEP DIR [PARTS]
# A part that failed is run again with the same command; what is finished is not done again.
set -e
sweep=$1 output=$2 parts=${3:-16}
seq "$parts" | parallel --halt soon,fail=1 freshet sweep "$sweep" --output "$output" --shard {}/"$parts" --threads 1 --quiet
freshet merge "$output" --quiet

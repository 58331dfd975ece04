#!/bin/bash
# An array of Slurm, one task of which is killed and submitted again: killed_task.sh SWEEP DIR ENGINES
# On a cluster of its own; every command has its time.
set -e
sweep=$1 output=$2 engines=$3 cluster=$(dirname "$0")/cluster.sh
export SLURM_CONF=$PWD/slurm/slurm.conf
trap 'timeout 60 "$cluster" down slurm' EXIT
timeout 60 "$cluster" up slurm

submit() { timeout 20 sbatch --parsable --output=/dev/null "$@" "$engines/slurm.sh" "$sweep" "$output"; }
# Not sbatch --wait, which asks seldom.
until_holds() {
  for _ in $(seq 600); do
    if "$@"; then return; fi
    sleep 0.1
  done
  echo "in vain: $*" >&2
  exit 1
}
is_idle() { [ -z "$(timeout 20 squeue --noheader)" ]; }

job=$(submit --array=1-3)
until_holds test -s "$output/shards/2-of-3.log"
timeout 20 scancel --signal=KILL --full "${job}_2"
until_holds is_idle
if freshet merge "$output" --quiet 2>/dev/null; then
  echo "the task was killed too late" >&2
  exit 1
fi
PART=2/3 submit
until_holds is_idle
freshet merge "$output"

#!/bin/sh
# A sweep as an array of Slurm, a part for each task: sbatch --array=1-16 slurm.sh SWEEP DIR, and then freshet merge DIR
# A task that was killed is submitted again as the part that it was, since Slurm counts the tasks of a new array anew:
#   PART=3/16 sbatch slurm.sh SWEEP DIR
#SBATCH --cpus-per-task=1
exec freshet sweep "$1" --output "$2" --shard "${PART:-auto}" --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet

#!/bin/bash
# A Slurm of two nodes on this machine, without systemd, that listens on loopback alone: cluster.sh up|down DIR
# It needs root, and Debian's slurm-wlm and munge. All it makes lies in DIR; its ports are two above and one beside PORT.
set -e
mode=$1 dir=$(realpath -m "${2:?folder}") port=${PORT:-16817}
export SLURM_CONF=$dir/slurm.conf
case $mode in
up)
  mkdir -p "$dir"/{state,log,run,munge}
  # Munge refuses folders that others may write.
  chmod 755 "$dir" "$dir/munge"
  head -c 128 /dev/urandom > "$dir/munge/key"
  chmod 600 "$dir/munge/key"
  munged --key-file="$dir/munge/key" --socket="$dir/munge/socket" --log-file="$dir/munge/log" --pid-file="$dir/munge/pid" \
    --seed-file="$dir/munge/seed" --num-threads=2 --force
  host=$(hostname -s)
  cat > "$SLURM_CONF" <<CONF
ClusterName=freshet
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
AuthInfo=socket=$dir/munge/socket
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool-%n
SlurmctldPidFile=$dir/run/slurmctld.pid
SlurmdPidFile=$dir/run/slurmd-%n.pid
SlurmctldLogFile=$dir/log/slurmctld.log
SlurmdLogFile=$dir/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=0
ReturnToService=2
KillWait=2
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=2 RealMemory=500 State=UNKNOWN
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=2 RealMemory=500 State=UNKNOWN
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
  slurmctld
  for node in n1 n2; do slurmd -N "$node"; done
  for _ in $(seq 300); do
    if [ "$(sinfo -h -t idle -o %D 2>/dev/null)" = 2 ]; then exit 0; fi
    sleep 0.1
  done
  echo "the nodes did not come up" >&2
  tail -n 5 "$dir"/log/*.log >&2
  exit 1
  ;;
down)
  scancel --user=root 2>/dev/null || true
  for daemon in slurmd-n1 slurmd-n2 slurmctld; do
    if [ -f "$dir/run/$daemon.pid" ]; then kill "$(cat "$dir/run/$daemon.pid")" 2>/dev/null || true; fi
  done
  for _ in $(seq 50); do
    if ! ls "$dir"/run/*.pid >/dev/null 2>&1; then break; fi
    sleep 0.1
  done
  for file in "$dir"/run/*.pid "$dir/munge/pid"; do
    if [ -f "$file" ]; then kill -9 "$(cat "$file")" 2>/dev/null || true; fi
  done
  ;;
esac

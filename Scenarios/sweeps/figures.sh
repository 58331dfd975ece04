#!/bin/sh
# The CSV files beside the sweeps, ready for a plot, made again: figures.sh [FOLDER], which keeps the sweeps in FOLDER (Results).
set -e
here=$(dirname "$0") output=${1:-Results}

# figure SWEEP TABLE COLUMNS ROWS: columns of a table of a sweep, and those of its rows in which columns have values (column=value|value …).
figure() {
  freshet sweep "$here/$1.yaml" --output "$output/$1" --quiet
  awk -F, -v columns="$3" -v rows="$4" '
    NR == 1 { for (i = 1; i <= NF; i++) place[$i] = i; n = split(columns, names, ","); m = split(rows, wanted, " ") }
    NR > 1 { for (i = 1; i <= m; i++) { split(wanted[i], pair, "="); if ($place[pair[1]] !~ "^(" pair[2] ")$") next } }
    { line = ""; for (i = 1; i <= n; i++) line = line (i > 1 ? "," : "") (NR == 1 ? names[i] : $place[names[i]]); print line }
  ' "$output/$1/$2.csv" > "$here/$1.csv"
}

interval() { echo "$1,$1_ci_low,$1_ci_high"; }

figure length-and-deferral surges "until,deferring_percent,$(interval peak_per_h),$(interval peak_ratio),$(interval backlog_at_lift)" \
  'action=change_picture'
figure pause-and-loss sweep 'until,waiting_percent,metric,difference,ci_low,ci_high' 'platform=wechat cohort=all'
figure sampling sweep 'sample,metric,difference,ci_low,ci_high' 'metric=people_blocked platform=wechat cohort=all action=all'
figure capacity-and-deferral surges "rate_per_s,deferring_percent,$(interval drain_h),$(interval wait_max_s),$(interval in_time_share)" \
  'action=change_picture'
figure what-is-assumed sensitivity 'metric,action,factor,first,first_ci_low,first_ci_high,total,total_ci_low,total_ci_high' \
  'metric=people_blocked|lost|peak_per_h|peak_ratio cohort=(all)? action=all|change_picture'

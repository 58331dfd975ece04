# Three pictures of a run, from its CSV files:
#   gnuplot -e "run='Results/wechat-2017-profile-freeze'; platform='wechat'; action='change_picture'" Scenarios/plotting/pictures.gp
# makes flow.png, backlog.png and effects.png in the run's folder, or in `out` where that is set. gnuplot 5.4 or later.
if (!exists("run")) run = 'Results/wechat-2017-profile-freeze'
if (!exists("platform")) platform = 'wechat'
if (!exists("action")) action = 'change_picture'
if (!exists("out")) out = run
set datafile separator comma columnheaders
set terminal pngcairo size 1200,640 font 'sans,12' noenhanced
set border 3 lc rgb '#888888'; set tics nomirror; set grid ytics lc rgb '#e4e8ec' lt 1
set key outside right top
flows = run.'/timeseries.csv'

# A row of one arm and cohort; all others are left out.
keep(arm, value) = strcol('arm') eq arm && strcol('platform') eq platform && strcol('action') eq action && strcol('cohort') eq cohort ? value : NaN

# The cohorts are drawn one over the other: the one with the most attempts is told here.
stats flows using (strcol('platform') eq platform && strcol('action') eq action ? column('attempts') : NaN) nooutput
most = STATS_max
cohort = ''
stats flows using (column('attempts') == most && strcol('platform') eq platform && strcol('action') eq action ? (cohort = strcol('cohort'), 1) : NaN) nooutput

set xdata time; set timefmt '%Y-%m-%d %H:%M:%S'; set format x '%d %b'; set format y '%.1s%c'
set output out.'/flow.png'
set title action.' on '.platform.', '.cohort.': attempts in each interval'
plot flows using 'local_time':(keep('restricted', column('blocked'))) with filledcurves y1=0 fc rgb '#f0b48c' title 'stopped', \
     flows using 'local_time':(keep('baseline', column('completed'))) with lines lc rgb '#8c949c' title 'without restrictions', \
     flows using 'local_time':(keep('restricted', column('completed'))) with lines lw 2 lc rgb '#0b62a8' title 'completed'

set output out.'/backlog.png'
set title action.' on '.platform.', '.cohort.': attempts that wait'
plot flows using 'local_time':(keep('restricted', column('backlog'))) with filledcurves y1=0 fc rgb '#b9d3e8' title 'waiting', \
     flows using 'local_time':(keep('restricted', column('backlog'))) with lines lw 2 lc rgb '#0b62a8' notitle

# Effects with their intervals, a row for each metric of all cohorts together.
set output out.'/effects.png'
unset xdata; set format x '%.1s%c'; set format y '%s'; unset key; set grid xtics
set title action.' on '.platform.': with restrictions less without them, and 95 % intervals'
effects = run.'/effects.csv'
whole(value) = strcol('platform') eq platform && strcol('action') eq action && strcol('cohort') eq wanted && column('difference') != 0 ? value : NaN
# Where there is one cohort alone, it has no sum.
wanted = cohort; count = 0
stats effects using (strcol('cohort') eq 'all' && strcol('platform') eq platform && strcol('action') eq action ? (wanted = 'all', 1) : NaN) nooutput
place = 0; name = 0
unset ytics; set yrange [0:*] reverse; set offsets graph 0.1, graph 0.3, 1, 1
set arrow from 0,graph 0 to 0,graph 1 nohead lc rgb '#888888'
plot effects using 'difference':(whole(place = place + 1)):'ci_low':'ci_high' with xerrorbars pt 7 lw 2 lc rgb '#0b62a8', \
     effects using 'difference':(whole(name = name + 1)):(strcol('metric')) with labels left offset 1.5,0

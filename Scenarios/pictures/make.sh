#!/bin/sh
# Draws the pictures of Scenarios/README.md again: make.sh [FOLDER], which keeps the runs in FOLDER (Results). Some minutes.
# It needs `freshet` on the path. Samples are smaller than those of the scenarios; `make pictures` draws flow.svg and backlog.svg from the main scenario as it stands.
set -e
here=$(dirname "$0") output=${1:-Results}
mkdir -p "$output"

# picture SCENARIO SAMPLE WHAT: one picture of a scenario at a sample.
picture() {
  run="$output/picture-$1"
  freshet run "$here/../$1.yaml" --sample "$2" --replications 4 --output "$run" --force --quiet
  freshet plot "$run" $3 --output "$here/$1.svg" --quiet
}

picture wechat-2017-profile-service 1/1000 'line'
picture congress-2017 1/10000 'flow whatsapp chat'
picture qq-2017-profile-freeze 1/2000 'flow change_picture'
picture weibo-2017-freeze-and-overseas-pause 1/400 'stocks'
picture weibo-maintenance 1/1000 'flow post'
picture wechat-2021-registration-pause 1/100 'flow wechat register'
picture apps-2021-registration-pauses 1/100 'flow substitutes register'
picture apps-2021-substitutes-open 1/100 'stocks substitutes'
picture telegram-2015-sign-up-rush 1/100 'flow register'
picture kakaotalk-line-2014 1/1000 'flow line chat'
picture facebook-standing-block 1/2000 'flow facebook visit'
picture instagram-2014 1/100 'stocks vpn'
picture weibo-real-name-2012 1/3000 'stocks'
picture real-name-2014 1/100 'flow register'
picture public-accounts-2014 1/200 'line'
picture microblogs-2013 1/10000 'stocks'
picture microblogs-2013-others-leave 1/5000 'stocks'
picture facebook-2014-restored-purge 1 'stocks'
picture popups-2021-deadline 1/100 'flow register'

freshet sweep "$here/../sweeps/length-and-deferral.yaml" --sample 1/10000 --output "$output/picture-sweep" --quiet
freshet plot "$output/picture-sweep" sweep peak_per_h --output "$here/length-and-deferral.svg" --quiet

# Three pictures of a run, from its CSV files, with R alone:
#   Rscript Scenarios/plotting/pictures.R Results/wechat-2017-profile-freeze wechat change_picture
# makes flow.pdf, backlog.pdf and effects.pdf in the run's folder, or in a folder that is named last.
given <- commandArgs(trailingOnly = TRUE)
defaults <- c("Results/wechat-2017-profile-freeze", "wechat", "change_picture")
arguments <- c(given, defaults[seq_along(defaults) > length(given)])
run <- arguments[1]; platform <- arguments[2]; action <- arguments[3]
out <- if (length(arguments) > 3) arguments[4] else run

all <- read.csv(file.path(run, "timeseries.csv"))
flows <- all[all$platform == platform & all$action == action, ]
# All cohorts together, by arm.
flows <- aggregate(cbind(completed, blocked, backlog) ~ local_time + elapsed_h + arm, flows, sum)
flows$time <- as.POSIXct(flows$local_time, tz = "UTC")
restricted <- flows[flows$arm == "restricted", ]
baseline <- flows[flows$arm == "baseline", ]
area <- function(x, y, color) polygon(c(x, rev(x)), c(y, 0 * y), col = color, border = NA)

pdf(file.path(out, "flow.pdf"), width = 10, height = 5)
plot(restricted$time, restricted$completed, type = "n", bty = "l", xlab = "", ylab = "people",
     ylim = c(0, max(restricted$completed, restricted$blocked, baseline$completed)),
     main = paste0(action, " on ", platform, ": attempts in each interval"))
area(restricted$time, restricted$blocked, "#f0b48c")
lines(baseline$time, baseline$completed, col = "#8c949c")
lines(restricted$time, restricted$completed, col = "#0b62a8", lwd = 2)
legend("topright", c("stopped", "without restrictions", "completed"), col = c("#f0b48c", "#8c949c", "#0b62a8"), lwd = c(8, 1, 2), bty = "n")
invisible(dev.off())

pdf(file.path(out, "backlog.pdf"), width = 10, height = 5)
plot(restricted$time, restricted$backlog, type = "n", bty = "l", xlab = "", ylab = "people",
     main = paste0(action, " on ", platform, ": attempts that wait"))
area(restricted$time, restricted$backlog, "#b9d3e8")
lines(restricted$time, restricted$backlog, col = "#0b62a8", lwd = 2)
invisible(dev.off())

effects <- read.csv(file.path(run, "effects.csv"))
effects <- effects[effects$platform == platform & effects$action == action & !is.na(effects$difference) & effects$difference != 0, ]
if (any(effects$cohort == "all")) effects <- effects[effects$cohort == "all", ]
effects <- effects[rev(seq_len(nrow(effects))), ]
pdf(file.path(out, "effects.pdf"), width = 10, height = 5)
par(mar = c(4, 11, 3, 1))
row <- seq_len(nrow(effects))
plot(effects$difference, row, pch = 19, col = "#0b62a8", bty = "l", yaxt = "n", ylab = "", xlab = "people",
     xlim = range(c(0, effects$difference, effects$ci_low, effects$ci_high), na.rm = TRUE),
     main = paste0(action, " on ", platform, ": with restrictions less without them, and 95 % intervals"))
segments(effects$ci_low, row, effects$ci_high, row, col = "#0b62a8", lwd = 2)
abline(v = 0, col = "#8c949c")
axis(2, at = row, labels = effects$metric, las = 1)
invisible(dev.off())

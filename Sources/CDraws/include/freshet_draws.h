#pragma once

/// How many draws are made at once.
enum { freshet_batch = 16 };

/// Makes draws of the exponential law of a batch of uniform ones, each as by itself.
///
/// Only + − × ÷ and operations on bits, so they are the same on every processor, whatever the width of its vectors.
///
/// - Parameters:
///   - values: Numbers from [0, 1), which become the draws.
///   - mean: The mean.
void freshet_exponentials(double values[freshet_batch], double mean);

"""What dieharder found, as a table for people."""

import math

import battery

# dieharder's own thresholds: weak below 0.005 or above 0.995, failed below 10⁻⁶ or above 1 − 10⁻⁶.
WEAK = 0.01


def reported(stream):
    """The rows of the battery itself, without repetitions."""
    return [row for title, text in stream.sections().items() if not title.startswith("again") for row in battery.rows(text)]


def repeated(stream):
    return [row for title, text in stream.sections().items() if title.startswith("again") for row in battery.rows(text)]


def uniformity(numbers):
    """The Kolmogorov–Smirnov test of uniform numbers: the probability of lying at least as far off.

    Source: Stephens, Journal of the Royal Statistical Society B 32 (1970), for the correction to finite samples.
    """
    count = len(numbers)
    distance = max(max((place + 1) / count - number, number - place / count) for place, number in enumerate(sorted(numbers)))
    scaled = (math.sqrt(count) + 0.12 + 0.11 / math.sqrt(count)) * distance
    if scaled < 0.2:
        return 1.0
    return min(1.0, max(0.0, 2 * sum((-1) ** (term - 1) * math.exp(-2 * (term * scaled) ** 2) for term in range(1, 101))))


def at_least(count, mean):
    """The probability of at least so many by chance (Poisson)."""
    return max(0.0, 1 - sum(math.exp(-mean) * mean**number / math.factorial(number) for number in range(count)))


def faults(streams, bad):
    """0 where the generator passes and the bad keying does not; else a sentence for each fault."""
    found = []
    for stream in streams:
        failed = [row for row in reported(stream) + repeated(stream) if row.assessment == "FAILED"]
        if (stream.keying, stream.half) == bad:
            if reported(stream) and not failed:
                found.append(f"{stream.name} passes, so the battery shows nothing")
        elif failed:
            found.append(f"{stream.name} fails {', '.join(named(row) for row in failed)}")
    return "rng-quality: " + "; ".join(found) if found else 0


def named(row):
    return f"{row.test.replace('_', ' ')} {row.size}" if row.test in battery.SIZES or row.test == "sts_serial" else row.test.replace("_", " ")


def markdown(streams, bad, is_small):
    text = "# dieharder on the generator as the simulator keys it\n\n"
    text += f"dieharder {battery.version()}. Written by `make rng-quality`; [what this means](README.md). "
    text += "A result is weak where p < 0.005 or p > 0.995, as 1 % are by chance; failed where p < 10⁻⁶ or p > 1 − 10⁻⁶.\n"
    if is_small:
        text += "\n**Four quick tests: an indication only.**\n"
    text += "\n| stream | results | passed | weak | failed | uniform | lagged sums |\n|---|---:|---:|---:|---:|---:|---|\n"
    pooled, missing = [], []
    for stream in streams:
        rows = reported(stream)
        if not rows:
            missing.append(stream.name)
            continue
        count = {word: sum(row.assessment == word for row in rows) for word in ("PASSED", "WEAK", "FAILED")}
        lags = sum(row.test == battery.LAGS for row in rows)
        is_bad = (stream.keying, stream.half) == bad
        text += f"| [{stream.name}]({stream.file.name}) | {len(rows)} | {count['PASSED']} | {count['WEAK']} | {count['FAILED']} "
        text += f"| {uniformity([row.p for row in rows]):.2g} | {'yes' if lags else 'no' if is_bad or is_small else 'not yet'} |\n"
        if not is_bad:
            pooled += rows
    text += "\n`uniform` is the p value of a Kolmogorov–Smirnov test of all results of the stream. They are not quite independent, and "
    text += "not quite exact (see README), so it is for orientation.\n"
    if missing:
        text += f"\nNot run yet: {', '.join(missing)}.\n"
    if pooled:
        text += overall(pooled) + weak(streams, bad)
    return text


def overall(rows):
    number = sum(row.assessment != "PASSED" for row in rows)
    sound = [row for row in rows if row.test not in battery.SUSPECT]
    text = f"\n## All streams but the bad one\n{len(rows)} results, {number} of them weak or failed; {WEAK * len(rows):.1f} are expected, "
    text += f"and chance makes {number} or more with probability {at_least(number, WEAK * len(rows)):.2g}. "
    text += f"Uniform: p = {uniformity([row.p for row in rows]):.2g}; "
    text += f"without the four tests that dieharder calls suspect, p = {uniformity([row.p for row in sound]):.2g}.\n"
    return text


def weak(streams, bad):
    text = "\n## The weak ones\nEach was repeated with ten times the samples, but for the tests that dieharder itself calls suspect or not to "
    text += "be used: those find fault with any generator when the samples are many.\n\n"
    text += "| stream | test | p | with ten times the samples |\n|---|---|---:|---|\n"
    for stream in streams:
        if (stream.keying, stream.half) == bad:
            continue
        for row in (row for row in reported(stream) if row.assessment != "PASSED"):
            second = [f"{other.p:.4f} {other.assessment.lower()}" for other in repeated(stream) if other[:2] == row[:2]]
            note = "suspect test" if row.test in battery.SUSPECT else ", ".join(second) or "not yet"
            text += f"| {stream.name} | {named(row)} | {row.p:.8f} | {note} |\n"
    return text

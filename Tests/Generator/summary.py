"""What dieharder found, as a table for people."""

import bisect
import functools
import math
import random

import battery

# dieharder's own thresholds of a weak result.
LOW, HIGH = 0.005, 0.995
# The sections of the lagged sums.
SHORT, FULL = "lagged sums, a tenth", "lagged sums"


def reported(stream):
    """The rows of the battery itself: without repetitions, and without short lagged sums where there are long ones."""
    sections = stream.sections()
    titles = [title for title in sections if not title.startswith("again") and not (title == SHORT and FULL in sections)]
    return [row for title in titles for row in battery.rows(sections[title])]


def doubtful(stream):
    """The rows that are looked at again."""
    return [
        row for row in reported(stream)
        if row.assessment == "FAILED" or row.assessment == "WEAK" and row.test not in battery.SUSPECT]


def repeated(stream, row):
    """What the test of a row gave again."""
    return [
        other for title, text in stream.sections().items() if title.startswith("again") for other in battery.rows(text)
        if other[:3] == row[:3]]


def kolmogorov(count, distance):
    """The probability that uniform numbers lie at least as far off.

    Source: Stephens, Journal of the Royal Statistical Society B 32 (1970), for the correction to finite samples.
    """
    scaled = (math.sqrt(count) + 0.12 + 0.11 / math.sqrt(count)) * distance
    if scaled < 0.2:
        return 1.0
    return min(1.0, max(0.0, 2 * sum((-1) ** (term - 1) * math.exp(-2 * (term * scaled) ** 2) for term in range(1, 30))))


@functools.cache
def chance(samples):
    """The p values that dieharder reports by chance, ascending, as a simulation.

    From the p values of single samples it takes the largest distance |p − i/(n + 1)| (`libdieharder/kstest.c`). That is smaller than
    Kolmogorov's distance, by which it judges it: what it reports is too large, the more so the fewer the samples.
    """
    if samples == 1:
        return [(place + 0.5) / 1000 for place in range(1000)]
    source = random.Random(samples)
    found = []
    for _ in range(2_000_000 // samples):
        numbers = sorted(source.random() for _ in range(samples))
        found.append(kolmogorov(samples, max(abs(number - (place + 1) / (samples + 1)) for place, number in enumerate(numbers))))
    return sorted(found)


def corrected(row):
    """The probability by chance of a reported p that is not larger: uniform, for a perfect generator."""
    return min(max((bisect.bisect(chance(row.samples), row.p) + 0.5) / (len(chance(row.samples)) + 1), 0.0), 1.0)


def weak_by_chance(rows):
    """How many rows of a perfect generator would be weak."""
    total = 0.0
    for row in rows:
        values = chance(row.samples)
        total += 1 - (bisect.bisect(values, HIGH) - bisect.bisect(values, LOW)) / len(values)
    return total


def uniformity(rows):
    """Kolmogorov's test of the corrected p values."""
    numbers = sorted(corrected(row) for row in rows)
    count = len(numbers)
    return kolmogorov(count, max(max((place + 1) / count - number, number - place / count) for place, number in enumerate(numbers)))


def at_least(count, mean):
    """The probability of at least so many by chance (Poisson)."""
    return max(0.0, 1 - sum(math.exp(-mean) * mean**number / math.factorial(number) for number in range(count)))


def faults(streams, bad):
    """0 where the generator passes and the bad keying does not; else a sentence for each fault.

    A failure counts until the test is repeated, and for good when one of the repetitions fails, too: dieharder's bias alone makes a
    failure in 10 000.
    """
    found = []
    for stream in streams:
        failed = [row for row in reported(stream) if row.assessment == "FAILED"]
        if (stream.keying, stream.half) == bad:
            if reported(stream) and not failed:
                found.append(f"{stream.name} passes, so the battery shows nothing")
            continue
        for row in doubtful(stream):
            others = repeated(stream, row)
            if any(other.assessment == "FAILED" for other in others) or row in failed and not others:
                found.append(f"{stream.name} fails {named(row)}")
    return "rng-quality: " + "; ".join(found) if found else 0


def named(row):
    name = row.test.replace("_", " ") + (" (a tenth)" if row.test == battery.LAGS and row.length == battery.SHORT_LENGTH else "")
    return f"{name} {row.size}" if row.test in battery.SIZES or row.test == "sts_serial" else name


def markdown(streams, bad, is_small):
    text = "# dieharder on the generator as the simulator keys it\n\n"
    text += f"dieharder {battery.version()}. Written by `make rng-quality`; [what this means](README.md). "
    text += f"A result is weak where p < {LOW} or p > {HIGH}, and failed where p < 10⁻⁶ or p > 1 − 10⁻⁶.\n"
    if is_small:
        text += "\n**Four quick tests: an indication only.**\n"
    text += "\n| stream | results | passed | weak | by chance | failed | uniform | lagged sums |\n|---|---:|---:|---:|---:|---:|---:|---|\n"
    pooled, missing = [], []
    for stream in streams:
        rows = reported(stream)
        if not rows:
            missing.append(stream.name)
            continue
        count = {word: sum(row.assessment == word for row in rows) for word in ("PASSED", "WEAK", "FAILED")}
        sections = stream.sections()
        lags = "all" if FULL in sections else "a tenth" if SHORT in sections else "not yet"
        is_bad = (stream.keying, stream.half) == bad
        text += f"| [{stream.name}]({stream.file.name}) | {len(rows)} | {count['PASSED']} | {count['WEAK']} | {weak_by_chance(rows):.1f} "
        text += f"| {count['FAILED']} | {uniformity(rows):.2g} | {'–' if is_bad or is_small else lags} |\n"
        if not is_bad:
            pooled += rows
    text += "\n`by chance` is how many would be weak for a perfect generator, `uniform` the p value of a Kolmogorov–Smirnov test of all "
    text += "results; both are corrected for dieharder's own bias (see README).\n"
    if missing:
        text += f"\nNot run yet: {', '.join(missing)}.\n"
    if pooled:
        text += overall(pooled) + not_passed(streams, bad)
    return text


def overall(rows):
    number = sum(row.assessment != "PASSED" for row in rows)
    expected = weak_by_chance(rows)
    text = f"\n## All streams but the bad one\n{len(rows)} results, {number} of them weak or failed. "
    text += f"Chance makes {expected:.1f}, and {number} or more with probability {at_least(number, expected):.2g}. Uniform: p = {uniformity(rows):.2g}.\n"
    return text


def not_passed(streams, bad):
    text = "\n## Those that did not pass\nEach test was run ten times more, but where a test is weak that dieharder itself calls suspect or not "
    text += "to be used.\n\n| stream | test | p | again |\n|---|---|---|---|\n"
    for stream in streams:
        if (stream.keying, stream.half) == bad:
            continue
        for row in (row for row in reported(stream) if row.assessment != "PASSED"):
            others = repeated(stream, row)
            if others:
                failed, weak = (sum(other.assessment == word for other in others) for word in ("FAILED", "WEAK"))
                note = f"{len(others)} results, {weak} weak, {failed} failed; uniform: p = {uniformity(others):.2g}"
            else:
                note = "not yet" if row in doubtful(stream) else "–"
            text += f"| {stream.name} | {named(row)} | {row.p:.8f}, {row.assessment.lower()} | {note} |\n"
    return text

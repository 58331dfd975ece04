/// What one run of a case gave.
struct Measurement {
  /// Events processed, or draws made.
  var events: Int
  /// A number that must be the same whenever the case is run, so that nothing can be optimised away or skipped.
  var checksum: Int
  /// Seconds of wall-clock time, without the start of the process.
  var wallSeconds: Double
  /// Seconds of processor time of all threads.
  var processorSeconds: Double
  /// The largest resident memory of the process, in MiB.
  var peakMebibytes: Double = 0
  /// Figures to hold against other programs for the same model.
  var statistics: [Statistic] = []

  typealias Statistic = (name: String, value: Int)

  var eventsPerSecond: Double { wallSeconds > 0 ? Double(events) / wallSeconds : 0 }

  /// How a measuring process hands it over.
  var line: String { "\(events) \(checksum) \(wallSeconds) \(processorSeconds) \(peakMebibytes)" }

  /// One line of JSON, the form in which programs for the same model in other languages print theirs.
  var json: String {
    let figures = ([("events", events)] + statistics).map { "\"\($0)\": \($1)" }
    return "{\(figures.joined(separator: ", ")), \"wall_s\": \(wallSeconds)}"
  }

  init(events: Int, checksum: Int, wallSeconds: Double, processorSeconds: Double) {
    self.events = events
    self.checksum = checksum
    self.wallSeconds = wallSeconds
    self.processorSeconds = processorSeconds
  }

  init?(line: some StringProtocol) {
    let words = line.split(separator: " ")
    guard words.count == 5, let events = Int(words[0]), let checksum = Int(words[1]), let wall = Double(words[2]),
      let processor = Double(words[3]), let peak = Double(words[4])
    else { return nil }
    self.init(events: events, checksum: checksum, wallSeconds: wall, processorSeconds: processor)
    peakMebibytes = peak
  }
}

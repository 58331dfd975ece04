import Foundation
import FreshetCore

extension ResultWriter {
  /// Writes `scenario.yaml`, the scenario's data files and, last, `manifest.json`.
  func write(_ attachments: Attachments) throws(ResultError) {
    try write(RunContents.scenario, Array(attachments.scenarioText.utf8))
    for file in attachments.dataFiles { try write(file.name, file.contents) }
    try write(RunContents.manifest, Array((manifest(attachments).description + "\n").utf8))
  }

  private func write(_ name: String, _ contents: [UInt8]) throws(ResultError) {
    try ResultError.inFolder { () throws(RunFolderError) in
      let file = try folder.create(name)
      try file.write(contents)
      try file.close()
    }
  }

  /// All but `machine` is the same wherever and however often the scenario is run.
  private func manifest(_ attachments: Attachments) -> JSONValue {
    let scenario = results.scenario
    return .object([
      ("version", .text(attachments.version)),
      ("name", .text(attachments.name)),
      ("left_out", .list(attachments.leftOut.map { .text($0) })),
      ("overrides", .list(attachments.overrides.map { .text($0) })),
      ("scenario_sha256", .text(sha256(attachments.scenarioText))),
      ("seed", .unsigned(scenario.seed)),
      ("sample", .number(scenario.sample)),
      ("weight", .number(results.layout.weights[0].factor)),
      ("weights", .object(results.layout.weightsOfGroups(in: scenario).map { ($0.group, .number($0.weight)) })),
      ("users_simulated", .integer(results.layout.people)),
      ("replications", .integer(results.replications.count)),
      ("baseline", .boolean(results.includesBaseline)),
      ("from", .text(results.clock.text(.start))),
      ("until", .text(results.clock.text(scenario.end))),
      ("report_every_h", .number(scenario.reportInterval.hours)),
      ("events", .integer(results.events)),
      ("files_sha256", .object(folder.digests.map { ($0.name, .text($0.digest)) })),
      ("machine", Machine.current.manifest(attachments)),
    ])
  }
}

extension Machine {
  /// What another machine, or the same one at another time, writes differently.
  fileprivate func manifest(_ attachments: Attachments) -> JSONValue {
    let clock = attachments.wallClock
    let microseconds = Int64(clock.start.timeIntervalSince1970.rounded(.down)) * 1_000_000
    return .object([
      ("os", .text(system)),
      ("cpu", processor.map { .text($0) } ?? .null),
      ("cores", .integer(cores)),
      ("threads", .integer(attachments.threads)),
      ("wall_clock_start", .text(RunClock.text(microseconds: microseconds, timeZone: .gmt))),
      ("wall_clock_s", .number((clock.elapsedSeconds * 1000).rounded() / 1000)),
    ])
  }
}

import Foundation
import FreshetCore

extension ResultWriter {
  /// Writes `scenario.yaml`, the scenario's data files and, last, `manifest.json`.
  func write(_ attachments: Attachments) throws {
    try write("scenario.yaml", Array(attachments.scenarioText.utf8))
    for file in attachments.dataFiles { try write(file.name, file.contents) }
    try write(RunContents.manifest, Array((manifest(attachments).description + "\n").utf8))
  }

  private func write(_ name: String, _ contents: [UInt8]) throws {
    let file = try folder.create(name)
    try file.write(contents)
    try file.close()
  }

  /// All but `machine` is the same wherever and however often the scenario is run.
  private func manifest(_ attachments: Attachments) -> JSONValue {
    let scenario = results.scenario
    return .object([
      .init("version", .text(attachments.version)),
      .init("name", .text(attachments.name)),
      .init("scenario_sha256", .text(sha256(attachments.scenarioText))),
      .init("seed", .unsigned(scenario.seed)),
      .init("sample", .number(scenario.sample)),
      .init("weight", .number(results.layout.weight)),
      .init("users_simulated", .integer(results.layout.accounts.reduce(0, +))),
      .init("replications", .integer(results.replications.count)),
      .init("baseline", .boolean(results.includesBaseline)),
      .init("from", .text(results.clock.text(.start))),
      .init("until", .text(results.clock.text(scenario.end))),
      .init("report_every_h", .number(scenario.reportInterval.hours)),
      .init("events", .integer(results.events)),
      .init("files_sha256", .object(folder.digests.map { .init($0.name, .text($0.digest)) })),
      .init("machine", Machine.current.manifest(attachments)),
    ])
  }
}

extension Machine {
  /// What another machine, or the same one at another time, writes differently.
  fileprivate func manifest(_ attachments: Attachments) -> JSONValue {
    let clock = attachments.wallClock
    let microseconds = Int64(clock.start.timeIntervalSince1970.rounded(.down)) * 1_000_000
    return .object([
      .init("os", .text(system)),
      .init("cpu", processor.map { .text($0) } ?? .null),
      .init("cores", .integer(cores)),
      .init("threads", .integer(attachments.threads)),
      .init("wall_clock_start", .text(RunClock.text(microseconds: microseconds, timeZone: .gmt))),
      .init("wall_clock_s", .number((clock.elapsedSeconds * 1000).rounded() / 1000)),
    ])
  }
}

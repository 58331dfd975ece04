import Foundation

/// Where in the logs of a sweep everything stands. The contents stay on disk.
public struct SweepIndex: Sendable {
  private struct Name: Hashable {
    let kind: SweepRecord.Kind
    let key: SweepKey
  }

  /// A log, open for reading.
  private final class Log: Sendable {
    let descriptor: Int32

    init(path: String) throws(RunFolderError) { descriptor = try LinesOfFile.open(path) }

    deinit { _ = close(descriptor) }
  }

  private struct Place {
    var log: Int32
    var length: Int32
    var offset: Int64
  }

  private var logs: [Log] = []
  private var points: [SweepKey: Place] = [:]
  /// What is no result of a point.
  private var others: [Name: Place] = [:]
  /// Lines that are not whole: what they were about is done again.
  public private(set) var badLines = 0

  public init() {}

  /// Reads all logs in a folder, in the order of their names; none where there is no such folder.
  ///
  /// - Throws: What the system refuses.
  /// - Complexity: O(bytes of the logs) in time, O(lines) in memory.
  public mutating func add(folder: String) throws(RunFolderError) {
    for name in FileSystem.names(in: folder) where name.hasSuffix(".log") { try add(log: folder + "/" + name) }
  }

  private mutating func add(log path: String) throws(RunFolderError) {
    let log = try Log(path: path)
    logs.append(log)
    let lines = LinesOfFile(log.descriptor, path: path)
    while let (line, offset) = try lines.next() { add(line: line, at: offset) }
  }

  private mutating func add(line: ArraySlice<UInt8>, at offset: Int64) {
    if line.isEmpty { return }
    guard let read = SweepLine(line) else {
      badLines += 1
      return
    }
    let place = Place(log: Int32(logs.count - 1), length: Int32(line.count), offset: offset)
    if read.kind == .point { points[read.key] = place } else { others[Name(kind: read.kind, key: read.key)] = place }
  }

  private func place(_ kind: SweepRecord.Kind, _ key: SweepKey) -> Place? {
    kind == .point ? points[key] : others[Name(kind: kind, key: key)]
  }

  /// Whether something is known of a key.
  public func contains(_ kind: SweepRecord.Kind, _ key: SweepKey) -> Bool { place(kind, key) != nil }

  /// What is known of a key; `nil` where nothing is, or where it was changed since.
  public func content(_ kind: SweepRecord.Kind, _ key: SweepKey) -> [UInt8]? {
    guard let place = place(kind, key) else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(place.length))
    let descriptor = logs[Int(place.log)].descriptor
    guard pread(descriptor, &bytes, bytes.count, off_t(place.offset)) == bytes.count, let line = SweepLine(bytes[...]), line.kind == kind,
      line.key == key
    else { return nil }
    return Array(line.content)
  }
}

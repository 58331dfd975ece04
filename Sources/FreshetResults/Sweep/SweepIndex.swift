import Foundation

/// Where in the logs of a sweep everything stands. The contents stay on disk.
public final class SweepIndex {
  private struct Place {
    var file: Int32
    var length: Int32
    var offset: Int64
  }

  private var files: [(path: String, descriptor: Int32)] = []
  private var places: [SweepRecord.Kind: [String: Place]] = [:]
  /// Lines that are not whole: what they were about is done again.
  public private(set) var badLines = 0

  public init() {}

  deinit {
    for file in files { _ = close(file.descriptor) }
  }

  /// Reads all logs in a folder, in the order of their names; none where there is no such folder.
  ///
  /// - Throws: What the system refuses.
  /// - Complexity: O(bytes of the logs) in time, O(lines) in memory.
  public func add(folder: String) throws(RunFolderError) {
    for name in FileSystem.names(in: folder) where name.hasSuffix(".log") { try add(log: folder + "/" + name) }
  }

  private static let piece = 1 << 20

  private func add(log path: String) throws(RunFolderError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .current(doing: "opening", path: path) }
    files.append((path, descriptor))
    var rest: [UInt8] = []
    var start: Int64 = 0
    var piece = [UInt8](repeating: 0, count: Self.piece)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .current(doing: "reading", path: path) }
      if count == 0 { break }
      rest += piece[..<count]
      var begin = rest.startIndex
      while let end = rest[begin...].firstIndex(of: UInt8(ascii: "\n")) {
        add(line: rest[begin..<end], at: start + Int64(begin))
        begin = end + 1
      }
      start += Int64(begin)
      rest.removeFirst(begin)
    }
    if !rest.isEmpty { badLines += 1 }
  }

  private func add(line: ArraySlice<UInt8>, at offset: Int64) {
    if line.isEmpty { return }
    guard let text = String(validating: line, as: UTF8.self), let record = SweepRecord(line: text) else {
      badLines += 1
      return
    }
    places[record.kind, default: [:]][record.key] = Place(file: Int32(files.count - 1), length: Int32(line.count), offset: offset)
  }

  /// Whether something is known of a key.
  public func contains(_ kind: SweepRecord.Kind, _ key: String) -> Bool { places[kind]?[key] != nil }

  /// What is known of a key; `nil` where nothing is, or where it was changed since.
  public func content(_ kind: SweepRecord.Kind, _ key: String) -> String? {
    guard let place = places[kind]?[key] else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(place.length))
    let descriptor = files[Int(place.file)].descriptor
    guard pread(descriptor, &bytes, bytes.count, off_t(place.offset)) == bytes.count, let text = String(validating: bytes, as: UTF8.self),
      let record = SweepRecord(line: text), record.kind == kind, record.key == key
    else { return nil }
    return record.content
  }
}

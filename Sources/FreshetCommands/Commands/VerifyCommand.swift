import ArgumentParser
import Foundation
import FreshetCore
import FreshetResults

/// `freshet verify`: whether a run comes out the same again.
struct VerifyCommand: FreshetCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Run a run folder's scenario again and compare the digests of all files.",
    usage: "freshet verify RUN [OPTION …]",
    discussion: """
      The scenario of the folder is run into a temporary folder, which is removed. Exit code 0 where each file has the digest that the \
      manifest of the run tells and comes out with it again, 1 where one does not.
      """)

  @Argument(help: "A folder that freshet run wrote.", completion: .directory)
  var folder: String

  @OptionGroup var threads: ThreadCount

  @OptionGroup var voice: QuietOption

  func execute() throws(CommandError) {
    let manifest = try readManifest(folder)
    let again = FileManager.default.temporaryDirectory.appending(path: "freshet-verify-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: again) }
    try rerun(manifest, into: again)
    let files = VerifiedFile.all(of: folder, manifest, again: try readManifest(again))
    let version = manifest.version == FreshetVersion.string ? "" : "\nmade by version \(manifest.version); this is \(FreshetVersion.string)\n"
    let width = files.map(\.name.count).max() ?? 0
    let report = files.map { $0.name.padded(to: width) + "  " + $0.outcome.words + "\n" }.joined() + version
    if !voice.quiet { try StandardOutput.write(report) }
    let bad = files.filter { $0.outcome != .same }
    guard bad.isEmpty else { throw .notVerified(bad.map(\.name), of: files.count, output: folder) }
  }

  private func readManifest(_ path: String) throws(CommandError) -> RunManifest {
    do throws(ReadingError) {
      guard case .run = try ResultFolderKind(of: path) else { throw .noResults(path: path) }
      return try RunManifest(folder: path)
    } catch {
      throw .reading(error)
    }
  }

  /// Runs the scenario of the folder as it was run.
  private func rerun(_ manifest: RunManifest, into again: String) throws(CommandError) {
    let tables = ResultTables.all.map(\.name).filter { manifest.digests["\($0).csv"] != nil }
    var arguments = [
      "\(folder)/\(RunManifest.scenario)", "--output", again, "--tables", tables.joined(separator: ","), "--threads", String(threads.count),
      "--quiet",
    ]
    if !manifest.includesBaseline { arguments.append("--no-baseline") }
    let run: RunCommand
    do {
      guard let command = try RunCommand.parseAsRoot(arguments) as? RunCommand else { return }
      run = command
    } catch {
      throw .bug("the run cannot be repeated: \(error)")
    }
    try run.execute()
  }
}

/// A file of a run that was run again.
struct VerifiedFile {
  enum Outcome {
    case same
    /// The file of the folder is not what the run wrote.
    case changedSince
    case missing
    /// It comes out otherwise.
    case differs

    var words: String {
      switch self {
      case .same: "the same"
      case .changedSince: "was changed after the run"
      case .missing: "is missing"
      case .differs: "comes out otherwise"
      }
    }
  }

  let name: String
  let outcome: Outcome

  /// Each file that the manifest of a run lists, by name.
  static func all(of folder: String, _ manifest: RunManifest, again: RunManifest) -> [VerifiedFile] {
    manifest.digests.sorted { $0.key < $1.key }.map { name, digest in
      let found = FileDigest.sha256(of: folder + "/" + name)
      let outcome: Outcome = found == nil ? .missing : found != digest ? .changedSince : again.digests[name] == digest ? .same : .differs
      return VerifiedFile(name: name, outcome: outcome)
    }
  }
}

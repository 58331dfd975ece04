import Foundation
import FreshetCore
import FreshetModel
import FreshetResults

/// The sentences of all errors of the command line.
extension CommandError {
  /// The error as the user reads it, with a line feed at the end.
  package func rendered(color: Bool) -> String {
    switch self {
    case .badCommandLine(let text):
      // ArgumentParser's text: message, help and usage.
      let message = text.hasPrefix("Error: ") ? String(text.dropFirst("Error: ".count)) : text
      return Self.headed("error", message, color: color)
    case .badScenarios(let problems):
      return problems.map { $0.rendered(color: color) }.joined(separator: "\n")
    default:
      let (message, hint) = sentences
      return Self.headed("error", message, color: color) + (hint.map { "\n" + Self.headed("hint", $0, color: color) } ?? "")
    }
  }

  /// What is wrong and what to do about it.
  private var sentences: (message: String, hint: String?) {
    switch self {
    case .badCommandLine(let text): (text, nil)
    case .badScenarios: ("bad scenario", nil)
    case .unknownCommand(let name, let meant): Self.sentences(unknownCommand: name, meant)
    case .unknownKind(let name, let meant):
      (
        "no restriction kind is called `\(name)`",
        (meant.map { "did you mean `\($0)`? " } ?? "") + "`freshet explain restriction_kind` lists them"
      )
    case .notVerified(let names, let count, let output):
      (
        "\(names.count) of \(count) files of `\(output)` \(names.count == 1 ? "is" : "are") not what the run comes to: "
          + names.joined(separator: ", "),
        "`freshet compare` shows the rows that differ, once the scenario has been run again"
      )
    case .unknownWord(let word, let meant):
      (
        "nothing is called `\(word)`",
        meant.map { "did you mean `\($0)`? `freshet explain` lists all words" } ?? "`freshet explain` lists all words"
      )
    case .unknownTable(let name, let meant):
      (
        "no table is called `\(name)`",
        (meant.map { "did you mean `\($0)`? " } ?? "") + "the tables are " + ResultTables.all.map(\.name).joined(separator: ", ")
      )
    case .unreadablePerson, .unknownPeople, .unknownPerson, .unknownHappening, .unknownReplication, .nobodyFound: traceSentences
    case .output(let error), .sweep(.folder(let error)): (error.description, Self.hint(error))
    case .sweep, .failedPoints, .shard, .unknownDesign: sweepSentences
    case .reading, .noPicture, .otherBands, .unknownPicture: pictureSentences
    case .standardOutput(let code, let complete):
      (
        "standard output cannot be written: \(String(cString: strerror(code)))"
          + (complete.map { "; the run itself is complete, in `\($0)`" } ?? ""), nil
      )
    case .memory(let needed, let allowed):
      (
        "the run needs about \(HumanText.bytes(Double(needed))) of memory, and the process may have "
          + "\(HumanText.bytes(Double(allowed))) more",
        "raise the limit (`ulimit -v`), or lessen --sample, --replications, --threads or the number of intervals (report_every)"
      )
    case .stopped(let signal, let run): (Self.message(signal, run), nil)
    case .bug(let what):
      (
        "a bug in Freshet: \(what)",
        "please report it with the scenario file, the command line and the version, \(FreshetVersion.described)"
      )
    }
  }

  private static func sentences(unknownCommand name: String, _ meant: String?) -> (message: String, hint: String?) {
    let isScenario = [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    let hint =
      isScenario
      ? "`freshet run \(name)` runs a scenario, `freshet check \(name)` checks it"
      : (meant.map { "did you mean `freshet \($0)`? " } ?? "") + "`freshet --help` lists the commands"
    return ("there is no command `\(name)`", hint)
  }

  /// The same for what `trace` does not find.
  private var traceSentences: (message: String, hint: String?) {
    switch self {
    case .unreadablePerson(let text):
      ("`\(text)` names nobody", "a person is PLATFORM/COHORT/NUMBER, or PLATFORM/NUMBER where there are no origins; who comes later has new-NUMBER")
    case .unknownPeople(let name, let meant, let known):
      (
        "no people are called `\(name)`",
        (meant.map { "did you mean `\($0)`? " } ?? "") + "the scenario has " + known.prefix(10).joined(separator: ", ")
          + (known.count > 10 ? " …" : "")
      )
    case .unknownPerson(let name, let people, let count): ("there is no `\(name)`", Self.numbers(of: people, count))
    case .unknownHappening(let word, let meant):
      (
        "nothing that happens to people is called `\(word)`",
        (meant.map { "did you mean `\($0)`? " } ?? "") + "the words are " + Happening.all.map(\.name).joined(separator: ", ")
      )
    case .unknownReplication(let number, let count):
      ("there is no replication \(number)", "the scenario has \(count == 1 ? "one, 0" : "\(count), 0 to \(count - 1)")")
    case .nobodyFound(let words, let people, let replication):
      (
        "in replication \(replication) there is nobody, of \(HumanText.count(Double(people))) simulated people, to whom this happens in the "
          + "restricted arm: \(words.joined(separator: ", "))",
        "what happens to few people needs a larger `--sample`, or another `--replication`"
      )
    default: ("", nil)
    }
  }

  /// What numbers the people of a cohort have.
  private static func numbers(of people: String, _ count: NumberedPeople) -> String {
    func range(_ count: Int, _ prefix: String) -> String {
      count == 1 ? "\(people)/\(prefix)0" : "\(people)/\(prefix)0 to \(people)/\(prefix)\(count - 1)"
    }
    let parts = (count.users > 0 ? [range(count.users, "")] : []) + (count.newcomers > 0 ? [range(count.newcomers, "new-")] : [])
    return parts.isEmpty ? "nobody of \(people) is simulated" : "there are " + parts.joined(separator: ", and ")
  }

  private static func hint(_ error: RunFolderError) -> String? {
    switch error {
    case .exists: "`--force` replaces it, `--output DIR` writes elsewhere"
    case .holdsMore: "move that away, or write elsewhere with `--output DIR`"
    case .inUse: "wait for its end, or write elsewhere with `--output DIR`"
    case .notARunFolder, .notASweep, .isAFile, .isAFolder, .parentIsAFile, .notWritable, .system: "`--output DIR` writes elsewhere"
    case .parentMissing(let parent): "make it with `mkdir -p \(parent)`, or write elsewhere with `--output DIR`"
    case .diskFull: "nothing was kept; make room, or write elsewhere with `--output DIR`"
    }
  }

  /// What a replication says that must not happen.
  static func message(_ error: SimulationError, replication: Int) -> String {
    let what =
      switch error {
      case .stopped: "it stopped, and nobody asked for it"
      case .notConserved(let what, let expected, let found): "the \(what) should be \(expected) and is \(found)"
      case .causalityViolation(let timestamp, let windowEnd): "a message for \(timestamp) in the window until \(windowEnd)"
      }
    return "replication \(replication): \(what)"
  }

  private static func message(_ signal: Int32, _ run: StoppedRun?) -> String {
    let names = [SIGHUP: "SIGHUP", SIGINT: "SIGINT", SIGTERM: "SIGTERM"]
    let stopped = "stopped by \(names[signal] ?? "signal \(signal)")"
    guard let run else { return stopped + "; nothing was written" }
    if case .log = run.kept {
      return stopped + " after \(run.completed) of \(run.replications) runs; they are kept in `\(run.output)`, and the same command goes on"
    }
    let kept =
      switch run.kept {
      case .nothing: "nothing was kept, and nothing was written"
      case .older: "nothing of it was kept, and the older run in `\(run.output)` is as it was"
      case .complete: "the run is complete, in `\(run.output)`"
      case .log: "what is done is kept"
      }
    return stopped + " after \(run.completed) of \(run.replications) replications; \(kept)"
  }

  private static func headed(_ head: String, _ text: String, color: Bool) -> String {
    let code = head == "error" ? "31" : "36"
    return (color ? "\u{1B}[1;\(code)m\(head)\u{1B}[0m" : head) + ": " + text.visibleLines + "\n"
  }
}

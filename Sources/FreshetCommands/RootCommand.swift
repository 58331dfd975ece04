import ArgumentParser
import FreshetCore
import FreshetResults

/// `freshet` without a subcommand.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freshet",
    abstract: "Simulates what restrictions do to the users of a platform, one user at a time and event by event.",
    discussion: """
      EXIT CODES:
          0                   done
          1                   the run failed: disk full, output folder there already, too little memory …; nobody was found
         64                   bad command line
         65                   bad scenario
         66                   a scenario file that is not there
         70                   a bug in Freshet
        129, 130, 143         stopped by SIGHUP, SIGINT, SIGTERM; nothing is kept, or all that was finished of a sweep
      """,
    version: FreshetVersion.described,
    subcommands: commands)

  /// In the order in which people meet them.
  static let commands: [any FreshetCommand.Type] = [
    InitCommand.self, CheckCommand.self, ShowCommand.self, RunCommand.self, ReportCommand.self, PlotCommand.self, CompareCommand.self,
    VerifyCommand.self, TraceCommand.self, SweepCommand.self, MergeCommand.self, SchemaCommand.self, ExplainCommand.self,
  ]

  /// What one can say first.
  static var names: [String] { commands.compactMap { $0.configuration.commandName } }

  func run() throws {
    throw ValidationError("Missing command: \(Self.names.dropLast().joined(separator: ", ")) or \(Self.names.last ?? "").")
  }
}

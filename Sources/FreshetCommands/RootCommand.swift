import ArgumentParser
import FreshetCore

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
    version: FreshetVersion.string,
    subcommands: [
      RunCommand.self, CheckCommand.self, SweepCommand.self, MergeCommand.self, ReportCommand.self, PlotCommand.self, TraceCommand.self,
      SchemaCommand.self, ExplainCommand.self,
    ])

  func run() throws {
    throw ValidationError("Missing command: run, check, sweep, merge, report, plot, trace, schema or explain.")
  }
}

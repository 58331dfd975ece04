import ArgumentParser
import Foundation
import FreshetCore

/// The command `freshet`, from its arguments to its exit code.
public enum CommandLineInterface {
  /// Runs a command. Results go to disk or standard output, everything else to standard error.
  ///
  /// - Parameter arguments: The words after the command's name.
  /// - Returns: The exit code: 0 done, 1 the run failed, 64 bad command line, 65 bad scenario, 66 a file that is not there, 70 a bug
  ///   in Freshet, 128 + the signal where one stopped the command.
  public static func run(arguments: [String]) -> Int32 {
    ProcessStart.prepare()
    Interruption.ofProcess.begin()
    do throws(CommandError) {
      switch try parse(arguments) {
      case .command(let command): try command.execute()
      case .text(let text): try StandardOutput.write(text)
      }
      return ExitStatus.done
    } catch {
      // Where a signal is being answered, that says why the process ends, and ends it.
      while !Interruption.ofProcess.claimsReport() { pause() }
      Terminal.standardError.show(error)
      return error.exitStatus
    }
  }

  private enum Request {
    case command(any FreshetCommand)
    /// Help or the version.
    case text(String)
  }

  private static func parse(_ arguments: [String]) throws(CommandError) -> Request {
    if let first = arguments.first, !first.hasPrefix("-"), first != "help", !RootCommand.names.contains(first) {
      throw .unknownCommand(first, meant: Suggestion.nearest(to: first, among: RootCommand.names))
    }
    do {
      var command = try RootCommand.parseAsRoot(arguments)
      if let command = command as? any FreshetCommand { return .command(command) }
      try command.run()
      return .text("")
    } catch {
      let message = RootCommand.fullMessage(for: error)
      guard RootCommand.exitCode(for: error) == .success else { throw .badCommandLine(message) }
      return .text(message.hasSuffix("\n") ? message : message + "\n")
    }
  }
}

/// A subcommand of `freshet`, whose errors are all known.
protocol FreshetCommand: ParsableCommand {
  func execute() throws(CommandError)
}

extension FreshetCommand {
  func run() throws { try execute() }
}

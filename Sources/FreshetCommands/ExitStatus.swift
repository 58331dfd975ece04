/// The exit codes of `freshet`; scripts depend on them.
enum ExitStatus {
  static let done: Int32 = 0
  /// The run failed: disk full, output folder there already or not writable, too little memory.
  static let failed: Int32 = 1
  /// Bad command line (`EX_USAGE`).
  static let badCommandLine: Int32 = 64
  /// Bad scenario (`EX_DATAERR`).
  static let badScenario: Int32 = 65
  /// A scenario file that is not there (`EX_NOINPUT`).
  static let missingFile: Int32 = 66
  /// A bug in Freshet (`EX_SOFTWARE`).
  static let bug: Int32 = 70

  /// Stopped by a signal, as shells count: 129 for `SIGHUP`, 130 for `SIGINT`, 143 for `SIGTERM`.
  static func stopped(by signal: Int32) -> Int32 { 128 + signal }
}

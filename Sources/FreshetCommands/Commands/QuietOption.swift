import ArgumentParser

/// Whether a command says what it does, for all that do so alike.
struct QuietOption: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  /// Says something on standard error, unless nothing is to be said.
  func say(_ text: @autoclosure () -> String) {
    if !quiet { Terminal.standardError.write(text()) }
  }
}

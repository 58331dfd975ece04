import Foundation

// `freshet-fuzz` breaks the reading of scenarios, or tries to. `make fuzz` runs it; CONTRIBUTING.md says how.
do {
  try Arguments(Array(CommandLine.arguments.dropFirst())).run()
} catch {
  FileHandle.standardError.write(Data("freshet-fuzz: \(error)\n".utf8))
  exit(1)
}

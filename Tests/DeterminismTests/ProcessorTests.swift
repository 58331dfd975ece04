import Foundation
import Testing

/// Draws in batches have the same bits whatever the vectors of a processor, and whether or not it fuses a multiplication with an addition.
struct ProcessorTests {
  private static let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Processors"
  private static let sources = Shipped.root + "/Sources/CDraws"
  /// What all of them print.
  private static let digest = "569e5cdb87e76654"

  /// A kind of processor: for which it is compiled, and what runs it. The compiler is Swift's own.
  struct Kind: Sendable, CustomTestStringConvertible {
    var options: [String] = []
    var emulator: [String] = []
    /// Comes with the libraries to link with.
    var linker = "clang"

    var testDescription: String { (["clang"] + options + emulator).joined(separator: " ") }

    /// Whether the processor here understands it.
    var isUnderstood: Bool {
      guard let level = options.last, level.hasPrefix("-march=x86-64-v") else { return true }
      let flags = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      let needed = ["avx2", "fma", "bmi2"] + (level.hasSuffix("4") ? ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"] : [])
      return needed.allSatisfy { flags.contains(" \($0)") }
    }
  }

  #if arch(x86_64) && os(Linux)
    static let kinds =
      ["x86-64", "x86-64-v3", "x86-64-v4"].map { Kind(options: ["-DFRESHET_ONE_PROCESSOR", "-march=\($0)"]) } + [
        // As it is built: the program chooses when it starts.
        Kind(), Kind(emulator: ["qemu-x86_64", "-cpu", "Nehalem"]),
        Kind(options: ["--target=aarch64-linux-gnu", "-static"], emulator: ["qemu-aarch64"], linker: "aarch64-linux-gnu-gcc"),
      ]
  #else
    static let kinds = [Kind()]
  #endif

  @Test(arguments: kinds)
  func batchesAreTheSame(on kind: Kind) throws {
    guard kind.isUnderstood, (["clang", kind.linker] + kind.emulator.prefix(1)).allSatisfy({ Self.path(of: $0) != nil }) else {
      return print("skipped: \(kind.testDescription) cannot be tried here")
    }
    let program = NSTemporaryDirectory() + "freshet-batches-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: program) }
    let files = ["\(Self.folder)/batches.c", "\(Self.sources)/exponential.c"]
    _ = try Self.output(["clang", "-O2", "-I\(Self.sources)/include", "-o", program] + kind.options + files)
    #expect(try Self.output(kind.emulator + [program]) == Self.digest + "\n")
  }

  private static func path(of program: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func output(_ command: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path(of: command[0]) ?? (command[0].hasPrefix("/") ? command[0] : nil)))
    process.arguments = Array(command.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(command)")
    return String(decoding: data, as: UTF8.self)
  }
}

import Foundation
import Testing

/// The scripts in `Scenarios/plotting` draw what they say, with the tools that are here.
@Suite struct PlottingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try SmallScenario.folder()
    _ = try Freshet.run("run", "small.yaml", "--quiet", "--output", "run", in: folder)
  }

  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Scenarios/plotting").path

  private func expectPictures(_ command: String, ending: String) throws {
    let environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.url.path]
    let outcome = try Freshet.shell(command, in: folder, environment: environment)
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    for name in ["flow", "backlog", "effects"] {
      let size = try Data(contentsOf: URL(filePath: folder.path("run/\(name).\(ending)"))).count
      #expect(size > 2000, "\(name).\(ending) has \(size) bytes")
    }
  }

  @Test(.enabled(if: Tool.isHere("gnuplot"), "gnuplot is not here"))
  func gnuplot() throws { try expectPictures("gnuplot -e \"run='run'\" \(Self.scripts)/pictures.gp", ending: "png") }

  @Test(.enabled(if: Tool.hasPython("pandas, matplotlib"), "python3 with pandas and matplotlib is not here"))
  func matplotlib() throws { try expectPictures("python3 \(Self.scripts)/pictures.py run wechat change_picture", ending: "png") }

  @Test(.enabled(if: Tool.isHere("Rscript"), "Rscript is not here"))
  func r() throws { try expectPictures("Rscript \(Self.scripts)/pictures.R run wechat change_picture", ending: "pdf") }
}

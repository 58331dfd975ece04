import Foundation
import FreshetScenarios

/// What is done with one input: the first line may hold arguments of `--set`, the rest is a scenario file. The same text is read as a
/// data file.
enum LoaderInput {
  /// A first line that begins so holds overrides, one behind each of these signs.
  static let overrideSign = "#--set "

  /// - Returns: What is not as it should be; `nil` where all is well.
  static func fault(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return fault(text, options(text)) ?? dataFault(bytes)
  }

  private static func options(_ text: String) -> ScenarioOptions {
    var options = ScenarioOptions()
    let line = text.prefix { !$0.isNewline }
    guard line.hasPrefix(overrideSign) else { return options }
    options.overrides = line.dropFirst(overrideSign.count).components(separatedBy: " " + overrideSign)
    return options
  }

  /// Who is refused is told why; who is taken can be written and read again.
  private static func fault(_ text: String, _ options: ScenarioOptions) -> String? {
    do throws(ScenarioDiagnostics) {
      let file = try ScenarioLoader.load(text: text, path: "input.yaml", options: options)
      let again = try ScenarioLoader.load(text: file.resolvedText, path: "again.yaml")
      return again.resolvedText == file.resolvedText ? nil : "the resolved scenario is read as another"
    } catch {
      return fault(error)
    }
  }

  private static func fault(_ refusal: ScenarioDiagnostics) -> String? {
    if refusal.diagnostics.isEmpty { return "refused without a message" }
    if refusal.diagnostics.contains(where: { $0.message.isEmpty }) { return "refused with an empty message" }
    if refusal.sources.first?.name == "again.yaml" { return "what was taken is refused when it is read again" }
    return refusal.rendered(color: true).isEmpty || refusal.rendered(color: false).isEmpty ? "a message cannot be shown" : nil
  }

  /// Scenarios that take what is in a file for gaps, for demand, and for times.
  private static let scenarios = [
    "{empirical: {file: FILE}}}}}}}", "{constant: {value: 1 h}}, demand: {file: FILE}}}}}}",
    "{constant: {value: 1 h}}}}}}, restrictions: [\(freeze)]}",
  ].map { "{freshet: 1, name: data, from: 2020-01-01, until: 2020-01-02, platforms: {forum: {users: 10, actions: {post: {gap: " + $0 }
  private static let freeze = "{kind: freeze, platform: forum, actions: post, times: {file: FILE}, reaction: {abandon: {share: rest}}}"

  private static func dataFault(_ bytes: [UInt8]) -> String? {
    let name = "freshet-fuzz-\(ProcessInfo.processInfo.processIdentifier).csv"
    let file = FileManager.default.temporaryDirectory.appending(path: name)
    defer { try? FileManager.default.removeItem(at: file) }
    guard (try? Data(bytes).write(to: file)) != nil else { return "the data file cannot be written" }
    for scenario in scenarios {
      do throws(ScenarioDiagnostics) {
        _ = try ScenarioLoader.load(text: scenario.replacing("FILE", with: file.path()), path: "input.yaml")
      } catch {
        if let fault = fault(error) { return fault }
      }
    }
    return nil
  }
}

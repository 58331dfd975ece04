import Testing

/// The layer diagram of CONTRIBUTING.md, held against the sources.
struct LayerTests {
  /// What each target stands on. A target imports only targets on lower lines.
  static let layers: [String: Int] = [
    "CGSL": 0, "FreshetCore": 0,
    "FreshetKernel": 1, "FreshetRandom": 1, "FreshetStatistics": 1,
    "FreshetModel": 2,
    "FreshetScenarios": 3, "FreshetResults": 3,
    "FreshetExperiments": 4,
    "FreshetCommands": 5,
    "freshet": 6, "freshet-bench": 6, "freshet-fuzz": 6,
  ]

  /// Each foreign library and the only target that may import it.
  static let libraries: [String: String] = [
    "CGSL": "FreshetRandom", "Yams": "FreshetScenarios", "Crypto": "FreshetResults", "ArgumentParser": "FreshetCommands",
  ]

  /// What comes with the toolchain, from the layer on that may use it.
  static let toolchain: [String: Int] = [
    "Synchronization": 0, "Dispatch": 1, "Foundation": 3, "Glibc": 3, "Darwin": 3, "Musl": 3,
  ]

  static let sources = Repository.swiftFiles(in: "Sources")

  @Test func thereAreSources() {
    #expect(Self.sources.count > 50)
    #expect(Set(Self.sources.map(\.target)).isSubset(of: Self.layers.keys))
  }

  @Test(arguments: sources.map(\.path))
  func importsOnlyLowerLayers(path: String) throws {
    let file = try #require(Self.sources.first { $0.path == path })
    let layer = try #require(Self.layers[file.target])
    for module in file.imports {
      if let owner = Self.libraries[module] {
        #expect(file.target == owner, "\(path) imports \(module), which belongs to \(owner)")
      } else if let other = Self.layers[module] {
        #expect(other < layer, "\(path) imports \(module), which is not on a lower line")
      } else {
        let lowest = try #require(Self.toolchain[module], "\(path) imports \(module), which no layer knows")
        #expect(layer >= lowest, "\(path) imports \(module) below its layer")
      }
    }
  }
}

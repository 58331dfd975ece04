// swift-tools-version: 6.2
import PackageDescription

// The manifest is the map: each target may import only what stands on a lower line of the layer diagram in CONTRIBUTING.md,
// and each foreign library appears once. `Tests/StructureTests` holds the sources against it.

/// An import is internal unless it says `public`. Warnings are errors where a change is judged (CI sets `CI`), not on the machine of a
/// user with a newer compiler.
let settings: [SwiftSetting] =
  [.enableUpcomingFeature("InternalImportsByDefault")]
  + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
  name: "freshet",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "freshet", targets: ["freshet"]),
  ],
  dependencies: [
    // Bounded to the minor versions that are tested; CONTRIBUTING.md says how to raise them.
    .package(url: "https://github.com/apple/swift-argument-parser.git", .upToNextMinor(from: "1.8.2")),
    .package(url: "https://github.com/apple/swift-crypto.git", .upToNextMinor(from: "4.5.2")),
    .package(url: "https://github.com/jpsim/Yams.git", .upToNextMinor(from: "6.2.2")),
  ],
  targets: [
    // 6: executables
    .executableTarget(name: "freshet", dependencies: ["CMemory", "FreshetCommands"], swiftSettings: settings),

    .executableTarget(
      name: "freshet-bench",
      dependencies: ["FreshetCore", "FreshetKernel", "FreshetRandom", "FreshetModel", "FreshetScenarios", "FreshetResults"],
      swiftSettings: settings),

    .executableTarget(name: "freshet-fuzz", dependencies: ["FreshetCore", "FreshetScenarios"], swiftSettings: settings),

    // 5: the command line
    .target(
      name: "FreshetCommands",
      dependencies: [
        "FreshetCore", "FreshetRandom", "FreshetStatistics", "FreshetModel", "FreshetScenarios", "FreshetResults", "FreshetExperiments",
        "FreshetPictures",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    // 4: arms, replications, run folders; what is drawn of them
    .target(
      name: "FreshetExperiments",
      dependencies: [
        "FreshetCore", "FreshetRandom", "FreshetStatistics", "FreshetModel", "FreshetScenarios", "FreshetResults",
      ], swiftSettings: settings),

    .target(
      name: "FreshetPictures", dependencies: ["FreshetCore", "FreshetRandom", "FreshetModel", "FreshetScenarios", "FreshetResults"],
      swiftSettings: settings),

    // 3: scenario files in, result files out
    .target(
      name: "FreshetScenarios",
      dependencies: ["FreshetCore", "FreshetRandom", "FreshetModel", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "FreshetResults",
      dependencies: [
        "CFreshetBuild", "FreshetCore", "FreshetStatistics", "FreshetModel", .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: settings),

    // 2: platforms, users, actions, gates, reactions
    .target(
      name: "FreshetModel", dependencies: ["FreshetCore", "FreshetKernel", "FreshetRandom"], swiftSettings: settings),

    // 1: the engine, the draws, the estimates
    .target(name: "FreshetKernel", dependencies: ["FreshetCore"], swiftSettings: settings),
    .target(name: "FreshetRandom", dependencies: ["FreshetCore", "CDraws", "CGSL"], swiftSettings: settings),
    .target(name: "FreshetStatistics", swiftSettings: settings),

    // 0: time, diagnostics, the description of keys; GSL
    .target(name: "FreshetCore", swiftSettings: settings),
    .target(name: "CDraws"),
    .target(name: "CFreshetBuild"),
    .target(name: "CMemory"),
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),

    // Tests, by question.
    // Is each part what it says?
    .testTarget(name: "CoreTests", dependencies: ["FreshetCore"], swiftSettings: settings),
    .testTarget(name: "RandomTests", dependencies: ["FreshetCore", "FreshetRandom", "CGSL"], swiftSettings: settings),
    .testTarget(name: "KernelTests", dependencies: ["FreshetCore", "FreshetKernel", "FreshetRandom"], swiftSettings: settings),
    .testTarget(
      name: "ScenarioTests",
      dependencies: ["FreshetCore", "FreshetModel", "FreshetScenarios", .product(name: "Yams", package: "Yams")],
      exclude: ["Bad", "BadSweeps", "Data"], swiftSettings: settings),
    .testTarget(
      name: "ResultTests",
      dependencies: ["FreshetCore", "FreshetRandom", "FreshetStatistics", "FreshetModel", "FreshetResults", "FreshetExperiments"],
      swiftSettings: settings),
    .testTarget(
      name: "PictureTests", dependencies: ["FreshetScenarios", "FreshetResults", "FreshetExperiments", "FreshetPictures"], swiftSettings: settings),
    // Is it right?
    .testTarget(
      name: "ValidationTests",
      dependencies: [
        "FreshetCore", "FreshetRandom", "FreshetModel", "FreshetStatistics", "FreshetScenarios", "FreshetResults",
        "FreshetExperiments",
      ], swiftSettings: settings),
    // Is it the same?
    .testTarget(
      name: "DeterminismTests",
      dependencies: [
        "FreshetCore", "FreshetRandom", "FreshetModel", "FreshetScenarios", "FreshetResults", "FreshetExperiments",
      ], exclude: ["Golden", "Processors"], swiftSettings: settings),
    // Is it robust, and does the documentation hold? These run the built executable.
    .testTarget(
      name: "CommandTests", dependencies: ["freshet", "FreshetCommands", "FreshetScenarios", "FreshetCore"], exclude: ["Faults"],
      swiftSettings: settings),
    .testTarget(name: "DocumentationTests", dependencies: ["freshet"], swiftSettings: settings),
    // Do the benchmarks measure what they say?
    .testTarget(name: "BenchmarkTests", dependencies: ["freshet-bench"], swiftSettings: settings),
    // Is it in order?
    .testTarget(name: "StructureTests", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

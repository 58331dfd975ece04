import Testing

/// The layer diagram of CONTRIBUTING.md, Package.swift and the imports of the sources say the same.
struct LayerTests {
  /// What comes with the toolchain, from the layer on that may use it.
  static let toolchain: [String: Int] = [
    "Synchronization": 0, "Dispatch": 1, "Glibc": 2, "Darwin": 2, "Musl": 2, "Foundation": 3, "FoundationXML": 3,
  ]

  let diagram: LayerDiagram
  let targets: [Manifest.Target]

  init() throws {
    diagram = try LayerDiagram()
    targets = try Manifest.targets()
  }

  @Test func everyFolderIsATarget() throws {
    #expect(try Set(targets.filter { !$0.isTest }.map(\.name)) == Repository.targets(in: "Sources"))
    #expect(try Set(targets.filter(\.isTest).map(\.name)) == Repository.targets(in: "Tests"))
  }

  @Test func theDiagramIsTheManifest() throws {
    let sources = targets.filter { !$0.isTest }
    #expect(Set(diagram.layers.keys) == Set(sources.map(\.name)))
    for target in sources {
      let layer = try #require(diagram.layers[target.name])
      for dependency in target.dependencies {
        let lower = try #require(diagram.layers[dependency], "\(target) depends on \(dependency), which no line has")
        #expect(lower < layer, "\(target) depends on \(dependency), which is not on a lower line")
      }
      #expect(target.libraries == diagram.libraries[target.name] ?? [], "libraries of \(target)")
    }
  }

  @Test func everyForeignLibraryHasOneOwner() {
    for library in Set(diagram.libraries.values.joined()) {
      #expect(diagram.libraries.values.count { $0.contains(library) } == 1, "\(library)")
    }
    #expect(targets.filter { !$0.isTest && $0.dependencies.contains("CGSL") }.map(\.name) == ["FreshetRandom"])
  }

  /// A target imports what it declares, all of it and nothing else. Tests need executables to be built, and do not import them.
  @Test func importsAreWhatIsDeclared() {
    let executables = targets.filter(\.isExecutable).map(\.name)
    let files = Repository.swiftFiles(in: "Sources") + Repository.swiftFiles(in: "Tests")
    for target in targets where target.kind != "systemLibrary" {
      let imported = Set(files.filter { $0.target == target.name }.flatMap(\.imports))
        .subtracting(Self.toolchain.keys).subtracting(["Testing"])
      let declared = target.dependencies.subtracting(executables).union(target.libraries)
      #expect(imported.subtracting(declared) == [], "\(target) imports these and does not declare them")
      #expect(declared.subtracting(imported) == [], "\(target) declares these and does not import them")
    }
  }

  @Test func theToolchainIsUsedFromItsLayerOn() throws {
    let files = Repository.swiftFiles(in: "Sources")
    #expect(files.count > 50)
    for file in files {
      let layer = try #require(diagram.layers[file.target])
      for module in file.imports {
        if let lowest = Self.toolchain[module] { #expect(layer >= lowest, "\(file.path) imports \(module) below its layer") }
      }
    }
  }

  @Test(arguments: [
    ("import A", "A"), ("public import A", "A"), ("@preconcurrency package import A", "A"), ("  import A", "A"),
    ("import struct A.B", "A"), ("@testable import A;", "A"), ("// import A", nil), ("the import of A", nil),
  ])
  func importsAreRead(_ line: String, _ module: String?) {
    #expect(Repository.SourceFile(path: "", lines: [line[...]]).imports == (module.map { [$0] } ?? []))
  }
}

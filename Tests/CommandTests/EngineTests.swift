import Foundation
import Testing

/// The files in `Scenarios/engines` run a sweep on what they are for, to the bytes of the sweep that one process runs.
@Suite struct EngineTests {
  let folder: TemporaryFolder
  let whole: String

  init() throws {
    folder = try SmallScenario.folder()
    #expect(try SmallSweep.run("--output", "whole", in: folder).exitCode == 0)
    whole = try #require(SmallSweep.tables("whole", in: folder))
    try folder.write(
      """
      sweep: 1
      name: small-sweep
      scenario: small.yaml
      sample: 300/2000000
      factors:
        - {key: restrictions.0.until, values: 2017-10-25..2017-11-01 step 3 d}
        - zip:
            - {key: restrictions.0.reaction.defer.share, values: [20 %, 50 %]}
            - {key: restrictions.0.reaction.abandon.share, values: [80 %, 50 %]}

      """, to: "sweep.yaml")
  }

  private static func has(_ tool: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)")
    }
  }

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let engines = repository.appending(path: "Scenarios/engines").path

  /// Runs a command in which `$ENGINES` is the folder and `freshet` the executable.
  private func run(_ command: String) throws -> Freshet.Outcome {
    try Freshet.shell(
      "mkdir -p bin && ln -sf \"$FRESHET\" bin/freshet && PATH=$PWD/bin:$PATH HOME=$PWD \(command)", in: folder,
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "ENGINES": Self.engines, "PORT": String(20_000 + getpid() % 10_000 * 3),
        "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1", "OMPI_MCA_rmaps_base_oversubscribe": "1",
      ])
  }

  private func expectTheSame(_ command: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try run("timeout 120 " + command)
    #expect(outcome.exitCode == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(SmallSweep.tables("parts", in: folder) == whole, sourceLocation: sourceLocation)
  }

  @Test(.enabled(if: has("parallel"), "needs GNU parallel")) func parallel() throws {
    try expectTheSame("sh \"$ENGINES/parallel.sh\" sweep.yaml parts 5")
  }

  @Test(.enabled(if: has("mpirun"), "needs Open MPI")) func openMPI() throws {
    try expectTheSame("sh \"$ENGINES/mpirun.sh\" sweep.yaml parts 3")
  }

  @Test(.enabled(if: has("snakemake"), "needs Snakemake")) func snakemake() throws {
    try expectTheSame("snakemake -s \"$ENGINES/Snakefile\" --cores 2 --quiet --config sweep=sweep.yaml output=parts parts=5")
  }

  /// As a task of an array sees it.
  @Test func slurm() throws {
    try expectTheSame(
      "sh -c 'for task in 3 1 2; do SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=3 SLURM_PROCID=0 "
        + "sh \"$ENGINES/slurm.sh\" sweep.yaml parts || exit; done; freshet merge parts'")
  }

  private static let canStartSlurm = getuid() == 0 && ["munged", "slurmctld", "slurmd", "sbatch"].allSatisfy(has)

  /// A real cluster of two nodes: a task of an array is killed in the middle of its work, and submitted again as the part that it was.
  @Test(.enabled(if: canStartSlurm, "needs root, and Slurm with munge")) func killedTaskOfSlurm() throws {
    try folder.write(
      """
      sweep: 1
      name: long
      scenario: small.yaml
      sample: 1/40
      factors:
        - {key: seed, values: 1..60 step 1}

      """, to: "long.yaml")
    #expect(try Freshet.run("sweep", "long.yaml", "--quiet", "--output", "whole", in: folder).exitCode == 0)
    let script = Self.repository.appending(path: "Tests/Engines/killed_task.sh").path
    let outcome = try run("timeout 300 bash '\(script)' long.yaml parts \"$ENGINES\"")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let long = try #require(SmallSweep.tables("whole", in: folder))
    #expect(SmallSweep.tables("parts", in: folder) == long)
  }
}

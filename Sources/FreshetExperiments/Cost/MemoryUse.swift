import FreshetCore
import FreshetModel
import Foundation

/// What a process needs beside its results.
enum MemoryUse {
  /// Bytes of this process before the first trial, and what computing and writing adds to the program.
  static let ofProgram = soFar + ofComputing

  private static var soFar: Double {
    var usage = rusage()
    #if os(macOS)
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss)
    #else
      // What Linux calls the most of a process is also that of the one which started it, where that was larger.
      let words = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
      if words.count > 1, let pages = Double(words[1]) { return pages * Double(sysconf(Int32(_SC_PAGESIZE))) }
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) * 1024
    #endif
  }

  private static let ofComputing = 6e6
  /// Bytes of what is prepared before anybody lives: the blocks of people and the clocks.
  static func ofPlan(_ scenario: Scenario, _ work: ExpectedWork) -> Double {
    let cells = Double(scenario.localTime.hourOfWeek.count) + scenario.cellsOfClocks
    return cells * bytesOfCell + work.people / Double(TrialRun.peopleOfBlock) * bytesOfBlock
  }

  private static let bytesOfCell = 20.0
  private static let bytesOfBlock = 48.0

  /// Bytes of the attempts that wait behind another one of the same person, where everybody is kept.
  static func ofWaiting(_ attempts: Double, _ scenario: Scenario) -> Double { scenario.lookahead == nil ? 0 : attempts * bytesOfWaiting }

  /// An attempt with its links, 40 bytes, in an array that grows.
  private static let bytesOfWaiting = 50.0

  /// Bytes of what is kept of people from the first window to the last, where they influence one another.
  static func ofPeople(_ scenario: Scenario, _ work: ExpectedWork) -> Double {
    guard scenario.lookahead != nil else { return 0 }
    // What is kept of each is known from any part of the time.
    let some = TrialRun.shortened(scenario, to: TrialRun.affordableTime(scenario))
    let simulation = Simulation(some)
    let people = ExpectedWork(some, simulation.layout).people
    return people > 0 ? Double(simulation.memoryOfPeople) * work.people / people : 0
  }
}

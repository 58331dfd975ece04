import FreshetCore
import FreshetRandom

extension Plan {
  /// Chooses the accounts that a restriction suspends where it says how many: those whose draws are the smallest, so that each set of
  /// as many is as likely as any other, whatever the blocks and threads.
  ///
  /// - Parameters:
  ///   - scenario: As it is drawn for the replication.
  ///   - monitor: Can stop it, and so leave it undone.
  /// - Complexity: O(accounts in scope) for each on-time, twice; nothing where no restriction says how many.
  func chooseSuspended(_ scenario: Scenario, replication: Int, _ monitor: RunMonitor) {
    for (index, restriction) in scenario.restrictions.enumerated() {
      guard case .count(let count) = restriction.suspension?.extent else { continue }
      let simulated = Int((count / layout.weight(of: restriction.scope).factor).rounded())
      let stream = RandomStream(seed: scenario.seed, replication: replication)
      for wave in restriction.schedule.onTimes.indices where !monitor.isStopped {
        let share = threshold(of: simulated, index, UInt64(wave), stream, monitor)
        for role in roles {
          for place in 0..<role.suspensionCount where role.suspension(place).isOf(index, UInt64(wave)) {
            role.suspension(place).pointee.share = role.holdsAtStart(role.suspension(place).pointee.account) ? share : 0
          }
        }
      }
    }
  }

  /// The draw below which so many accounts of the start lie; 1 where there are not more.
  private func threshold(
    of count: Int, _ restriction: Int, _ wave: UInt64, _ stream: borrowing RandomStream, _ monitor: RunMonitor
  ) -> Double {
    // Most draws are only counted, by their first bits: all of them may be more than memory holds.
    let bins = 1 << 16
    var sizes = Array(repeating: 0, count: bins)
    func bin(_ draw: Double) -> Int { Int(draw * Double(bins)) }
    forEachDraw(restriction, wave, stream, monitor) { sizes[bin($0)] += 1 }
    var (chosen, before) = (0, 0)
    while chosen < bins, before + sizes[chosen] <= count {
      before += sizes[chosen]
      chosen += 1
    }
    guard chosen < bins else { return 1 }
    var draws: [Double] = []
    forEachDraw(restriction, wave, stream, monitor) { if bin($0) == chosen { draws.append($0) } }
    return monitor.isStopped ? 0 : draws.sorted()[count - before]
  }

  /// Makes the draw of every account of the start that a restriction may suspend.
  private func forEachDraw(
    _ restriction: Int, _ wave: UInt64, _ stream: borrowing RandomStream, _ monitor: RunMonitor, do body: (Double) -> Void
  ) {
    for block in blocks where !monitor.isStopped {
      let role = roles[block.role]
      var last: Int?
      for place in 0..<role.suspensionCount where role.suspension(place).isOf(restriction, wave) {
        let account = role.suspension(place).pointee.account
        // Both arms share it.
        guard role.holdsAtStart(account), account != last else { continue }
        last = account
        for person in 0..<UInt64(block.users) {
          stream.select(
            user: block.firstPerson + person, process: role.suspension(place).pointee.key, occurrence: SuspensionDraw.suspension.occurrence(wave))
          body(stream.uniform())
        }
      }
    }
  }
}

/// What is drawn of a suspension.
enum SuspensionDraw: UInt64 {
  /// Whether and when it comes.
  case suspension
  /// When it ends.
  case restoration
  /// Whether and when the person opens a new account.
  case renewal

  /// - Parameter wave: The number of the on-time.
  func occurrence(_ wave: UInt64) -> UInt64 { wave &<< 2 | rawValue }
}

extension Role.SuspensionReference {
  /// Whether it is that of a restriction in one of its on-times.
  func isOf(_ restriction: Int, _ wave: UInt64) -> Bool { pointee.cause == restriction && pointee.wave == wave }
}

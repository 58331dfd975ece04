import FreshetCore
import FreshetModel
import Testing

/// A restriction changes nothing for anybody outside its scope, and nothing inside it before it matters.
struct ScopeTests {
  private static let variants: [(String, [Restriction])] = [
    ("none", []),
    ("other dates", [Sample.freeze(from: 6, until: 9.5), Sample.pause(from: 1, until: 2)]),
    ("other reaction", [Sample.freeze(defers: 0.1), Sample.pause()]),
    ("nobody hurries", [Sample.freeze(anticipates: false), Sample.pause()]),
    ("another name", [Sample.freeze(name: "maintenance"), Sample.pause()]),
    ("a limit", [Sample.freeze(), Sample.limit()]),
    ("one more", [Sample.freeze(), Sample.pause(), Sample.freeze(from: 9, until: 10, name: "second")]),
  ]

  /// Event by event: those of another origin, and in the baseline arm everybody.
  @Test(arguments: ScopeTests.variants.indices)
  func outsideTheScope(_ index: Int) throws {
    let first = try History(Sample.scenario())
    let other = try History(Sample.scenario(restrictions: Self.variants[index].1))
    let outside = first.lives(at: "wechat overseas")
    #expect(outside.count > 2000)
    #expect(outside == other.lives(at: "wechat overseas"))
    for (person, attempts) in first.lives {
      #expect(attempts.inArm(.baseline) == other.lives[person, default: []].inArm(.baseline))
    }
  }

  /// Users whom it concerns, in the restricted arm: up to the first attempt that is stopped or brought forward, and for good where
  /// there is none.
  @Test(arguments: [true, false])
  func insideTheScopeUntilItMatters(anticipates: Bool) throws {
    let free = try History(Sample.scenario(restrictions: []))
    let frozen = try History(Sample.scenario(restrictions: [Sample.freeze(anticipates: anticipates)]))
    var touched = 0
    var untouched = 0
    for (person, attempts) in frozen.lives(at: "wechat mainland") {
      let expected = try #require(free.lives[person]).inArm(.restricted)
      let found = attempts.inArm(.restricted)
      // A wish that moved is in the baseline alone.
      let matters = attempts.filter { $0.outcome != .completed || $0.inBaseline != $0.inRestricted }.map(\.time).min()
      guard let matters else {
        untouched += 1
        #expect(found == expected)
        continue
      }
      touched += 1
      #expect(found.filter { $0.time < matters } == expected.filter { $0.time < matters })
      // Nor does it ever matter for what it does not stop.
      #expect(found.filter { $0.action == "open_app" } == expected.filter { $0.action == "open_app" })
      #expect(matters >= Sample.time(days: 3.5))
    }
    #expect(touched > 2000 && untouched > 500)
  }

  /// A pause of sign-ups is no business of those who have an account.
  @Test func usersNoticeNoPause() throws {
    let free = try History(Sample.scenario(restrictions: []))
    let paused = try History(Sample.scenario(restrictions: [Sample.pause()]))
    let users = free.lives.filter { $0.key.number < 1 << 39 }
    #expect(users.count > 10_000)
    for (person, attempts) in users { #expect(paused.lives[person] == attempts) }
    // The new people of the other platform neither: who turns to it comes in addition.
    let native = free.lives(at: "qq overseas")
    #expect(native.count > 1000 && native == paused.lives(at: "qq overseas"))
  }
}

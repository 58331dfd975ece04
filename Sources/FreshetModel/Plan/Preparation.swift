/// An account that people of a role get before a restriction of which they hear: of a tool, or on another platform.
struct Preparation: BitwiseCopyable {
  /// Where its moment waits, as a position in ``Role/doors``.
  var door: Int
  /// The restriction's gate there, as a position in ``Role/gates``.
  var gate: Int
  var account: Int
  /// The process of getting it.
  var register: Int
}

extension Role.Parts {
  /// Those of all restrictions, each at the first door of an arm where it stands and where people may have wishes of an account.
  var preparations: [Preparation] {
    var known: Set<[Int]> = []
    var preparations: [Preparation] = []
    for (index, door) in doors.enumerated() where !processes[door.process].isRegistration {
      for gate in door.gates {
        guard let act = gates[gate].knowledge.anticipation?.act, let (account, register) = opened(by: act, at: gate),
          known.insert([gates[gate].restriction, door.arm.index]).inserted
        else { continue }
        preparations.append(Preparation(door: index, gate: gate, account: account, register: register))
      }
    }
    return preparations
  }

  /// The account that people get, and the process of getting it; `nil` where there is none.
  private func opened(by act: Anticipation.Act, at gate: Int) -> (account: Int, register: Int)? {
    for choice in choices[gates[gate].choices] {
      switch (act, choice.response) {
      case (.adopt, .circumvent(let way?)): return way.register.map { (way.account, $0) }
      case (.divert, .divert(let way?)): return way.register.map { (way.account, $0) }
      default: continue
      }
    }
    return nil
  }
}

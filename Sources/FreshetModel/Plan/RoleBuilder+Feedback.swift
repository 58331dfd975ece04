import FreshetCore

/// What people do as others do, or since they were stopped too often.
extension RoleBuilder {
  /// The accounts that people of a cell do not hold and may hear of.
  func heardOf(by group: Int, _ cell: PeopleGroup.Cell) -> [(cohort: Int, start: Places.Start)] {
    scenario.people[group].accounts.map(\.platform).filter {
      scenario.platforms[$0].spreading != nil && !cell.platforms.contains($0)
    }.compactMap { platform in
      layout.cohorts.firstIndex { $0.platform == platform && $0.group == group }.map { ($0, .turned) }
    }
  }

  /// Appends how people stay or leave as others do: in the restricted arm, since all are active in the baseline who would be.
  func addFollowing(_ account: Int, _ place: Places.Account, to parts: inout Role.Parts) {
    let platform = layout.cohorts[place.cohort].platform
    guard let following = scenario.platforms[platform].following else { return }
    parts.suspensions.append(
      Role.Suspension(
        cause: layout.cause(ofPlatform: platform, in: scenario), account: account, arm: .restricted, wave: 0,
        onTime: OnTime(from: .start, until: .never), key: place.keys.following, share: 0, following: following,
        quantity: scenario.firstQuantity(ofPlatform: platform)))
  }

  /// Appends how people hear of a platform where they have no account, in both arms.
  func addWordOfMouth(_ account: Int, _ place: Places.Account, to parts: inout Role.Parts) {
    let platform = layout.cohorts[place.cohort].platform
    guard let spreading = scenario.platforms[platform].spreading, place.start != .held else { return }
    for arm in Arm.allCases {
      parts.suspensions.append(
        Role.Suspension(
          cause: layout.cause(ofPlatform: platform, in: scenario), account: account, arm: arm, wave: 0,
          onTime: OnTime(from: .start, until: .never), key: place.keys.wordOfMouth, share: 0,
          news: Role.News(fastest: spreading.fastest, exposes: false),
          quantity: scenario.quantity(spreading: platform)))
    }
  }

  /// Appends how people hear of others who were hit.
  func addContact(_ index: Int, _ account: Int, _ place: Places.Account, to parts: inout Role.Parts) {
    let restriction = scenario.restrictions[index]
    guard let contact = restriction.fear?.contact, let quantity = scenario.quantity(ofContact: index) else { return }
    for arm in Arm.allCases where restriction.arms.contains(Arms(arm)) {
      parts.suspensions.append(
        Role.Suspension(
          cause: index, account: account, arm: arm, wave: 0, onTime: OnTime(from: .start, until: .never),
          key: place.keys.contact(of: restriction.name), share: 0, news: Role.News(fastest: contact, exposes: true), quantity: quantity))
    }
  }

  /// The quantity that counts those whose accounts a restriction suspends; −1 where none does.
  func quantityOfHits(by restriction: Int) -> Int {
    let name = scenario.restrictions[restriction].name
    let contact = scenario.restrictions.firstIndex { $0.fear?.contact != nil && $0.fear?.exposedBy == name }
    return contact.flatMap { scenario.quantity(ofContact: $0) } ?? -1
  }

  /// Appends how people leave who were stopped too often.
  func addLeaving(_ index: Int, _ account: Int, _ place: Places.Account, to parts: inout Role.Parts) {
    let restriction = scenario.restrictions[index]
    for case (_, .leave(let leave)) in restriction.reaction.choices {
      for arm in Arm.allCases where restriction.arms.contains(Arms(arm)) {
        parts.suspensions.append(
          Role.Suspension(
            cause: index, account: account, arm: arm, wave: 0, onTime: OnTime(from: .start, until: .never),
            key: place.keys.suspension(by: restriction.name), share: 0, isLeaving: true, stops: leave.after))
      }
    }
  }
}

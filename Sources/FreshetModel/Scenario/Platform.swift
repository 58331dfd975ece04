public import FreshetCore
public import FreshetRandom

/// A service that people hold accounts with.
public struct Platform: Sendable {
  public var name: String
  /// The real people who hold an account here and none elsewhere when the run starts.
  public var users: Double
  /// Where their accounts were registered, and the share of each, which make 1; one unnamed origin, `all`, where the file names none.
  /// Empty where only groups of people hold accounts.
  public var origins: [Origin]
  /// What users do, in the order of the file, without signing up.
  public var actions: [Action]
  /// How much people differ in the rate of all that they do here, beside each action's own spread; absent where they do not.
  public var activity: RateSpread?
  /// Absent where nobody new comes.
  public var signUps: SignUps?
  /// Absent where nobody ever stops using the platform.
  public var lapse: Lapse?
  /// How people stay or leave as others do; absent where they do not.
  public var following: Following?
  /// How people hear of it from one another; absent where they do not.
  public var spreading: Spreading?
  /// How many people follow an account; absent where nobody is counted.
  public var subscribers: CountLaw?
  /// Whether people go round restrictions with it.
  public var isTool = false

  /// All platforms together in the results; the name is taken.
  public static let all = "all"

  /// All that people do here, in the order of the results: sign-ups first, then connecting.
  public var offered: [String] {
    (signUps != nil || isTool ? [Action.register] : []) + (isTool ? [Action.connect] : []) + actions.map(\.name)
  }

  public init(name: String, users: Double, origins: [Origin], actions: [Action], signUps: SignUps?, lapse: Lapse?) {
    self.name = name
    self.users = users
    self.origins = origins
    self.actions = actions
    self.signUps = signUps
    self.lapse = lapse
  }

  /// The periods of its quantities, after which each is computed.
  var periods: [SimulationDuration] { [following?.period, spreading?.period].compactMap { $0 } }

  /// Describes a platform in a scenario file.
  public static let reference = EntryReference(
    name: "platform",
    meaning: "A service that people hold accounts with.",
    keys: [
      .optional(
        "users", .count,
        "People who hold an account here when the run starts, and none elsewhere. May be absent where groups of `people` hold accounts here."),
      .optional(
        "origin", .named(.shareOrRest, of: "origin"),
        "Where accounts were registered, and the share of each; the shares make 100 %, one may be `rest`. Each origin is a cohort in the results. "
          + "Absent: one cohort, `all`."),
      .optional("actions", .named(.entry(Action.reference), of: "action"), "What users do, by name."),
      .optional(
        "activity", .one(RateSpread.registry),
        "How much people differ in all that they do here: the law of one factor for each person, on the rates of all the actions, "
          + "beside the `spread` of each. Absent: people who do one thing often do other things no more often than others."),
      .optional(
        "sign_ups", .entry(SignUps.reference),
        "New people who come to register; absent: nobody. Their action is called `register`."),
      .optional("lapse", .entry(Lapse.reference), "Users who stop for a while and return; absent: nobody stops."),
      .optional("follows", .entry(Following.reference), "People who stay while enough others do; absent: nobody minds."),
      .optional("spreads", .entry(Spreading.reference), "People who hear of it from one another; absent: nobody does."),
      .optional(
        "subscribers", .one(CountLaw.registry),
        "How many people follow an account here: one draw for each account, rounded, 1 bn at most. Actions may reach them, see `reaches`. "
          + "Accounts of a group may have another law, see `accounts`. Accounts that are opened during the run have none: neither those of new "
          + "people nor those that replace suspended ones. Absent: nobody is counted."),
      .optional(
        "tool", .boolean, default: "false",
        "Whether people go round restrictions with it, as with a VPN, see `circumvent`. To hold an account is to own the tool, to sign up is "
          + "to get it. It has the action `connect`, which happens where somebody uses it, and `register`, also without `sign_ups`."),
    ])
}

/// A place of registration, with its share of a platform's accounts.
public struct Origin: Sendable {
  public var name: String
  public var share: Double

  public init(name: String, share: Double) {
    self.name = name
    self.share = share
  }

  /// The name of the only cohort of a platform whose file names no origins.
  public static let unnamed = "all"
  /// The same where groups of people have accounts there, too.
  public static let besideGroups = "users"
}

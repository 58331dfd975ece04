import FreshetModel

/// What can be wrong with the run as a whole: its time, its people and its size.
enum RunProblem: Sendable {
  case untilBeforeFrom(isRun: Bool, backBy: Int64)
  case runTooLong
  case intervalTooShort
  case tooManyIntervals(Double)
  case tooManyWindows(Double)
  case nobody(people: Double, sample: Double)
  case nobodyOf(cohort: String, people: Double, sample: Double)
  case tooManyAccounts(Double)
  case tooManyToRestrict(count: Int, limit: Int, what: String)
  case equalKeys(String, String)
  case reachesTooMany(times: Double)
}

/// What can be wrong with a restriction.
enum RestrictionProblem: Sendable {
  case outsideRun(endsBefore: Bool)
  case deferralOfStanding
  case inBothButBegins
  case announcementOfStanding
  case anticipationOfStanding
  case announcedTooLate
  case anticipationWithoutNotice
  case anticipationOfChance
  case anticipationWithoutWay(Anticipation.Act)
  case anticipationBySignUps
  case chanceWithoutNotice
  case promisedTooEarly
  case promiseWithoutBelief
  case extraSignUps
  case timesOverlap(isTouching: Bool)
  case alternatesTooOften(limit: Int)
  case announcedBeforeRun
  case duplicateName(String)
  case missingAction(String, because: String)
  case noActionToGate(kind: String, platform: String)
  case noSignUps(platform: String)
  case divertWithoutAction(String, platform: String)
  case noTool(String)
  case fixOfStanding
  case groupWithoutAccount(String, platform: String)
  case divertToItself(String)
  case leaveToItself(String)
  case leaveWithoutAccount
  case divertWithoutSignUps(String)
  case divertOriginUnknown(origin: String, platform: String)
  case deadlineIsOne
  case deadlineTooEarly
  case deadlineOfStanding
  case reactionToNothing(String)
  case reactionOfNobody(kind: String, without: String)
  case frictionOfNothing
  case exposedByNothing(String, platform: String, known: [String])
  case purgeOfChance
  case purgeOfSamples
  case fearOfMeans(String)
  case contactWithoutHit
  case contactTooQuick
  case contactTwice(other: String)
  case purgeOfStanding
  case purgeOfNobody
  case purgeOfTooMany(accounts: Double)
}

/// What can be wrong with a service.
enum ServiceProblem: Sendable {
  case secondService(action: String, other: String)
  case onTheWay(action: String)
  case patienceWithoutRoom
  case neverFull
  case noRate
  /// A rate limit that lets nobody through.
  case noLimit
  /// A burst of less than one attempt.
  case noBurst
  case noHours
  case reactionNotPossible(String)
  case differentSamples(group: String)
  case noWayRoundReview
}

/// What can be wrong with a series that was published.
enum ObservedProblem: Sendable {
  case needs(String, metric: String)
  case without(String, metric: String)
  case activityNotCounted(metric: String)
  case outOfOrder(isSame: Bool)
  case outsideRun
}

/// What can be wrong with groups of people.
enum PeopleProblem: Sendable {
  case groupIsOrigin(String, platform: String)
  case tooManyCombinations(Int, limit: Int)
  case differentSamples(group: String)
  case spreadsNever
  case spreadsTooQuickly
  case spreadsToNobody(String)
  case reachesNobody(String)
}

/// What can be wrong with values that have the right form.
enum ValueProblem: Sendable {
  case unknownReference(String, what: String, known: [String])
  case reservedName(String, what: String)
  case sharesMake(Double, what: String)
  case secondRest
  case noRest(Double)
  case sharesAbove(Double, keys: [String])
  case wrongLength(expected: Int, found: Int)
  case allZero
  case relativeRateOutOfRange(exponents: ClosedRange<Int>)
  case factorOutOfRange(exponents: ClosedRange<Int>)
  case pointsOutOfOrder(isSame: Bool)
  case tooManyElements(count: Int, limit: Int)
  case nearlyAlwaysZero
  case needsBound(key: String)
  case unequalLengths(key: String)
  case infiniteMean(needs: String)
  case meanOfCounts
  case tooWide(mean: Double, below: Double)
  case tooQuick(most: String)
  case emptyList
  case missingParameter(String)
}

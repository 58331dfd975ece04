import FreshetModel

/// Makes whole people of what was counted of a flow, interval by interval, so that all identities of ``Accounting`` still hold: they say that
/// at each place who comes goes on, or stays.
struct FlowPeople {
  /// Where people are on their way.
  private enum Place: Int {
    case outside, wish, door, reaction, backlog
  }

  private static let streets = [
    street(.wishes, .outside, .wish), street(.arrived, .outside, .wish),
    street(.unable, .wish, .outside), street(.deterred, .wish, .outside),
    street(.attempts, .wish, .door), street(.withheld, .wish, .reaction),
    street(.released, .backlog, .door), street(.retried, .backlog, .door), street(.circumvented, .reaction, .door),
    street(.completed, .door, .outside), street(.dropped, .door, .outside), street(.replaced, .door, .outside),
    street(.blocked, .door, .reaction),
    street(.deferred, .reaction, .backlog), street(.retrying, .reaction, .backlog),
    street(.abandoned, .reaction, .outside), street(.diverted, .reaction, .outside),
    street(.superseded, .backlog, .outside), street(.settled, .backlog, .outside),
    street(.waitingChange, .door, .outside), street(.backlogChange, .backlog, .outside),
  ]

  private static func street(_ counter: FlowCounter, _ from: Place, _ to: Place) -> PeopleNetwork.Street {
    PeopleNetwork.Street(counter: counter, from: from.rawValue, to: to.rawValue)
  }

  private var network: PeopleNetwork

  init(_ scale: PeopleScale) { network = PeopleNetwork(Self.streets, scale) }

  /// The whole people of the next interval.
  ///
  /// - Parameter counts: What was counted in it, summed over the replications.
  mutating func next(_ counts: FlowCounts) -> FlowCounts { network.next(counts) }
}

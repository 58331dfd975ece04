/// A decision in a person's life, and the draw behind it.
public struct Decision: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Whether a gate stops an attempt.
    case verdict
    /// Whether a person gives up who has come through all gates.
    case friction
    /// Whether a person who took notice of a restriction still believes in it.
    case belief
    /// Whether an announcement has reached the person.
    case awareness
    /// Whether a person who was stopped takes notice.
    case learning
    /// What a person does who is stopped or holds back.
    case reaction
    /// Whether a person who retries does so once more.
    case retry
    /// What a person does whose way round is closed.
    case fallback
    /// Whether a person gets a tool.
    case adoption
    /// Whether a person who turns to another platform moves there.
    case move
    /// How long a person who moves stays away.
    case returns
    /// How long after a lift the person hears of it.
    case notice
    /// How long the person waits then, or before they try again, or hurry.
    case delay
    /// What a person does whom an announcement has reached beforehand.
    case anticipation
    /// What becomes of an attempt at a service: it is asked, and says how it ends.
    case service
  }

  /// One of the things that a draw decides among.
  public struct Option: Sendable, Equatable {
    public var name: String
    /// Its probability.
    public var share: Double
  }

  public var kind: Kind
  /// The restriction or the service that it is about, as a position in ``ResultLayout/causes``.
  public var restriction: Int
  /// Uniform on [0, 1); absent where nothing was drawn, or something else.
  public var draw: Double?
  /// What the draw goes through, in this order, to the first whose share, with those before it, is larger than the draw.
  public var options: [Option] = []
  /// What was decided, where it is one of some things.
  public var choice: String?
  /// What was drawn, in seconds, where it is a length of time.
  public var seconds: Double?
  /// How often, and how often at most.
  public var count: Count?

  public struct Count: Sendable, Equatable {
    public var number: Int
    public var atMost: Int
  }
}

extension Decision {
  init(_ kind: Kind, _ restriction: Int) {
    self.kind = kind
    self.restriction = restriction
  }

  /// Something that comes to one thing without a draw.
  init(_ kind: Kind, _ restriction: Int, choice: String) {
    self.init(kind, restriction)
    self.choice = choice
  }

  /// A draw that decides among some things and something else.
  init(_ kind: Kind, _ restriction: Int, draw: Double, among options: [Option], else rest: String) {
    self.init(kind, restriction)
    let left = 1 - options.reduce(0) { $0 + $1.share }
    self.options = (options + [Option(name: rest, share: max(0, left))]).filter { $0.share > 1e-9 }
    var sum = 0.0
    choice =
      options.first { option in
        sum += option.share
        return draw < sum
      }?.name ?? rest
    // What is sure needs no draw.
    if self.options.count > 1 { self.draw = draw }
  }
}

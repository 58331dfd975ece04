/// Why results were not written.
public enum ResultError: Error, Equatable, Sendable {
  /// The file system refused.
  case folder(RunFolderError)
  /// The counts do not add up: a bug in Freshet.
  case accounting(AccountingError)
  /// Somebody asked for it.
  case stopped
}

extension ResultError: CustomStringConvertible {
  /// One sentence without a full stop.
  public var description: String {
    switch self {
    case .folder(let error): error.description
    case .accounting(let error): error.description
    case .stopped: "the run was stopped"
    }
  }
}

extension ResultError {
  /// Does something to a run folder; what the file system refuses becomes the reason why results are not written.
  static func inFolder<Value>(_ body: () throws(RunFolderError) -> Value) throws(ResultError) -> Value {
    do {
      return try body()
    } catch {
      throw .folder(error)
    }
  }

  /// Checks an identity; a violation becomes the reason why results are not written.
  static func accounting(_ check: () throws(AccountingError) -> Void) throws(ResultError) {
    do {
      try check()
    } catch {
      throw .accounting(error)
    }
  }
}

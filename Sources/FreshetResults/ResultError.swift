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

extension Double {
  /// The shortest decimal that reads back as the same number, whole numbers below 10¹⁸ without a point; absent where the number is
  /// not finite.
  public var shortestDecimal: String? {
    guard isFinite else { return nil }
    return abs(self) < 1e18 && rounded() == self ? String(Int(self)) : description
  }
}

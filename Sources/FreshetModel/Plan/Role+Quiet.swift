extension Role.Parts {
  /// Whether nothing happens to somebody who is there from the start on and wants nothing in the run: they hold all accounts and keep them in
  /// use, nothing comes to these from elsewhere, and what they are to want is known from one word of random bits for each action.
  var mayBeQuiet: Bool {
    heldAtStart.nonzeroBitCount == accounts.count && suspensions.isEmpty && preparations.isEmpty && activity == nil
      && accounts.allSatisfy { $0.lapse == nil && $0.activity == nil } && !processes.contains(where: \.mayActWithoutWish)
  }
}

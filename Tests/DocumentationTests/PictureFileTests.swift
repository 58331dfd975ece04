import Testing

/// The pictures of README are those that the main scenario gives.
struct PictureFileTests {
  @Test(arguments: [("flow", "flow change_picture"), ("backlog", "backlog")])
  func pictureIsDrawn(file: String, what: String) throws {
    let outcome = try Workshop.shared.get().freshet("plot", "Results/wechat-2017-profile-freeze", what, "--output", "-")
    #expect(outcome.exitCode == 0)
    #expect(try outcome.output == Repository.text("Scenarios/pictures/\(file).svg"), "`make pictures` draws them again")
    #expect(try Repository.text("README.md").contains("](Scenarios/pictures/\(file).svg)"))
    #expect(try Repository.text("Makefile").contains("\(what) --output Scenarios/pictures/\(file).svg"))
  }
}

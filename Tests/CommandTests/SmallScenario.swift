/// A scenario that runs in a moment.
enum SmallScenario {
  static let text = """
    freshet: 1
    name: small
    title: A small freeze
    time_zone: Asia/Shanghai
    from: 2017-10-10
    until: 2017-11-10
    report_every: 6 h
    sample: 1/1000
    replications: 3
    seed: 7
    platforms:
      wechat:
        users: 2 M
        origin: {mainland: 93 %, overseas: 7 %}
        actions:
          change_picture: {gap: {exponential: {mean: 30 d}}}
          change_name: {gap: {gamma: {mean: 200 d, shape: 0.5}}}
    restrictions:
      - kind: profile_freeze
        platform: wechat
        attributes: [picture, name]
        who: {origin: mainland}
        from: 2017-10-17T18:00
        until: 2017-11-01
        reaction:
          defer: {share: 50 %, delay: {exponential: {mean: 10 h}}}
          abandon: {share: 50 %}

    """

  /// The options that make it run until it is stopped.
  static let endless = ["--users", "1000000", "--replications", "10000"]

  /// A folder with the scenario in it, as `small.yaml`.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "small.yaml")
    return folder
  }
}

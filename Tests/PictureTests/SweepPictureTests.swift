import Foundation
import FreshetPictures
import FreshetScenarios
import Testing

/// The reports of sweeps of every design are sound: lines, fields, bands, what moves a number, and indices of sensitivity.
@Suite struct SweepPictureTests {
  private static let until = "restrictions.0.until=2017-10-25..2017-11-08 step 2 d"
  private static let share = "restrictions.0.reaction.defer.share=10 %..70 % step 10 %"

  /// Each with the kinds of pictures that it has to have.
  private static let sweeps: [(kinds: [String], choose: @Sendable (inout SweepOptions) -> Void)] = [
    (["sweep"], { $0.vary = [until] }),
    (["sweep"], { $0.vary = [until, share] }),
    (["sweep"], {
      $0.vary = ["restrictions.0.until=[2017-10-25, 2017-11-08]", "restrictions.0.enforcement=[50 %, 100 %]", "platforms.wechat.users=[500 M, 900 M]"]
    }),
    (["bands", "tornado"], {
      $0.variesAssumptions = true
      $0.points = 9
    }),
    (["sensitivity"], {
      $0.vary = ["platforms.wechat.users=100 M..900 M", "restrictions.0.enforcement=20 %..90 %"]
      $0.design = .saltelli
      $0.points = 4
    }),
  ]

  @Test(arguments: sweeps.indices)
  func picturesAreSound(_ number: Int) throws {
    let (kinds, choose) = Self.sweeps[number]
    let folder = try RunFolderOfTest.sweep("wechat-2017-profile-freeze", choose)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let reading = try SweepReading(path: folder)
    let pictures = reading.pictures
    for kind in kinds { #expect(pictures.contains { $0.words[0] == kind }, "\(kind) of \(pictures.map(\.name))") }
    #expect(Set(pictures.map(\.name)).count == pictures.count)
    for picture in pictures { SoundPicture.check(picture) }
    let page = ReportPage.page(reading)
    SoundPicture.check(page: page)
    let file = try #require(reading.file)
    #expect(page.contains(file.title ?? "no title") && page.contains("The scenario wechat-2017-profile-freeze ("))
    #expect(page.contains("freshet sweep \(folder)/shards/scenario.yaml --design "))
  }
}

import Foundation
import FreshetPictures
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What every picture and every page keeps to.
enum SoundPicture {
  static func check(_ picture: Picture) {
    for width in [PictureStyle.wide, PictureStyle.narrow] {
      let drawing = picture.chart.drawing(width: width)
      let frame = Box(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
      // A picture of 360 pixels has 358 of a screen of 390.
      for label in drawing.labels {
        #expect(label.size * 358 / 360 >= 11, "\(picture.name): \(label.text)")
        #expect(frame.contains(label.box), "\(picture.name) at \(width): \(label.text) at \(label.box) is outside of \(frame)")
      }
      let boxes = drawing.labels.map { label in
        (label.text, Box(left: label.box.left + 1, top: label.box.top + 1, right: label.box.right - 1, bottom: label.box.bottom - 1))
      }
      for (index, first) in boxes.enumerated() {
        for second in boxes[(index + 1)...] where first.1.overlaps(second.1) {
          Issue.record("\(picture.name) at \(width): \(first.0) lies on \(second.0)")
        }
      }
      let isSound = isWellFormed(drawing.svg(picture.alternative, identifier: "x", classes: "wide"))
      #expect(isSound, "\(picture.name)")
    }
    #expect(isWellFormed(picture.svg()), "\(picture.name)")
    #expect(!picture.title.isEmpty && !picture.description.isEmpty && !picture.table.rows.isEmpty, "\(picture.name)")
    for row in picture.table.rows { #expect(row.count == picture.table.columns.count) }
    #expect(!picture.chart.gnuplot.plots.isEmpty)
  }

  static func check(page: String) {
    #expect(page.utf8.count <= ReportPage.mostBytes, "\(page.utf8.count) bytes")
    for word in ["<script", "http:", "src=", "@import", "url(", "javascript:"] { #expect(!page.contains(word), "\(word)") }
    #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"))
    // Each picture twice, each with its words and its numbers.
    let pictures = page.components(separatedBy: "<svg ").count - 1
    #expect(pictures.isMultiple(of: 2) && pictures >= 2)
    for part in ["role=\"img\"", "<desc "] { #expect(page.components(separatedBy: part).count - 1 == pictures) }
    #expect(page.components(separatedBy: "<details>").count - 1 == pictures / 2)
    for heading in ["What is assumed", "Where the numbers come from", "Run it again"] { #expect(page.contains(heading), "\(heading)") }
    let identifiers = page.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
  }

  private static func isWellFormed(_ svg: String) -> Bool { XMLParser(data: Data(svg.utf8)).parse() }
}

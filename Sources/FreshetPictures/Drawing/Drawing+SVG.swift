extension Drawing {
  /// The picture as SVG.
  ///
  /// - Parameters:
  ///   - text: What it is called and what it shows, for those who cannot see it.
  ///   - identifier: Begins the identifiers in it; unique on a page.
  ///   - classes: Classes of the element; absent for a picture that stands alone, which brings its style and its paper.
  package func svg(_ text: AlternativeText, identifier: String, classes: String?) -> String {
    let size = "viewBox=\"0 0 \(width.short) \(height.short)\""
    let names = "role=\"img\" aria-labelledby=\"\(identifier)t \(identifier)d\""
    var result =
      if let classes { "<svg class=\"\(classes)\" \(size) \(names)>" } else {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width.short)\" height=\"\(height.short)\" \(size) \(names)>"
      }
    result += "<title id=\"\(identifier)t\">\(Markup.escaped(text.title))</title>"
    result += "<desc id=\"\(identifier)d\">\(Markup.escaped(text.description))</desc>\n"
    if classes == nil {
      result += Picture.mark + "\n"
      result += "<style>\(PictureStyle.alone)</style>\n<path d=\"M0 0H\(width.short)V\(height.short)H0Z\" fill=\"var(--paper)\"/>\n"
    }
    return result + marks.map { $0.svg + "\n" }.joined() + "</svg>"
  }
}

/// What a picture says to those who cannot see it.
package struct AlternativeText: Sendable {
  package var title: String
  package var description: String

  package init(title: String, description: String) {
    self.title = title
    self.description = description
  }
}

extension Drawing.Mark {
  fileprivate var svg: String {
    switch self {
    case .path(let path, let classes): "<path class=\"\(classes)\" d=\"\(path)\"/>"
    case .box(let box, let classes, let radius):
      "<rect class=\"\(classes)\" x=\"\(box.left.short)\" y=\"\(box.top.short)\" width=\"\(max(0, box.width).short)\""
        + " height=\"\(max(0, box.height).short)\"" + (radius > 0 ? " rx=\"\(radius.short)\"" : "") + "/>"
    case .dot(let x, let y, let radius, let classes):
      "<circle class=\"\(classes)\" cx=\"\(x.short)\" cy=\"\(y.short)\" r=\"\(radius.short)\"/>"
    case .label(let label): label.svg
    case .group(let marks, let shift):
      "<g transform=\"translate(0 \(shift.short))\">\n" + marks.map { $0.svg + "\n" }.joined() + "</g>"
    }
  }
}

extension Label {
  fileprivate var svg: String {
    let classes = ["t\(ink.rawValue)"] + (size < PictureStyle.text ? ["s"] : []) + (isBold ? ["k"] : []) + (hasHalo ? ["h"] : [])
    let anchor = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    return "<text class=\"\(classes.joined(separator: " "))\" x=\"\(x.short)\" y=\"\(y.short)\"\(anchor)>\(Markup.escaped(text))</text>"
  }
}

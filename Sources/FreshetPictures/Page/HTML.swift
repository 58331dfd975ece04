/// Pieces of a page.
enum HTML {
  /// An element around text that somebody wrote, in whatever script.
  static func text(_ name: String, _ text: String, classes: String? = nil) -> String {
    "<\(name)\(classes.map { " class=\"\($0)\"" } ?? "") dir=\"auto\">\(Markup.escaped(text))</\(name)>"
  }

  /// An element around text of ours.
  static func own(_ name: String, _ text: String, classes: String? = nil) -> String {
    "<\(name)\(classes.map { " class=\"\($0)\"" } ?? "")>\(Markup.escaped(text))</\(name)>"
  }

  static func list(_ items: [String]) -> String { "<ul>" + items.map { text("li", $0) }.joined() + "</ul>\n" }

  static func table(_ table: TextTable) -> String {
    let head = "<tr>" + table.columns.map { "<th>\(Markup.escaped($0))" }.joined()
    let rows = table.rows.map { row in "<tr>" + row.map { "<td>\(Markup.escaped($0))" }.joined() + "\n" }.joined()
    return "<div class=\"scroll\"><table>\(head)\n\(rows)</table></div>"
  }

  /// A picture twice, for wide and for narrow screens, and the numbers behind it.
  static func figure(_ picture: Picture, number: Int) -> String {
    let wide = picture.chart.drawing(width: PictureStyle.wide).svg(picture.alternative, identifier: "w\(number)", classes: "wide")
    let narrow = picture.chart.drawing(width: PictureStyle.narrow).svg(picture.alternative, identifier: "n\(number)", classes: "narrow")
    let caption = picture.caption.isEmpty ? "" : text("figcaption", picture.caption)
    let numbers = "<details><summary>The numbers</summary>\(table(picture.table))</details>"
    return "<section>\(text("h2", picture.title))<figure>\n\(wide)\n\(narrow)\n\(caption)</figure>\(numbers)</section>\n"
  }

  static let sheet = """
    :root{color-scheme:light dark;\(PictureStyle.light)}
    @media screen and (prefers-color-scheme:dark){:root{\(PictureStyle.dark)}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",Helvetica,Arial,\
    sans-serif;overflow-wrap:anywhere}
    main{max-width:824px;margin:0 auto;padding:44px 16px 72px}
    h1{font-size:30px;line-height:1.22;letter-spacing:-.012em;margin:0 0 12px}h2{font-size:19px;line-height:1.3;margin:48px 0 8px}
    p{margin:8px 0}.lead{font-size:17px}.soft,figcaption,details{color:var(--soft);font-size:14px;line-height:1.5}
    .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(175px,1fr));gap:12px;margin:26px 0 0;padding:0;list-style:none}
    .cards li{background:var(--card);border-radius:10px;padding:14px 16px 15px;margin:0}
    .cards b{display:block;font-size:26px;line-height:1.3;letter-spacing:-.01em;white-space:nowrap}
    .cards span{display:block;font-size:14px;line-height:1.45}
    .cards i{display:block;font-style:normal;color:var(--soft);font-size:13px;margin-top:3px}
    ul{margin:8px 0;padding-left:20px}li{margin:4px 0}
    figure{margin:10px 0 0}figcaption{margin-top:8px}svg{display:block;width:100%;height:auto;overflow:hidden}
    .narrow{display:none}
    @media screen and (max-width:799px){.wide{display:none}.narrow{display:block;max-width:560px}main{padding-top:28px}h1{font-size:25px}}
    details{margin-top:8px}summary{cursor:pointer;color:var(--ta)}.scroll{overflow-x:auto}
    table{border-collapse:collapse;margin:8px 0;font-size:13px;font-variant-numeric:tabular-nums}
    th,td{padding:3px 14px 3px 0;text-align:right;border-bottom:1px solid var(--y);white-space:nowrap}th{font-weight:600}
    th:first-child,td:first-child{text-align:left}
    pre{background:var(--card);border-radius:8px;padding:12px 14px;overflow-x:auto;font-size:13.5px;line-height:1.5;white-space:pre-wrap}
    code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
    @media print{body{font-size:10.5pt}main{max-width:none;padding:0}h1{font-size:20pt}h2{font-size:13pt;margin-top:20pt;break-after:avoid}\
    section,figure,.cards li{break-inside:avoid}.cards li{border:1px solid var(--y)}details{display:none}}
    """
}

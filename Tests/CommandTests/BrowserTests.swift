import Foundation
import Testing

/// A browser shows the report as it is meant: nothing overflows, and text is large enough on a telephone.
@Suite struct BrowserTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  /// Measures all texts that are shown, and tells the page around it what is wrong.
  private static let script = """
    <script>addEventListener('load',()=>{let wrong=[],shown=0;
    for(const t of document.querySelectorAll('svg text')){const s=t.ownerSVGElement;if(!s.getClientRects().length)continue;shown++;
    const r=t.getBoundingClientRect(),b=s.getBoundingClientRect(),k=b.width/s.viewBox.baseVal.width,f=parseFloat(getComputedStyle(t).fontSize)*k;
    if(f<11)wrong.push('small '+f.toFixed(1)+': '+t.textContent);
    if(r.left<b.left-1||r.right>b.right+1||r.top<b.top-1||r.bottom>b.bottom+1)wrong.push('outside: '+t.textContent)}
    if(document.documentElement.scrollWidth>innerWidth)wrong.push('the page is wider than the screen');
    parent.postMessage('width '+innerWidth+', shown '+shown+', wrong: '+wrong.join('; '),'*')})</script>
    """

  @Test(.enabled(if: Tool.isHere("chromium"), "chromium is not here"), arguments: [390, 1200])
  func nothingOverflows(width: Int) throws {
    #expect(try Freshet.run("run", "small.yaml", "--quiet", "--report", in: folder).exitCode == 0)
    let page = try folder.read("Results/small.html").replacing("</body>", with: Self.script + "</body>")
    try folder.write(page, to: "measured.html")
    // A window may not be as narrow as a telephone, but a frame may.
    try folder.write(
      "<script>addEventListener('message',e=>document.title=e.data)</script><iframe src=measured.html width=\(width) height=9000></iframe>",
      to: "frame.html")
    let command = "timeout 60 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir=\"$PWD/browser\" "
      + "--window-size=1400,3000 --virtual-time-budget=5000 --dump-dom \"file://$PWD/frame.html\" 2>/dev/null"
    let outcome = try Freshet.shell(command, in: folder, environment: ["HOME": folder.url.path])
    let title = try #require(outcome.output.firstMatch(of: /<title>(width[^<]*)<\/title>/)).1
    #expect(title.hasSuffix("wrong: "), "\(title)")
    let shown = try #require(title.firstMatch(of: /shown ([0-9]+)/).flatMap { Int($0.1) })
    #expect(title.contains("width \(width),") && shown > 40, "\(title)")
  }
}

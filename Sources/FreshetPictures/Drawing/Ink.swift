/// What something in a picture is drawn for; the style sheet gives each its colours, light and dark.
///
/// Colours are taken from Okabe and Ito's palette, which people tell apart however they see colours. No two things differ by colour alone:
/// lines also by dashes and width, and each is named where it is drawn.
package enum Ink: String, CaseIterable, Sendable {
  /// What happens with the restrictions.
  case restricted = "a"
  /// What would happen without them.
  case baseline = "b"
  /// What was stopped, or lost.
  case blocked = "c"
  /// A third and a fourth kind of thing.
  case third = "d"
  case fourth = "e"
  case fifth = "f"
  case sixth = "g"
  /// What others published.
  case observed = "o"
  /// The line of zero, and those of ticks.
  case axis = "x"
  case grid = "y"
  /// On something dark.
  case paper = "p"

  /// Those for things of one kind, in the order in which they are taken.
  static let series: [Ink] = [.restricted, .blocked, .third, .fourth, .fifth, .sixth]
}

package enum PictureStyle {
  /// The smallest text, in pixels of a picture; pictures are shown at least as large as they are drawn, but for 2 % on a screen of 390 pixels.
  package static let smallText = 11.5
  package static let text = 12.0
  /// The widths that pictures are drawn for.
  package static let wide = 760.0
  package static let narrow = 360.0

  /// The style sheet of pictures: colours as variables, then one class for each ink, as line (`l`), area (`r`) and text (`t`).
  static let sheet = """
    svg{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",Helvetica,Arial,sans-serif;fill:var(--ink)}
    svg text{unicode-bidi:isolate}
    .l{fill:none;stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round}
    .la{stroke:var(--a)}.lb{stroke:var(--b);stroke-width:1.3}.lc{stroke:var(--c)}.ld{stroke:var(--d);stroke-dasharray:7 3}
    .le{stroke:var(--e);stroke-dasharray:2 3}.lf{stroke:var(--f);stroke-dasharray:9 3 2 3}.lg{stroke:var(--g);stroke-width:1.2}
    .lo{stroke:var(--ink);stroke-width:2;stroke-dasharray:1 4}.lx{stroke:var(--x);stroke-width:1}.ly{stroke:var(--y);stroke-width:1}
    .ra{fill:var(--a)}.rb{fill:var(--b)}.rc{fill:var(--c)}.rd{fill:var(--d)}.re{fill:var(--e)}.rf{fill:var(--f)}.rg{fill:var(--g)}
    .ro{fill:var(--ink)}.rx{fill:var(--x)}.ry{fill:var(--y)}
    .ta{fill:var(--ta)}.tb{fill:var(--soft)}.tc{fill:var(--tc)}.td{fill:var(--td)}.te{fill:var(--te)}.tf{fill:var(--tf)}.tg,.to{fill:var(--ink)}
    .tx,.ty{fill:var(--soft)}.tp{fill:var(--paper)}.p{fill-opacity:.28}.w{fill:var(--band)}
    .m{stroke:var(--tc);stroke-width:1.2;stroke-dasharray:3 3;fill:none}
    .h{stroke:var(--paper);stroke-width:3.5px;paint-order:stroke;stroke-linejoin:round}.q{stroke:var(--paper);stroke-width:1.5}
    .z0{fill-opacity:.06}.z1{fill-opacity:.14}.z2{fill-opacity:.22}.z3{fill-opacity:.3}.z4{fill-opacity:.38}.z5{fill-opacity:.46}
    .z6{fill-opacity:.8}.z7{fill-opacity:.87}.z8{fill-opacity:.94}
    .s{font-size:11.5px}.k{font-weight:650}
    """

  package static let light = """
    --paper:#fff;--ink:#1b2430;--soft:#56606c;--x:#8a939d;--y:#e4e8ec;--band:#fbe9e2;--card:#f4f6f8;--a:#0b62a8;--b:#8c949c;--c:#d55e00;\
    --d:#00795a;--e:#a04a80;--f:#8a6a00;--g:#3a3f45;--ta:#0b5a9c;--tc:#ad3f00;--td:#006a4e;--te:#8c3a6c;--tf:#6f5500
    """
  package static let dark = """
    --paper:#12171d;--ink:#e6eaee;--soft:#a3adb8;--x:#7c8792;--y:#2a323b;--band:#33221b;--card:#1b222a;--a:#5cb3f0;--b:#8c949c;--c:#f08a4b;\
    --d:#3fc6a0;--e:#e090bd;--f:#d9b540;--g:#c9ced4;--ta:#78c0f5;--tc:#f5a06c;--td:#56d0ad;--te:#e9a3ca;--tf:#e2c25e
    """

  /// The style sheet of a picture that stands alone.
  static let alone =
    ":root{\(light)}@media (prefers-color-scheme:dark){:root{\(dark)}}\n" + sheet
}

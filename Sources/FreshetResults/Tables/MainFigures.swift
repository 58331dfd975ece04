import FreshetModel

/// A row of `effects.csv`, as it was computed or as it was read.
public protocol EffectFigure {
  var key: FigureKey { get }
  /// The figure with the restrictions.
  var valueRestricted: Double { get }
  /// With the restrictions less without them; absent where there is no baseline.
  var change: Double? { get }
  /// Whether any estimate of the row rests on too few simulated events.
  var restsOnTooFew: Bool { get }
}

/// A row of `surge.csv`, likewise.
public protocol LiftFigure {
  /// The estimate of a column.
  func value(_ figure: SurgeFigure) -> Double?
  /// Whether that estimate rests on too few simulated events.
  func restsOnTooFew(_ figure: SurgeFigure) -> Bool
}

/// Which figures of a run are told first: in the closing sentences and at the top of its page.
public enum MainFigures {
  /// How many people were stopped: on all platforms together, where that is known, or on the one where they were most.
  ///
  /// - Parameter figures: Those of `people_blocked` over all actions of whole platforms.
  /// - Returns: `nil` where nobody was stopped, or too few to tell.
  public static func people<Figure: EffectFigure>(_ figures: [Figure]) -> Figure? {
    let found = figures.first { $0.key.platform == "all" && $0.valueRestricted > 0 } ?? figures.max { $0.valueRestricted < $1.valueRestricted }
    return found.flatMap { $0.valueRestricted > 0 && !$0.restsOnTooFew ? $0 : nil }
  }

  /// What differs most between the two worlds. Connections to a tool are no wishes, and are not looked at.
  ///
  /// - Parameter figures: Those of `completed_total` of whole platforms.
  /// - Returns: `nil` where nothing differs, or too little to tell.
  public static func change<Figure: EffectFigure>(_ figures: [Figure]) -> Figure? {
    let found = figures.filter { $0.key.action != Action.connect }.max { abs($0.change ?? 0) < abs($1.change ?? 0) }
    return found.flatMap { ($0.change ?? 0) != 0 && !$0.restsOnTooFew ? $0 : nil }
  }

  /// The tool to which people connect most because of the restrictions.
  ///
  /// - Parameter figures: Those of `completed_total` of whole platforms.
  /// - Returns: `nil` where nobody does, or too few to tell.
  public static func connections<Figure: EffectFigure>(_ figures: [Figure]) -> Figure? {
    let found = figures.filter { $0.key.action == Action.connect }.max { ($0.change ?? 0) < ($1.change ?? 0) }
    return found.flatMap { ($0.change ?? 0) > 0 && !$0.restsOnTooFew ? $0 : nil }
  }

  /// A peak must be this many times the usual one to be a rush.
  private static let leastRatio = 1.05

  /// The lift that is followed by the largest rush: of those whose busiest hour is busier than usual, the one in which most is done.
  ///
  /// - Returns: `nil` where no lift has a rush, as where something else begins right after it, or too little is simulated to tell.
  public static func surge<Figure: LiftFigure>(_ figures: [Figure]) -> Figure? {
    figures.filter { !$0.restsOnTooFew(.peakRatio) && ($0.value(.peakRatio) ?? 0) > leastRatio }
      .max { ($0.value(.peakPerHour) ?? 0) < ($1.value(.peakPerHour) ?? 0) }
  }
}

extension EffectRow: EffectFigure {
  public var valueRestricted: Double { restricted.value }
  public var change: Double? { difference?.value }
  public var restsOnTooFew: Bool { !tooFew.isEmpty }
}

extension SurgeRow: LiftFigure {
  public func value(_ figure: SurgeFigure) -> Double? { self[figure]?.value }
  public func restsOnTooFew(_ figure: SurgeFigure) -> Bool { self[figure]?.restsOnTooFew ?? false }
}

import FreshetCore

extension FormReader {
  /// Reads a data file that a key names, and puts what a distribution wants of it beside that key.
  ///
  /// - Returns: The name of the copy; `nil` where the file cannot be used, which is reported.
  mutating func readFile(
    _ path: String, _ data: DataTable, _ place: Place, _ node: SourceNode, _ table: inout ParameterTable
  ) -> String? {
    switch data {
    case .gaps:
      do throws(DataFileError) {
        let (name, columns) = try dataFiles.gaps(path)
        table.elements += columns
        return name
      } catch {
        report(error, of: path, place, node)
        return nil
      }
    case .rows(let reference, let limit): return readRows(path, reference, atMost: limit, place, node)
    }
  }

  private mutating func report(_ error: DataFileError, of path: String, _ place: Place, _ node: SourceNode) {
    let named = node.span ?? place.keySpan
    let notes = error.span == nil ? [] : [LocatedProblem.Note(span: named, kind: .namedHere)]
    problems.append(LocatedProblem(.data(error.problem, file: path), key: place.key, span: error.span ?? named, notes: notes))
    broken.insert(place.path)
  }

  // MARK: Rows

  /// Reads a list of entries, or a data file that holds them.
  mutating func readRows(
    _ node: SourceNode, of reference: EntryReference, atMost limit: Int, _ kind: ValueKind, _ place: Place
  ) -> Reading? {
    let file = reference.file(atMost: limit)
    guard file.keys.contains(where: { node[$0.name] != nil }) else {
      guard case .list = node.content else { return wrongForm(node, kind, place) }
      return readList(node, of: .entry(reference), kind, place)
    }
    let (table, resolved) = readEntry(node, keys: file.keys, reference: file, place)
    guard let path = table.text("file"), let rows = rowsOfFiles[Self.name(path, reference)] else { return nil }
    return Reading(
      value: .list(rows.values), node: SourceNode(content: .dataFile(resolved.entries, rows: rows.nodes), span: node.span))
  }

  /// Reads a data file that holds entries into ``rowsOfFiles``.
  ///
  /// - Returns: The name of the copy; `nil` where the file cannot be used.
  private mutating func readRows(
    _ path: String, _ reference: EntryReference, atMost limit: Int, _ place: Place, _ node: SourceNode
  ) -> String? {
    let key = Self.name(path, reference)
    guard !wrongFiles.contains(key) else {
      broken.insert(place.path)
      return nil
    }
    do throws(DataFileError) {
      let (name, table, source) = try dataFiles.rows(path, columns: reference.keys.map(\.name), atMost: limit)
      if rowsOfFiles[key] != nil { return name }
      if let rows = read(table, of: reference, in: source, place, node) {
        rowsOfFiles[key] = rows
        return name
      }
      wrongFiles.insert(key)
    } catch {
      report(error, of: path, place, node)
      // Who names a file that is not there wants to know each place.
      if case .unreadable = error.problem { return nil }
      wrongFiles.insert(key)
    }
    return nil
  }

  /// Reads the cells of a data file as the keys of an entry say, up to the first row that is wrong.
  ///
  /// - Returns: The rows; `nil` where one is wrong.
  private mutating func read(
    _ table: RowTable, of reference: EntryReference, in source: Int, _ place: Place, _ node: SourceNode
  ) -> Rows? {
    let known = problems.count
    var rows = Rows()
    for cells in table.rows {
      var values: [(key: String, value: ParameterValue)] = []
      var nodes: [SourceMapping.Entry] = []
      for (key, cell) in zip(reference.keys, cells) {
        let cellNode = SourceNode.text(cell.text, span: cell.span(in: source))
        let cellPlace = place.inside(key.name, cellNode.span)
        if cell.text.isEmpty { report(.noValue(key.kind), cellPlace) }
        guard !cell.text.isEmpty, let value = readScalar(cell.text, key.kind, cellPlace, cellNode) else { continue }
        values.append((key.name, value))
        nodes.append(SourceMapping.Entry(key: key.name, keySpan: cellNode.span, value: cellNode))
      }
      guard values.count == cells.count else {
        for index in known..<problems.count {
          problems[index].notes.append(LocatedProblem.Note(span: node.span ?? place.keySpan, kind: .namedHere))
        }
        return nil
      }
      rows.values.append(.table(ParameterTable(values)))
      rows.nodes.append(SourceNode(content: .mapping(SourceMapping(nodes)), span: nodes.first?.keySpan))
    }
    return rows
  }

  private static func name(_ path: String, _ reference: EntryReference) -> String { reference.name + " " + path }
}

/// What is wrong with the table in a data file and, where a line is wrong, which and what part of it.
struct CSVError: Error {
  var problem: DataFileProblem
  var place: Place?

  struct Place {
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int
    var length: Int
    /// The whole line.
    var text: String
  }

  init(_ problem: DataFileProblem) {
    self.problem = problem
  }

  init(_ problem: DataFileProblem, _ line: CSVLine, cell: Int) {
    self.problem = problem
    place = line.place(ofCell: cell)
  }
}

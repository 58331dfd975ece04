import FreshetRandom
import Testing

@Suite struct StudentTTests {
  /// Against printed tables, which have four or five digits.
  @Test(arguments: [
    (0.975, 1, 12.706), (0.975, 2, 4.303), (0.975, 4, 2.776), (0.975, 7, 2.365), (0.975, 9, 2.262), (0.975, 30, 2.042),
    (0.95, 5, 2.015), (0.995, 10, 3.169), (0.9, 3, 1.638), (0.975, 1_000_000, 1.960),
  ])
  func isThatOfTheTables(_ probability: Double, _ degreesOfFreedom: Int, _ printed: Double) {
    #expect(abs(StudentT.quantile(probability, degreesOfFreedom: degreesOfFreedom) - printed) <= 0.0005)
    #expect(abs(StudentT.quantile(1 - probability, degreesOfFreedom: degreesOfFreedom) + printed) <= 0.0005)
  }
}

#if LIBFUZZER
  import Foundation

  /// The runtime that comes with the compiler, asked to call us with inputs.
  enum LibFuzzer {
    static func run(seconds: Double, corpus: String) {
      // What was found lies beside the corpus.
      let arguments = [
        "freshet-fuzz", "-max_total_time=\(Int(seconds))", "-timeout=20", "-rss_limit_mb=4096", "-print_final_stats=1",
        "-artifact_prefix=\(corpus)-", corpus,
      ]
      var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
      var count = Int32(arguments.count)
      pointers.withUnsafeMutableBufferPointer { buffer in
        var list = buffer.baseAddress
        _ = runDriver(&count, &list) { bytes, count in
          let input = bytes.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
          if let fault = LoaderInput.fault(input) {
            FileHandle.standardError.write(Data("\(fault)\n".utf8))
            abort()
          }
          return 0
        }
      }
    }
  }

  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32
#endif

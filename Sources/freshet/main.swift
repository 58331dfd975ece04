import CMemory
import Foundation
import FreshetCommands

freshet_memory_give_back()
exit(CommandLineInterface.run(arguments: Array(CommandLine.arguments.dropFirst())))

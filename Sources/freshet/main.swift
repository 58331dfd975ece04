import Foundation
import FreshetCommands

exit(CommandLineInterface.run(arguments: Array(CommandLine.arguments.dropFirst())))

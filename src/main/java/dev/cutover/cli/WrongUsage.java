package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** A wrong command line is answered with what is wrong, what was perhaps meant, and where the help is. */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException thrown, String[] args) {
        var line = thrown.getCommandLine();
        var err = line.getErr();
        err.println(thrown.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(thrown, err);
        err.println("`" + line.getCommandSpec().qualifiedName() + " --help` shows how it is used");
        return ExitCode.USAGE.code();
    }
}

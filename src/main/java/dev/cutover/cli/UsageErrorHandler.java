package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Reports a wrong command line: what is wrong, what was probably meant, and where the help is. */
final class UsageErrorHandler implements IParameterExceptionHandler {
    private final FailureReport failureReport;

    UsageErrorHandler(FailureReport failureReport) {
        this.failureReport = failureReport;
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] args) {
        var hint = new StringWriter();
        CommandLine.UnmatchedArgumentException.printSuggestions(thrown, new PrintWriter(hint, true));
        String help = "`" + thrown.getCommandLine().getCommandSpec().qualifiedName() + " --help` shows the usage";
        var problem = Problem.of(String.valueOf(thrown.getMessage()), hint + help);
        failureReport.show(ExitCode.USAGE, List.of(problem), wantsJson(args));
        return ExitCode.USAGE.code();
    }

    /** Looks at the words one by one, since the line could not be parsed. */
    private static boolean wantsJson(String... args) {
        String all = " " + String.join(" ", args).toLowerCase(Locale.ROOT) + " ";
        return all.contains(" --output json ") || all.contains(" --output=json ");
    }
}

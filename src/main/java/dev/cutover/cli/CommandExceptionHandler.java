package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.TableOption;
import dev.cutover.cli.stream.DocumentOrEventsOption;
import dev.cutover.cli.stream.RollbackOutputOption;
import dev.cutover.execution.process.ProcessEnvironment;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Reports an exception of a command in the format that its command line asks for: JSON or text, with or without the
 * stack trace.
 */
final class CommandExceptionHandler implements IExecutionExceptionHandler {
    private final ProcessEnvironment processEnvironment;
    private final FailureReport failureReport;

    CommandExceptionHandler(ProcessEnvironment processEnvironment, FailureReport failureReport) {
        this.processEnvironment = processEnvironment;
        this.failureReport = failureReport;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        boolean verbose = line.getCommandSpec().root().userObject() instanceof Cutover root && root.isVerbose();
        boolean json = mixin(line, OutputOption.class).anyMatch(OutputOption::isJson)
                || mixin(line, RollbackOutputOption.class).anyMatch(RollbackOutputOption::isJson)
                || mixin(line, DocumentOrEventsOption.class).anyMatch(DocumentOrEventsOption::isJson)
                || mixin(line, TableOption.class).anyMatch(TableOption::isJson);
        var home = mixin(line, HomeOption.class)
                .map(option -> option.of(processEnvironment).root())
                .findFirst()
                .orElseGet(failureReport::home);
        return failureReport.tell(thrown, home, json, verbose);
    }

    private static <T> Stream<T> mixin(CommandLine line, Class<T> type) {
        return line.getCommandSpec().mixins().values().stream()
                .map(mixin -> mixin.userObject())
                .filter(type::isInstance)
                .map(type::cast);
    }
}

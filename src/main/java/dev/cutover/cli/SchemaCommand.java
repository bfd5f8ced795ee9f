package dev.cutover.cli;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.definition.EnvironmentSchema;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.yaml.Schema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of the files that people write. */
@Command(
        name = "schema",
        addMethodSubcommands = false,
        description = {
            "Prints the JSON Schema (draft 2020-12) of a kind of file, for editors that complete and check.",
            "That of an environment describes the settings of each connector that is installed."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {"  cutover schema > runbook.schema.json", "  cutover schema environment"})
final class SchemaCommand implements Callable<Integer> {
    /** The kinds of files. */
    enum Kind {
        RUNBOOK,
        INCLUDE,
        ENVIRONMENT,
        REHEARSAL,
        SCENARIO,
        ANSWERS
    }

    private final ProcessEnvironment processEnvironment;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            defaultValue = "runbook",
            description = "runbook (the default), include (a file of steps), environment, rehearsal (or scenario) or"
                    + " answers.")
    private Kind kind = Kind.RUNBOOK;

    SchemaCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        CommandOutput commandOutput = CommandOutputs.out(processEnvironment);
        commandOutput.text(
                switch (kind) {
                    case RUNBOOK -> Schema.ofRunbook();
                    case INCLUDE -> Schema.ofInclude();
                    case ENVIRONMENT ->
                        EnvironmentSchema.of(Home.of(
                                processEnvironment.environment(),
                                processEnvironment.workingDirectory(),
                                processEnvironment.disk()));
                    case REHEARSAL, SCENARIO -> Schema.ofScenario();
                    case ANSWERS -> Schema.ofAnswers();
                });
        return ExitCode.DONE.code();
    }
}

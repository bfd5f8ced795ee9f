package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.ParamOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.ValidationPage;
import dev.cutover.execution.definition.CatalogConnectors;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.Validation;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.ValidationJson;
import dev.cutover.problem.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks files before a run depends on them. */
@Command(
        name = "validate",
        addMethodSubcommands = false,
        description = {
            "Checks runbooks, environments, rehearsals and answers files, and reports all errors at once.",
            "With an environment, also checks that each system's connector can do what the runbook asks of it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all files are fine",
            "2:wrong usage",
            "3:something is wrong with the files, or --strict finds something"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover validate runbook.yaml",
            "  cutover validate runbook.yaml --env sandbox --param wave=2",
            "  cutover validate runbook.yaml answers.yaml rehearsal.yaml --output json"
        })
final class ValidateCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The files; the kind of each is recognised by its keys.")
    private List<String> files = List.of();

    @Option(
            names = "--env",
            paramLabel = "NAME|FILE",
            description = "The environment that the runbooks are to run in: a file, or a name beside the runbook.")
    private @Nullable String environment;

    @Option(
            names = "--strict",
            description = "Also holds the runbooks to discipline: gates, approvals and a freeze before traffic moves,"
                    + " ramps, soaks, evidence, reasons for thresholds, deputies, contacts. A runbook may waive a"
                    + " finding with its reason.")
    private boolean strict;

    @Mixin
    private ParamOption params = new ParamOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ValidateCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var connectors = HomeConnectors.of(home.of(processEnvironment));
        var validationVerdicts = new Validation(
                        processEnvironment, bound -> new CatalogConnectors(connectors, bound), params.values())
                .check(files, Optional.ofNullable(environment));
        validationVerdicts.throwIfBad();
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (strict && output.isJson()) {
            validationVerdicts.throwIfUndisciplined();
        }
        if (output.isJson()) {
            commandOutput.document(ValidationJson.of(validationVerdicts.good()));
        } else {
            new ValidationPage(commandOutput, strict).show(validationVerdicts.good());
        }
        if (strict) {
            validationVerdicts.throwIfUndisciplined();
        }
        return ExitCode.DONE.code();
    }
}

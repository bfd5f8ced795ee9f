package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.InstantConverter;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunbookOptions;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.plan.PlanPage;
import dev.cutover.execution.definition.CatalogConnectors;
import dev.cutover.execution.definition.DeclaredOperations;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RehearsalsBeside;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.history.PastDurations;
import dev.cutover.json.PlanJson;
import dev.cutover.plan.Plan;
import dev.cutover.plan.rollback.UndoTimes;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.DisciplineReport;
import dev.cutover.query.PreparedPlan;
import dev.cutover.yaml.EnvironmentFit;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the plan of a run. */
@Command(
        name = "plan",
        addMethodSubcommands = false,
        description = {
            "Shows a run before it begins, hour by hour: who is needed when, the critical path, what each step reads"
                    + " and changes, how long a rollback takes at each point, and from where it is no longer"
                    + " possible.",
            "The environment's connectors say which calls only read; a call that they do not declare counts as"
                    + " a write.",
            "The expected end comes from past runs and rehearsals of the same runbook. The plan warns of hidden"
                    + " coupling."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown, also with warnings",
            "1:the folder of past runs cannot be read",
            "2:wrong usage",
            "3:the runbook or the environment is invalid, or the one given with --env does not fit"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover plan runbook.yaml",
            "  cutover plan runbook.yaml --env sandbox --starts 2026-11-24T03:00+01:00",
            "  cutover plan runbook.yaml --param wave=2 --output json"
        })
final class PlanCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private RunbookOptions runbook = new RunbookOptions();

    @Option(
            names = "--starts",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "The planned start T, with an offset or a zone; without it, times are shown relative to T.")
    private @Nullable Instant starts;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    PlanCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var runHome = home.of(processEnvironment);
        var runDefinition = runbook.read(processEnvironment);
        var bound = runDefinition.environment().value();
        var connectors = new CatalogConnectors(HomeConnectors.of(runHome), bound);
        if (runbook.environment().isPresent()) {
            EnvironmentFit.require(runDefinition.runbook(), runDefinition.environment(), connectors);
        }
        var book = runDefinition.runbook().value();
        var plan = Plan.of(
                book,
                new DeclaredOperations(bound, connectors),
                UndoTimes.opening(book),
                PastDurations.of(runHome, book.header().name()));
        var preparedPlan = PreparedPlan.of(
                DisciplineReport.of(
                        runDefinition.runbook(), RehearsalsBeside.rollBack(processEnvironment.path(runbook.file()))),
                runbook.file(),
                plan,
                Optional.ofNullable(starts),
                bound.name());
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(PlanJson.of(preparedPlan));
        } else {
            new PlanPage(preparedPlan, commandOutput).show();
        }
        return ExitCode.DONE.code();
    }
}

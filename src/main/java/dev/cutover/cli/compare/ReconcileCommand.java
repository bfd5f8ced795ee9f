package dev.cutover.cli.compare;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunbookOptions;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.DeadReconciliations;
import dev.cutover.execution.JournalCopies;
import dev.cutover.execution.ReconciliationExecution;
import dev.cutover.execution.definition.FitRequirement;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.SecretRequirement;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.Version;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.run.fact.RunFact;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A reconciliation on its own. Not thread-safe. */
@Command(
        name = "reconcile",
        addMethodSubcommands = false,
        description = {
            "Does one reconcile step of a runbook on its own, as a job does each night of the weeks before a cutover.",
            "It only reads, asks nothing and claims nothing, also in a live environment, and may go on beside an open"
                    + " run. It is a small run of its own kind, with record and evidence: `cutover runs` lists it apart,"
                    + " no command takes it for the open run, and criteria with measure: { reconcile: … } count it.",
            "Killed, it goes on with `cutover resume RUN`: nothing is read again that was read before, where the order"
                    + " of the rows allows it. The next one of the same step ends one that was killed before, and removes"
                    + " its temporary files."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:passed: every limit of the step is kept",
            "1:an error of the tool or of its surroundings",
            "2:wrong usage, or no such step",
            "3:invalid runbook or environment",
            "5:not passed: the two sides differ by more than a limit allows",
            "12:incomplete: not everything could be read, so nothing is said of the rest",
            "130:interrupted; the run can be resumed"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover reconcile runbook.yaml recon-us-east --env production",
            "  cutover reconcile runbook.yaml recon-us-east --env production --segment region=us-east",
            "  cutover reconcile runbook.yaml recon-us-east --env production --output json"
        })
public final class ReconcileCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private RunbookOptions runbook = new RunbookOptions();

    @Parameters(index = "1", paramLabel = "STEP", description = "The step, of a phase and of the kind reconcile.")
    private String step = "";

    @Mixin
    private SegmentOption segment = new SegmentOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "The seed of the sandbox's random numbers (${DEFAULT-VALUE}).")
    private long seed = 42;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    public ReconcileCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var runHome = home.of(processEnvironment);
        var catalog = HomeConnectors.of(runHome);
        var whole = runbook.read(processEnvironment);
        var only = only(whole);
        var runDefinition = whole.only(only);
        FitRequirement.require(runDefinition, catalog);
        var secrets = SecretSources.of(processEnvironment, runHome, runDefinition);
        SecretRequirement.require(runDefinition, secrets);
        var journals = new RunJournals(runHome, Runner.thisProcess(), JournalCopies.following());
        var created = created(runDefinition, only);
        var notices = CommandOutputs.err(processEnvironment);
        new DeadReconciliations(runHome, journals)
                .end(created, WallTime.today())
                .forEach(notices::line);
        var opened = journals.create(WallTime.today(), created);
        var run = opened.journal().folder().run();
        var outcome = ReconciliationProgress.shown(
                processEnvironment,
                runDefinition.environment().value().pace(),
                listener -> new ReconciliationExecution(runHome, catalog, secrets)
                        .run(opened, runDefinition, "reconcile", listener));
        new ReconciliationPage(processEnvironment, runDefinition, output.isJson()).show(run, outcome);
        return outcome.code().code();
    }

    /** Of a phase, and of the kind that reconciles. */
    private RunFact.OnlyStep only(RunDefinition runDefinition) {
        var found = ReconcileSteps.require(runDefinition.runbook().value(), step);
        return new RunFact.OnlyStep(
                found.id(), segment.of(runDefinition.runbook().value()).orElseGet(found::where));
    }

    private RunFact.Created created(RunDefinition runDefinition, RunFact.OnlyStep only) {
        var environment = runDefinition.environment().value();
        return new RunFact.Created(
                runDefinition.pinned(),
                runDefinition.params(),
                WallTime.today(),
                environment.live() ? RunFact.Mode.LIVE : RunFact.Mode.REHEARSAL,
                environment.pace().text(),
                seed,
                Runner.thisProcess().user(),
                Version.text(),
                "",
                Optional.empty(),
                Optional.of(only));
    }
}

package dev.cutover.cli;

import dev.cutover.cli.live.RenderedStatus;
import dev.cutover.cli.option.AlongsideOption;
import dev.cutover.cli.option.BridgeOptions;
import dev.cutover.cli.option.DryOptions;
import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.InitiatorRule;
import dev.cutover.cli.option.InstantConverter;
import dev.cutover.cli.option.LiveConfirmation;
import dev.cutover.cli.option.RunbookOptions;
import dev.cutover.cli.option.TypedLine;
import dev.cutover.cli.stream.EventsOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.DryRunPage;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.DryRunExecution;
import dev.cutover.execution.JournalCopies;
import dev.cutover.execution.LiveExecution;
import dev.cutover.execution.SigningRequirement;
import dev.cutover.execution.claim.ClaimedRuns;
import dev.cutover.execution.definition.FitRequirement;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.definition.SecretRequirement;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.Version;
import dev.cutover.journal.Home;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.model.ComposedText;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.run.fact.RunFact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a run. */
@Command(
        name = "run",
        addMethodSubcommands = false,
        description = "Starts a run of a runbook and executes it to its end, or until a person is needed.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover run examples/retail-fulfillment/runbook.yaml",
            "  cutover run examples/retail-fulfillment/runbook.yaml --answers"
                    + " examples/retail-fulfillment/answers.yaml",
            "  cutover run examples/retail-fulfillment/runbook.yaml --answers"
                    + " examples/retail-fulfillment/answers.yaml --output jsonl",
            "  cutover run runbook.yaml --env production --dry-run --past-red",
        })
final class RunCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private RunbookOptions runbook = new RunbookOptions();

    @Option(
            names = "--starts",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "The planned start T, with an offset or a zone: 2026-11-24T02:00Z, 2026-11-24T02:00"
                    + " Europe/Berlin. By default such that the first phase is due now.")
    private @Nullable Instant starts;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description =
                    "The name of the live environment, to confirm it; asked for at the prompt if it is not given.")
    private @Nullable String confirmed;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Who starts the run: a person of the runbook. Their own go does not count, unless the"
                    + " gate says so.")
    private @Nullable String as;

    @Mixin
    private AlongsideOption alongside = new AlongsideOption();

    @Mixin
    private DryOptions dry = new DryOptions();

    @Mixin
    private EventsOption output = new EventsOption();

    @Mixin
    private BridgeOptions bridge = new BridgeOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    RunCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        output.of(processEnvironment).require(bridge.console());
        var runHome = home.of(processEnvironment);
        var catalog = HomeConnectors.of(runHome);
        var runDefinition = runbook.read(processEnvironment);
        var bound = runDefinition.environment().value();
        FitRequirement.require(runDefinition, catalog);
        InitiatorRule.require(runDefinition.runbook().value(), initiator());
        var answers = bridge.answers(processEnvironment, runDefinition);
        var secrets = SecretSources.of(processEnvironment, runHome, runDefinition);
        if (dry.isWanted()) {
            alongside.refuseInDryRun();
            SecretRequirement.require(runDefinition, secrets);
            var dryRunExecution = new DryRunExecution(words(), runHome, catalog, secrets);
            return beginDry(runHome, dryRunExecution, runDefinition, answers);
        }
        SigningRequirement.require(runDefinition.runbook().value(), processEnvironment);
        LiveConfirmation.require(bound, Optional.ofNullable(confirmed), new TypedLine(processEnvironment));
        SecretRequirement.require(runDefinition, secrets);
        var loader = new RunDefinitionLoader(processEnvironment);
        return begin(
                runHome,
                new ClaimedRuns(runHome, catalog, loader, secrets),
                new LiveExecution(words(), runHome, catalog, secrets, RenderedStatus::of),
                runDefinition,
                answers);
    }

    /** Where words go. */
    private ProcessEnvironment words() {
        return output.of(processEnvironment).words();
    }

    private int begin(
            Home runHome,
            ClaimedRuns claimedRuns,
            LiveExecution liveExecution,
            RunDefinition runDefinition,
            List<ScriptedAnswer> answers) {
        var now = WallTime.today();
        Environment bound = runDefinition.environment().value();
        var mode = bound.live() ? RunFact.Mode.LIVE : RunFact.Mode.REHEARSAL;
        try (var opened = claimedRuns.create(
                runDefinition,
                created(runDefinition, now, mode, bound.pace().text()),
                new ClaimedRuns.Taking("run", alongside.of(runHome, initiator())))) {
            var liveRequest = new LiveExecution.LiveRequest(
                    new RunOptions(bridge.parallel(), false, Optional.empty()),
                    answers,
                    output.of(processEnvironment).console(bridge.console()),
                    bridge.waits(),
                    bridge.log(),
                    "run",
                    commandPort -> {},
                    output.of(processEnvironment).stream());
            return liveExecution.run(opened, runDefinition, liveRequest).code();
        }
    }

    private int beginDry(
            Home runHome, DryRunExecution dryRunExecution, RunDefinition runDefinition, List<ScriptedAnswer> answers) {
        var now = WallTime.today();
        var bound = runDefinition.environment().value();
        var journals = new RunJournals(runHome, Runner.thisProcess(), JournalCopies.following());
        String pace = dry.clock().of(bound).text();
        CommandOutputs.err(processEnvironment)
                .line("dry run of " + runDefinition.pinned().runbook() + " in " + bound.name()
                        + (bound.live() ? ", which is live" : "")
                        + ": systems are read, and nothing is changed");
        try (var opened = journals.create(now, created(runDefinition, now, RunFact.Mode.DRY_RUN, pace))) {
            var dryRunRequest = new DryRunExecution.DryRunRequest(
                    bridge.parallel(),
                    answers,
                    output.of(processEnvironment).console(bridge.console()),
                    bridge.log(),
                    dry.clock(),
                    dry.goesPastRed(),
                    output.of(processEnvironment).stream());
            return dryRunExecution
                    .run(
                            opened,
                            runDefinition,
                            dryRunRequest,
                            (state, displayNames, mask) ->
                                    DryRunPage.show(state, displayNames, mask, CommandOutputs.out(words())))
                    .code();
        }
    }

    private RunFact.Created created(RunDefinition runDefinition, Instant now, RunFact.Mode mode, String pace) {
        return new RunFact.Created(
                runDefinition.pinned(),
                runDefinition.params(),
                starts == null ? runDefinition.runbook().value().dueAt(now) : starts,
                mode,
                pace,
                bridge.seed(),
                Runner.thisProcess().user(),
                Version.text(),
                initiator());
    }

    /** Empty if nobody was named. */
    private String initiator() {
        return as == null ? "" : ComposedText.of(as);
    }
}

package dev.cutover.cli;

import dev.cutover.cli.compare.ResumedReconciliation;
import dev.cutover.cli.live.RenderedStatus;
import dev.cutover.cli.option.AgainOption;
import dev.cutover.cli.option.AlongsideOption;
import dev.cutover.cli.option.BridgeOptions;
import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.LiveConfirmation;
import dev.cutover.cli.option.ReadOnlyRunRule;
import dev.cutover.cli.option.RequestSender;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.option.StandingHold;
import dev.cutover.cli.option.TypedLine;
import dev.cutover.cli.stream.EventsOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.EndCode;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.JournalCopies;
import dev.cutover.execution.LiveExecution;
import dev.cutover.execution.NextStepHint;
import dev.cutover.execution.ReconciliationEnd;
import dev.cutover.execution.SigningRequirement;
import dev.cutover.execution.claim.ClaimedRuns;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.model.StepId;
import dev.cutover.model.environment.Pace;
import dev.cutover.plan.ComingNext;
import dev.cutover.plan.RunbookSteps;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.UndeliveredMessages;
import dev.cutover.text.Clean;
import dev.cutover.words.Phrases;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Resumes a run. */
@Command(
        name = "resume",
        addMethodSubcommands = false,
        description = "Resumes a run from where its record stops: settles what is in doubt, then continues. If no run"
                + " is open, says how the newest one ended, and ends with its exit code.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover resume",
            "  cutover resume 01jh --answers examples/retail-fulfillment/answers.yaml",
            "  cutover resume 01jh --output jsonl --from 1",
            "  cutover resume --again region=us-east",
            "  cutover resume 01jh --continue --as \"Dana Ortiz\""
        })
final class ResumeCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private RunChoice run = new RunChoice();

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description =
                    "The name of the live environment, to confirm it; asked for at the prompt if it is not given.")
    private @Nullable String confirmed;

    @Mixin
    private AlongsideOption alongside = new AlongsideOption();

    @Mixin
    private AgainOption again = new AgainOption();

    @Mixin
    private StandingHold standingHold = new StandingHold();

    @Mixin
    private EventsOption output = new EventsOption();

    @Mixin
    private BridgeOptions bridge = new BridgeOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    ResumeCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        output.of(processEnvironment).require(bridge.console());
        var runHome = home.of(processEnvironment);
        var id = run.openOrNewest(runHome);
        ReadOnlyRunRule.refuse(runHome, id);
        var recordedRun = RecordedRun.of(runHome, id);
        var state = recordedRun.state();
        if (state.ended().isPresent() && state.complaints().isEmpty()) {
            return tellEnd(runHome, id, state);
        }
        if (state.created().only().isPresent()) {
            return output.of(processEnvironment)
                    .during(runHome, id, List.of(), () -> ResumedReconciliation.of(words(), runHome, recordedRun));
        }
        var runDefinition = new RunDefinitionLoader(processEnvironment).pinned(state.created());
        recordedRun.requireSound(new RunbookSteps(runDefinition.runbook().value()));
        SigningRequirement.require(runDefinition.runbook().value(), processEnvironment);
        var repeated = again.of(runDefinition.runbook().value(), state);
        standingHold.require(
                state,
                Runner.thisProcess().user(),
                Amended.of(runDefinition.runbook().value(), state.amendments()));
        boolean staysHeld = staysHeld(runHome, id, state);
        var ending = staysHeld
                ? Optional.<StandingHold.Ending>empty()
                : standingHold.ending(
                        processEnvironment, recordedRun, Runner.thisProcess().user());
        tellWhatComes(runDefinition, state, staysHeld ? "after the hold: " : "at once: ");
        LiveConfirmation.require(
                runDefinition.environment().value(), Optional.ofNullable(confirmed), new TypedLine(processEnvironment));
        var catalog = HomeConnectors.of(runHome);
        var secrets = SecretSources.of(processEnvironment, runHome, runDefinition);
        var claimedRuns = new ClaimedRuns(runHome, catalog, new RunDefinitionLoader(processEnvironment), secrets);
        try (var opened =
                claimedRuns.open(id, runDefinition, new ClaimedRuns.Taking("resume", alongside.of(runHome, "")))) {
            return new LiveExecution(words(), runHome, catalog, secrets, RenderedStatus::of)
                    .run(opened, runDefinition, liveRequest(runDefinition, repeated, ending))
                    .code();
        }
    }

    /** Where words go. */
    private ProcessEnvironment words() {
        return output.of(processEnvironment).words();
    }

    /** Before anything happens: the commander can still leave it. */
    private void tellWhatComes(RunDefinition runDefinition, RunState state, String when) {
        var amended = Amended.of(runDefinition.runbook().value(), state.amendments());
        var last = state.lastAt().orElseThrow();
        boolean ownClock = !(runDefinition.environment().value().pace() instanceof Pace.Real);
        var now = ownClock || WallTime.today().isBefore(last) ? last : WallTime.today();
        new ComingNext(amended, state, now)
                .whenResumed()
                .forEach(line -> CommandOutputs.err(processEnvironment).line(when + Clean.line(line)));
    }

    /** How it has ended; sends the message about it first if nobody has. */
    private int tellEnd(Home runHome, RunId id, RunState state) {
        var runDefinition = new RunDefinitionLoader(processEnvironment).pinned(state.created());
        var runbook = Amended.of(runDefinition.runbook().value(), state.amendments());
        if (UndeliveredMessages.isEndUntold(state, runbook)) {
            try {
                return sendUntoldEnd(runHome, id, runDefinition);
            } catch (ProblemException e) {
                words().err()
                        .println("the message about the end was not sent: "
                                + Clean.line(String.valueOf(e.getMessage())));
            }
        }
        return tellEnd(runHome, id, state, runDefinition);
    }

    /** Claims nothing: no step begins. */
    private int sendUntoldEnd(Home runHome, RunId id, RunDefinition runDefinition) {
        var secrets = SecretSources.of(processEnvironment, runHome, runDefinition);
        var journals = new RunJournals(runHome, Runner.thisProcess(), JournalCopies.following());
        var messagesAlone = new LiveExecution.LiveRequest(
                new RunOptions(bridge.parallel(), false, Optional.empty()),
                List.of(),
                output.of(processEnvironment).console(bridge.console()),
                false,
                bridge.log(),
                "tell the end",
                commandPort -> {},
                output.of(processEnvironment).stream());
        try (var opened = journals.open(id, WallTime.today())) {
            return new LiveExecution(words(), runHome, HomeConnectors.of(runHome), secrets, RenderedStatus::of)
                    .run(opened, runDefinition, messagesAlone)
                    .code();
        }
    }

    private int tellEnd(Home runHome, RunId id, RunState state, RunDefinition runDefinition) {
        var ended = state.ended().orElseThrow();
        String end =
                "run " + id + " has ended: " + Phrases.ending(ended.ending()) + Phrases.why(Clean.line(ended.why()));
        words().out().println(end);
        var code = state.created().only().isPresent()
                ? ReconciliationEnd.code(state)
                : EndCode.of(ended, runDefinition.runbook().value(), state);
        NextStepHint.after(code, id, state).ifPresent(processEnvironment.err()::println);
        return output.of(processEnvironment).during(runHome, id, List.of(end), code::code);
    }

    /** Says so, if it does: nothing else would tell why a resumed run stands still. */
    private boolean staysHeld(Home runHome, RunId id, RunState state) {
        var flag = runHome.folder(id).holdFlag();
        var stays = standingHold.stays(state, Runner.thisProcess().user());
        String held = Files.exists(flag)
                ? "the run is held by the file " + flag + ": delete it, then `cutover continue --as NAME`"
                : stays == null
                        ? ""
                        : "the run is held by " + stays.by() + Phrases.why(stays.why())
                                + "; `cutover continue --as NAME`, or `cutover resume --continue --as NAME`, ends the hold";
        if (!held.isEmpty()) {
            CommandOutputs.err(processEnvironment).line(Clean.line(held));
        }
        return !held.isEmpty();
    }

    private LiveExecution.LiveRequest liveRequest(
            RunDefinition runDefinition, Set<StepId> repeated, Optional<StandingHold.Ending> ending) {
        String user = Runner.thisProcess().user();
        return new LiveExecution.LiveRequest(
                new RunOptions(bridge.parallel(), false, Optional.empty()),
                bridge.answers(processEnvironment, runDefinition),
                output.of(processEnvironment).console(bridge.console()),
                bridge.waits(),
                bridge.log(),
                "resume",
                commandPort -> {
                    commandPort.again(repeated, user, "to be done again");
                    ending.ifPresent(own -> commandPort.ask(
                            own.request(), own.speaker(), requestReply -> RequestSender.show(words(), requestReply)));
                },
                output.of(processEnvironment).stream());
    }
}

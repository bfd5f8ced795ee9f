package dev.cutover.cli;

import dev.cutover.cli.live.RenderedStatus;
import dev.cutover.cli.option.AlongsideOption;
import dev.cutover.cli.option.BridgeOptions;
import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.MeantScope;
import dev.cutover.cli.option.OpenRunOption;
import dev.cutover.cli.option.ReadOnlyRunRule;
import dev.cutover.cli.option.RequestSender;
import dev.cutover.cli.option.RequestSigning;
import dev.cutover.cli.option.RollbackQuestions;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.option.SinceOption;
import dev.cutover.cli.option.rollback.FollowedRollback;
import dev.cutover.cli.option.rollback.PreviewedRollback;
import dev.cutover.cli.option.rollback.RollbackScope;
import dev.cutover.cli.option.rollback.RollbackSpeaker;
import dev.cutover.cli.option.rollback.RollbackWish;
import dev.cutover.cli.stream.OutputChoice;
import dev.cutover.cli.stream.RollbackOutputOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.plan.NothingToRollBackText;
import dev.cutover.cli.view.plan.RollbackPlanPage;
import dev.cutover.cli.view.plan.StepReasonsText;
import dev.cutover.control.ControlClient;
import dev.cutover.control.FreezeConnection;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.scope.ScopeSpelling;
import dev.cutover.engine.scope.WishedScope;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.LiveExecution;
import dev.cutover.execution.claim.ClaimedRuns;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.json.RollbackPlanJson;
import dev.cutover.json.rollback.StepReasonsJson;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.StepReasonWords;
import dev.cutover.plan.rollback.StepReasons;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RollbackPreview;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rolls back a run, or a part of it. */
@Command(
        name = "rollback",
        addMethodSubcommands = false,
        description = {
            "Moves traffic back to the old platform, reads the weights back, and undoes what was done, last first."
                    + " Ends with 6 when the scope is back, even if other traffic stays on the new platform; with 0 if"
                    + " nothing of it was begun; with 7 if something was left undone.",
            "With --phase and --step only these steps are rolled back, and those that rely on them. What was done for"
                    + " more than the scope stays, and is named; --also undoes it for everything.",
            "If another process runs the cutover, its ramps stand still as soon as this command begins, until the"
                    + " rollback is accepted or this command ends. Then 0 says only that the rollback is accepted;"
                    + " with --wait this command stays until it is over there, and ends with 6 or 7."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover rollback --region us-east --reason \"misroutes\" --as \"Dana Ortiz\" --since 10m",
            "  cutover rollback --plan",
            "  cutover rollback --step shift-us-east --plan",
            "  cutover rollback --phase cutover --reason \"labels\" --as \"Dana Ortiz\"",
            "  cutover rollback --region us-east --also warm-caches --reason \"misroutes\" --as \"Dana Ortiz\"",
            "  cutover rollback --region us-east --plan --output json",
            "  cutover rollback --reason \"misroutes\" --as \"Dana Ortiz\" --output jsonl"
        })
final class RollbackCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private RunChoice run = new RunChoice();

    @Mixin
    private RollbackScope scope = new RollbackScope();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description =
                    "The reason; it is recorded. It can follow: asked for at a terminal once the rollback has begun,"
                            + " or given by the same command again.")
    private String reason = "";

    @Option(
            names = "--impact",
            paramLabel = "TEXT",
            description = "What the rollback means for customers and the business; with --reason.")
    private String impact = "";

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description =
                    "Who decides: a person of the runbook who may roll back; by default the user of this machine.")
    private @Nullable String as;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Their private key, where the runbook has their public one and another process runs the"
                    + " run; by default looked for in ~/.ssh, then in the ssh agent.")
    private @Nullable String key;

    @Mixin
    private SinceOption since = new SinceOption();

    @Mixin
    private AlongsideOption alongside = new AlongsideOption();

    @Option(names = "--plan", description = "Show what the rollback would do, and stop.")
    private boolean plan;

    @Mixin
    private RollbackOutputOption output = new RollbackOutputOption();

    @Mixin
    private BridgeOptions bridge = new BridgeOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    RollbackCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var runHome = home.of(processEnvironment);
        var id = MeantScope.orRun(runHome, run, "rollback");
        ReadOnlyRunRule.refuse(runHome, id);
        requireCombination();
        // Stop first: before the record is read, and before anything is asked.
        var freeze = plan || output.isJson() || !OpenRunOption.isCarriedOut(runHome, id)
                ? Optional.<FreezeConnection>empty()
                : new ControlClient(runHome).freeze(id);
        try {
            return call(runHome, id, freeze);
        } finally {
            freeze.ifPresent(FreezeConnection::close);
        }
    }

    private OutputChoice choice() {
        return output.of(processEnvironment);
    }

    /** Where words go. */
    private ProcessEnvironment words() {
        return choice().words();
    }

    private static void narrow(FreezeConnection freeze, Scope scope, boolean asks) {
        if (asks) {
            freeze.narrow(scope);
        } else {
            freeze.narrowForRequest(scope);
        }
    }

    private void requireCombination() {
        if (!impact.isEmpty() && reason.isEmpty()) {
            throw new ProblemException(ExitCode.USAGE, "--impact needs --reason", "add --reason TEXT");
        }
        output.require(plan);
        choice().require(bridge.console());
    }

    private int call(Home runHome, RunId id, Optional<FreezeConnection> freeze) {
        var state = RecordedRun.of(runHome, id).state();
        var runDefinition = new RunDefinitionLoader(processEnvironment).pinned(state.created());
        var runbook = runDefinition.runbook().value();
        var questions = new RollbackQuestions(processEnvironment);
        boolean asks = freeze.isPresent() && processEnvironment.terminal() && !scope.isGiven() && reason.isEmpty();
        var rollbackPlanner = new RollbackPlanner(runbook);
        var chosen = asks
                ? new WishedScope(questions.scope(id, runbook), ScopeSpelling.OPTIONS)
                        .ofRollback(rollbackPlanner, state)
                : scope.of(rollbackPlanner, state);
        var rollbackScope = chosen.scope();
        freeze.ifPresent(connection -> narrow(connection, rollbackScope, asks));
        var rollbackPlan = rollbackPlanner.of(state, rollbackScope);
        var reasons = StepReasons.of(rollbackPlanner, state, chosen);
        var nothing = PreviewedRollback.nothing(rollbackPlanner, state, rollbackScope);
        if (plan) {
            return show(PreviewedRollback.of(runHome, id, rollbackPlanner, state, chosen));
        }
        var speaker = RollbackSpeaker.of(Amended.of(runbook, state.amendments()), as);
        var wish =
                new RollbackWish(runHome, id, runDefinition, rollbackScope, since.of(state, WallTime.today()), speaker);
        var stays = new TrafficOutsideScope(runbook, rollbackScope).words(state);
        if (nothing.isPresent() && state.rollbacks().running(rollbackScope).isEmpty()) {
            var recorded = RollbackScope.asRecorded(state, rollbackScope);
            if (wish.of(recorded).isUnexplained(state) && !reason.isEmpty()) {
                return beside(wish, () -> explain(wish.of(recorded), new Request.Explain(recorded, reason, impact)));
            }
            if (!OpenRunOption.isCarriedOut(runHome, id)) {
                boolean isOpen = !state.status().isTerminal();
                var lines = new NothingToRollBackText(id, nothing.orElseThrow(), isOpen).lines(rollbackPlan, stays);
                return answer(wish, lines, NothingToRollBackText.code(rollbackPlan));
            }
        }
        Stream.concat(stays.stream(), StepReasonWords.whatStays(reasons).stream())
                .forEach(what -> CommandOutputs.err(processEnvironment).line("note: " + what));
        return OpenRunOption.isCarriedOut(runHome, id)
                ? beside(wish, () -> ask(wish, questions, freeze))
                : inThisProcess(wish, true);
    }

    /** Answers without carrying on a run here. */
    private int answer(RollbackWish wish, List<String> lines, ExitCode code) {
        lines.forEach(words().out()::println);
        return choice().during(wish.home(), wish.run(), lines, code::code);
    }

    /** Does the work; the events of another process that carries on the run are written meanwhile. */
    private int beside(RollbackWish wish, Supplier<Integer> work) {
        return OpenRunOption.isCarriedOut(wish.home(), wish.run())
                ? choice().during(wish.home(), wish.run(), List.of(), work)
                : work.get();
    }

    /** Asks the process that runs the cutover. */
    private int ask(RollbackWish wish, RollbackQuestions questions, Optional<FreezeConnection> freeze) {
        var followed = FollowedRollback.next(
                words(),
                wish.home(),
                wish.run(),
                wish.scope(),
                RecordedRun.of(wish.home(), wish.run()).state());
        int code = send(wish, new Request.RollBack(wish.scope(), impact.isEmpty() ? reason : "", wish.since()));
        if (code == ExitCode.DONE.code()) {
            freeze.ifPresent(FreezeConnection::asked);
            code = follow(wish, questions);
            return code == ExitCode.DONE.code() && bridge.waits() ? followed.toItsEnd() : code;
        }
        return code;
    }

    /** The rollback has begun; its reason and its impact follow. */
    private int follow(RollbackWish wish, RollbackQuestions questions) {
        if (!impact.isEmpty()) {
            return explain(wish, new Request.Explain(wish.scope(), reason, impact));
        }
        if (reason.isEmpty() && processEnvironment.terminal()) {
            return questions
                    .reason(wish.scope())
                    .map(reasonGiven -> explain(wish, reasonGiven))
                    .orElse(ExitCode.DONE.code());
        }
        boolean lacksImpact =
                wish.runDefinition().runbook().value().conduct().demands().impact();
        if (reason.isEmpty() || lacksImpact) {
            CommandOutputs.err(processEnvironment)
                    .line((reason.isEmpty() ? "its reason can follow" : "its impact can follow")
                            + ": the same command again, with --reason TEXT" + (lacksImpact ? " --impact TEXT" : ""));
        }
        return ExitCode.DONE.code();
    }

    private int show(RollbackPreview ahead) {
        if (output.isJson()) {
            CommandOutputs.out(processEnvironment)
                    .document(RollbackPlanJson.of(ahead)
                            .put("reasons", StepReasonsJson.of(ahead.reasons()))
                            .put("also", StepReasonWords.whatStays(ahead.reasons())));
        } else {
            new RollbackPlanPage(ahead, CommandOutputs.out(processEnvironment)).show();
            StepReasonsText.print(ahead.reasons(), CommandOutputs.out(processEnvironment));
        }
        return ExitCode.DONE.code();
    }

    private int send(RollbackWish wish, Request request) {
        var requestSigning = new RequestSigning(processEnvironment, Optional.ofNullable(key));
        var spokenRequest = new RequestSender.SpokenRequest(
                wish.run(), request, wish.speaker().as(), requestSigning);
        return RequestSender.ask(words(), wish.home(), spokenRequest);
    }

    /** The run may have ended since, and its process with it. */
    private int explain(RollbackWish wish, Request.Explain request) {
        if (OpenRunOption.isCarriedOut(wish.home(), wish.run())) {
            return send(wish, request);
        }
        reason = request.reason();
        impact = request.impact();
        inThisProcess(wish, false);
        var state = RecordedRun.of(wish.home(), wish.run()).state();
        boolean refused = wish.isUnexplained(state);
        return (refused ? ExitCode.USAGE : ExitCode.DONE).code();
    }

    private int inThisProcess(RollbackWish wish, boolean rollsBack) {
        var runDefinition = wish.runDefinition();
        var catalog = HomeConnectors.of(wish.home());
        var secrets = SecretSources.of(processEnvironment, wish.home(), runDefinition);
        var claimedRuns = new ClaimedRuns(wish.home(), catalog, new RunDefinitionLoader(processEnvironment), secrets);
        String why = (rollsBack ? "rollback of " : "reason of the rollback of ")
                + runDefinition.runbook().value().nameOf(wish.scope());
        var alongsideOthers = alongside.of(wish.home(), wish.speaker().as());
        try (var opened = claimedRuns.open(wish.run(), runDefinition, new ClaimedRuns.Taking(why, alongsideOthers))) {
            var liveRequest = new LiveExecution.LiveRequest(
                    new RunOptions(bridge.parallel(), true, Optional.empty()),
                    bridge.answers(processEnvironment, runDefinition),
                    choice().console(bridge.console()),
                    bridge.waits(),
                    bridge.log(),
                    why,
                    commandPort -> wish.requests(rollsBack, reason, impact)
                            .forEach(request -> commandPort.ask(
                                    request,
                                    wish.speaker(),
                                    requestReply -> RequestSender.show(words(), requestReply))),
                    choice().stream());
            return new LiveExecution(words(), wish.home(), catalog, secrets, RenderedStatus::of)
                    .run(opened, runDefinition, liveRequest)
                    .code();
        }
    }
}

package dev.cutover.cli;

import dev.cutover.cli.option.BridgeOptions;
import dev.cutover.cli.option.DryRunRule;
import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OpenRunOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RequestSender;
import dev.cutover.cli.option.RequestSigning;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.option.ScopeOptions;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.RollbackPlanText;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.JournalCopies;
import dev.cutover.execution.LiveExecution;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.json.RollbackPlanJson;
import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.RollbackMeter;
import dev.cutover.plan.RollbackPlanner;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.ObservedRunTime;
import dev.cutover.query.PastDurations;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RollbackPreview;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rolls back a run, or a part of it. */
@Command(
        name = "rollback",
        addMethodSubcommands = false,
        description = "Moves traffic back to the old platform, reads the weights back, and undoes what was"
                + " done, last first.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover rollback --region us-east --reason \"misroutes\" --as \"Dana Ortiz\"",
            "  cutover rollback --plan",
            "  cutover rollback --region us-east --plan --output json"
        })
final class RollbackCommand implements Callable<Integer> {
    private static final String COMMAND = "command";

    private final ProcessEnvironment processEnvironment;

    @Mixin
    private RunChoice run = new RunChoice();

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason; it is recorded.")
    private String reason = "none given";

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

    @Option(names = "--plan", description = "Show what the rollback would do, and stop.")
    private boolean plan;

    @Mixin
    private OutputOption output = new OutputOption();

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
        var id = run.toGoBack(runHome);
        DryRunRule.refuse(runHome, id);
        var state = RecordedRun.of(runHome, id).state();
        var runDefinition = new RunDefinitionLoader(processEnvironment).pinned(state.created());
        var runbook = runDefinition.runbook().value();
        var rollbackScope = scope.of(runbook);
        var rollbackPlan = new RollbackPlanner(runbook).of(state, rollbackScope);
        if (plan) {
            var past = PastDurations.of(runHome, runbook.header().name());
            return show(new RollbackPreview(
                    id,
                    runbook,
                    rollbackScope,
                    rollbackPlan,
                    RollbackMeter.of(
                            runbook, state, rollbackScope, past, ObservedRunTime.of(state, WallTime.today()))));
        }
        if (output.isJson()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--output json needs --plan",
                    "add --plan; `cutover status --output json` shows how a rollback went");
        }
        var speaker = speaker(Amended.of(runbook, state.amendments()));
        if (rollbackPlan.isEmpty() && state.rollbacks().open().isEmpty()) {
            processEnvironment
                    .out()
                    .println("nothing is left to roll back in run " + id + " (" + runbook.nameOf(rollbackScope) + ")");
            rollbackPlan.kept().forEach(processEnvironment.out()::println);
            new TrafficOutsideScope(runbook, rollbackScope).words(state).forEach(processEnvironment.out()::println);
            rollbackPlan.barred().forEach(processEnvironment.out()::println);
            return rollbackPlan.barred().isEmpty() ? ExitCode.ROLLED_BACK.code() : ExitCode.STUCK.code();
        }
        new TrafficOutsideScope(runbook, rollbackScope)
                .words(state)
                .forEach(what -> processEnvironment.err().println("note: " + what));
        return rollBack(runHome, id, runDefinition, rollbackScope, speaker);
    }

    private int show(RollbackPreview ahead) {
        if (output.isJson()) {
            CommandOutputs.out(processEnvironment).document(RollbackPlanJson.of(ahead));
        } else {
            RollbackPlanText.print(processEnvironment.out(), ahead);
        }
        return ExitCode.DONE.code();
    }

    private int rollBack(Home runHome, RunId id, RunDefinition runDefinition, Scope rollbackScope, Speaker speaker) {
        if (OpenRunOption.isCarriedOut(runHome, id)) {
            var request = new Request.RollBack(rollbackScope, reason);
            var requestSigning = new RequestSigning(processEnvironment, Optional.ofNullable(key));
            var spokenRequest = new RequestSender.SpokenRequest(id, request, speaker.as(), requestSigning);
            return RequestSender.ask(processEnvironment, runHome, spokenRequest);
        }
        var journals = new RunJournals(runHome, Runner.thisProcess(), JournalCopies.following());
        try (var opened = journals.open(id, WallTime.today())) {
            var liveRequest = new LiveExecution.LiveRequest(
                    new RunOptions(bridge.parallel(), true, Optional.empty()),
                    bridge.answers(processEnvironment, runDefinition),
                    bridge.console(),
                    bridge.waits(),
                    "rollback of " + runDefinition.runbook().value().nameOf(rollbackScope),
                    commandPort -> commandPort.ask(
                            new Request.RollBack(rollbackScope, reason),
                            speaker,
                            requestReply -> RequestSender.show(processEnvironment, requestReply)));
            return new LiveExecution(
                            processEnvironment,
                            runHome,
                            HomeConnectors.of(runHome),
                            SecretSources.of(processEnvironment, runHome, runDefinition))
                    .run(opened, runDefinition, liveRequest)
                    .code();
        }
    }

    private Speaker speaker(Runbook runbook) {
        String user = Runner.thisProcess().user();
        String name = as;
        if (name == null) {
            return new Speaker("", user, COMMAND);
        }
        var authority = Authority.of(runbook);
        if (authority.as(name, Permission.ROLLBACK).isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "'" + name + "' is not a person of the runbook who may roll back",
                    "those who may: " + String.join(", ", authority.peopleWith(Permission.ROLLBACK)));
        }
        return new Speaker(name, user, COMMAND);
    }
}

package dev.cutover.cli.again;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.MeantScope;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.ReadOnlyRunRule;
import dev.cutover.cli.option.RequestSender;
import dev.cutover.cli.option.RequestSigning;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.json.again.AgainPlanJson;
import dev.cutover.plan.again.AgainPlanner;
import dev.cutover.plan.again.AgainPreview;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Amended;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has what was rolled back done again in the same run. Not thread-safe. */
@Command(
        name = "again",
        addMethodSubcommands = false,
        description = {
            "Does again what was rolled back of a run, through fresh gates.",
            "The gates that the steps rely on, up to the nearest on each path, are passed anew: earlier answers do not"
                    + " count, and everything is measured anew. Baselines, soaks and points of no return begin anew, too."
                    + " Whoever may roll back may decide it.",
            "If another process runs the cutover, it is asked; otherwise the decision is kept in the run's inbox, and"
                    + " `cutover resume` enters it and continues."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:accepted (nothing is done again yet: `cutover status` says how far it is), under way already, kept for the"
                    + " next runner, or shown",
            "1:the process that runs the cutover cannot be reached",
            "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover again --region us-east --plan",
            "  cutover again --region us-east --as \"Dana Ortiz\" --reason \"the routes are repaired\""
        })
public final class AgainCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private RunChoice run = new RunChoice();

    @Mixin
    private AgainScope scope = new AgainScope();

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason; it is recorded.")
    private String reason = "";

    @Option(names = "--impact", paramLabel = "TEXT", description = "What it means for customers and the business.")
    private String impact = "";

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Who decides: a person of the runbook who may roll back.")
    private @Nullable String as;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Their private key, where the runbook has their public one; by default looked for in"
                    + " ~/.ssh, then in the ssh agent.")
    private @Nullable String key;

    @Option(names = "--plan", description = "Show what would begin anew, and stop.")
    private boolean plan;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private HomeOption home = new HomeOption();

    public AgainCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        if (output.isJson() && !plan) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--output json needs --plan",
                    "add --plan; `cutover status --output json` shows how the run goes on");
        }
        var runHome = home.of(processEnvironment);
        var id = MeantScope.orRun(runHome, run, "again");
        ReadOnlyRunRule.refuse(runHome, id);
        var preview = preview(runHome, id);
        if (plan) {
            show(preview);
            return ExitCode.DONE.code();
        }
        requireWord();
        requireOpen(runHome, id);
        return RequestSender.askOrKeep(
                processEnvironment,
                runHome,
                new RequestSender.SpokenRequest(
                        id,
                        new Request.Again(preview.scope(), reason, impact),
                        as == null ? "" : as,
                        new RequestSigning(processEnvironment, Optional.ofNullable(key))));
    }

    private AgainPreview preview(Home runHome, RunId id) {
        var state = RecordedRun.of(runHome, id).state();
        var runbook = Amended.of(PinnedRunbook.of(state.created()).runbook(), state.amendments());
        var meant = scope.of(runbook);
        var planner = new AgainPlanner(runbook);
        var ahead = planner.of(state, meant);
        return new AgainPreview(id, runbook, meant, ahead, planner.refusal(state, meant, ahead));
    }

    private void show(AgainPreview preview) {
        if (output.isJson()) {
            CommandOutputs.out(processEnvironment).document(AgainPlanJson.of(preview));
        } else {
            AgainPlanText.print(CommandOutputs.out(processEnvironment), preview);
        }
    }

    /** Nobody would ever enter it. */
    private static void requireOpen(Home runHome, RunId id) {
        if (RecordedRun.of(runHome, id).state().ended().isPresent()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "run " + id + " has ended, so nothing of it is done again",
                    "`cutover run RUNBOOK` begins a new run; `cutover status " + id + "` says how this one ended");
        }
    }

    private void requireWord() {
        if (reason.isBlank()) {
            throw new ProblemException(
                    ExitCode.USAGE, "doing it again is a decision, and needs a reason", "add --reason TEXT");
        }
        if (as == null) {
            throw new ProblemException(
                    ExitCode.USAGE, "doing it again is a decision, and needs a name", "add --as NAME");
        }
    }
}

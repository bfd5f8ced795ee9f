package dev.cutover.cli;

import dev.cutover.cli.view.DryRunPage;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.Home;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Begins a run. */
@Command(
        name = "run",
        addMethodSubcommands = false,
        description = "Starts a run of a runbook and executes it to its end, or until a person is needed.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover run examples/retail-fulfillment/runbook.yaml",
            "  cutover run examples/retail-fulfillment/runbook.yaml --answers examples/retail-fulfillment/answers.yaml",
            "  cutover run runbook.yaml --env production --dry-run --past-red",
        })
final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private RunbookOptions runbook = new RunbookOptions();

    @Option(
            names = "--starts",
            paramLabel = "INSTANT",
            description = "The planned start T; by default such that the first phase is due now.")
    private @Nullable Instant starts;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description = "The name of a live environment, typed back; asked for at the prompt if it is not given.")
    private @Nullable String confirmed;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Who begins the run: a person of the runbook. Their own go opens no gate, unless it says so.")
    private @Nullable String as;

    @Mixin
    private DryOptions dry = new DryOptions();

    @Mixin
    private BridgeOptions bridge = new BridgeOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var kept = home.of(surroundings);
        var catalog = Catalogs.of(kept);
        var material = runbook.read(surroundings);
        var bound = material.environment().value();
        Fitting.require(material, catalog);
        Initiator.require(material.runbook().value(), initiator());
        var answers = bridge.answers(surroundings, material);
        var secrets = SecretSources.of(surroundings, kept, material);
        if (dry.isWanted()) {
            SecretsAtHand.require(material, secrets);
            var session = new DrySession(surroundings, kept, catalog, secrets);
            return beginDry(kept, session, material, answers);
        }
        Signatures.require(material.runbook().value(), surroundings);
        LiveConfirmation.require(bound, Optional.ofNullable(confirmed), new TypedLine(surroundings));
        SecretsAtHand.require(material, secrets);
        return begin(kept, new Session(surroundings, kept, catalog, secrets), material, answers);
    }

    private int begin(Home kept, Session session, Material material, List<ScriptedAnswer> answers) {
        var now = WallTime.today();
        Environment bound = material.environment().value();
        var mode = bound.live() ? RunFact.Mode.LIVE : RunFact.Mode.REHEARSAL;
        var journals = new RunJournals(kept, Runner.thisProcess(), Journals.following());
        try (var opened =
                journals.create(now, created(material, now, mode, bound.pace().text()))) {
            var wish = new Session.Wish(
                    new RunOptions(bridge.parallel(), false, Optional.empty()),
                    answers,
                    bridge.console(),
                    bridge.waits(),
                    "run",
                    commandPort -> {});
            return session.carryOn(opened, material, wish).code();
        }
    }

    private int beginDry(Home kept, DrySession session, Material material, List<ScriptedAnswer> answers) {
        var now = WallTime.today();
        var bound = material.environment().value();
        var journals = new RunJournals(kept, Runner.thisProcess(), Journals.following());
        String pace = dry.clock().of(bound).text();
        Screens.err(surroundings)
                .line("dry run of " + material.pinned().runbook() + " in " + bound.name()
                        + (bound.live() ? ", which is live" : "")
                        + ": systems are read, and nothing is changed");
        try (var opened = journals.create(now, created(material, now, RunFact.Mode.DRY_RUN, pace))) {
            var wish =
                    new DrySession.Wish(bridge.parallel(), answers, bridge.console(), dry.clock(), dry.goesPastRed());
            return session.carryOut(
                            opened,
                            material,
                            wish,
                            (state, displayNames, mask) ->
                                    DryRunPage.show(state, displayNames, mask, Screens.out(surroundings)))
                    .code();
        }
    }

    private RunFact.Created created(Material material, Instant now, RunFact.Mode mode, String pace) {
        return new RunFact.Created(
                material.pinned(),
                material.params(),
                starts == null ? due(material.runbook().value(), now) : starts,
                mode,
                pace,
                bridge.seed(),
                Runner.thisProcess().user(),
                Version.text(),
                initiator());
    }

    /** A night that nobody has planned begins on time: nothing of it is late before it has begun. */
    private static Instant due(Runbook runbook, Instant now) {
        return runbook.phases().stream()
                .flatMap(phase -> phase.starts().stream())
                .map(PlannedTime::offset)
                .filter(Duration::isNegative)
                .min(Comparator.naturalOrder())
                .map(now::minus)
                .orElse(now);
    }

    /** Empty if nobody was named. */
    private String initiator() {
        return as == null ? "" : as;
    }
}

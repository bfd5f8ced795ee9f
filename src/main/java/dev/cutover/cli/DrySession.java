package dev.cutover.cli;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.console.ConsoleOptions;
import dev.cutover.dryrun.DryRun;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.operator.AnswersFirst;
import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.Runner;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.problem.ExitCode;
import dev.cutover.rehearsal.PastDrills;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import dev.cutover.words.DisplayNames;
import dev.cutover.yaml.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Carries a dry run out in this process. No other terminal can speak to it, and nobody goes on with it afterwards. */
final class DrySession {
    /** Far less than any metric takes to say something new. */
    private static final Duration STILL_NEW = Duration.ofSeconds(1);

    private final Surroundings surroundings;
    private final Home home;
    private final ConnectorCatalog catalog;
    private final Secrets secrets;

    DrySession(Surroundings surroundings, Home home, ConnectorCatalog catalog, Secrets secrets) {
        this.surroundings = surroundings;
        this.home = home;
        this.catalog = catalog;
        this.secrets = secrets;
    }

    /** How time passes in a dry run. */
    enum Clock {
        /** As fast as the systems answer: nothing is waited for but them. */
        FAST,
        /** As the environment says. */
        REAL;

        Pace of(Environment environment) {
            return this == FAST ? new Pace.Virtual() : environment.pace();
        }
    }

    /**
     * What the user asked of this process.
     *
     * @param pastRed whether it goes on past what would stop a real run
     */
    record Wish(int parallel, List<ScriptedAnswer> answers, ConsoleOptions console, Clock clock, boolean pastRed) {}

    /** Shows what would have been done. */
    @FunctionalInterface
    interface Page {
        /**
         * Shows it.
         *
         * @param mask takes secrets out of what is shown
         */
        void show(RunState state, DisplayNames displayNames, UnaryOperator<String> mask);
    }

    /**
     * Lets go of the run as well. Returns the code that the process ends with.
     *
     * @param page comes once the run has ended
     */
    ExitCode carryOut(OpenedRun run, Material material, Wish wish, Page page) {
        var id = run.journal().folder().run();
        String user = Runner.thisProcess().user();
        var environment = material.environment().value();
        boolean flies = wish.clock() == Clock.FAST && environment.pace() instanceof Pace.Real;
        var runbook = material.runbook().value();
        try (var wall = WallTime.real(WallTime.today())) {
            var dry = new DryRun(runbook, wall, flies ? STILL_NEW : Duration.ZERO);
            var bridges = new Bridges(surroundings, home, material, id);
            var unasked =
                    new ConsoleOptions(wish.console().progress(), wish.console().everything(), false);
            try (var bridge = bridges.open(
                            unasked,
                            wish.answers(),
                            people -> new AnswersFirst(dry.operator(id, user, wish.pastRed()), people));
                    run) {
                var crew = new Voyage.Crew(
                        bridge.operator(),
                        bridge.listener(),
                        options(run, material, wish),
                        "dry run",
                        dry::over,
                        (engine, connectedSystems) -> {});
                var landing = new Voyage(dry(material, dry, wish.clock()), catalog, secrets).go(run, crew);
                var code = bridge.ended(landing.result(), landing.state());
                page.show(landing.state(), new DisplayNames(runbook), secrets::mask);
                return code;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static Material dry(Material material, DryRun dry, Clock clock) {
        var runbook = material.runbook();
        var bound = material.environment();
        var fast = bound.value().at(clock.of(bound.value()));
        return new Material(
                material.pinned(),
                material.params(),
                new Parsed<>(dry.runbook(), runbook.positions()),
                new Parsed<>(fast, bound.positions()),
                material.base());
    }

    /** What counts as a drill is what would count in a real run of the same environment. */
    private RunOptions options(OpenedRun run, Material material, Wish wish) {
        var mode = material.environment().value().live() ? RunFact.Mode.LIVE : RunFact.Mode.REHEARSAL;
        var past = new RecordedRuns(home, run.journal().folder().run());
        var drills = new PastDrills(material.runbook().value().header().name(), mode, past);
        return new RunOptions(wish.parallel(), false, Optional.of(drills));
    }
}

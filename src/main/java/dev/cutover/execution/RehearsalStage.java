package dev.cutover.execution;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.connection.ConnectorPlace;
import dev.cutover.execution.connection.OpenConnectors;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.logging.LoggedRun;
import dev.cutover.execution.process.Version;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.rehearsal.RehearsalEnvironment;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.runlog.LogDetail;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.RunClock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Opens the run of a rehearsal: a run like any other, except that it depends only on the scenario. */
final class RehearsalStage implements RehearsalEnvironment {
    private static final String NOBODY = "rehearsal";

    private final Home home;
    private final ConnectorCatalog catalog;
    private final RunDefinition runDefinition;
    private final Scenario scenario;
    private final Secrets secrets;
    private final RunListener listener;

    RehearsalStage(Tools tools, RunDefinition runDefinition, Scenario scenario, RunListener listener) {
        this.home = tools.home();
        this.catalog = tools.catalog();
        this.secrets = tools.secrets();
        this.runDefinition = runDefinition;
        this.scenario = scenario;
        this.listener = listener;
    }

    /** The input of a rehearsal. */
    record Tools(Home home, ConnectorCatalog catalog, Secrets secrets) {}

    @Override
    public Opened open(Instant begins, Instant starts, RunClock clock) {
        var wall = WallTime.today();
        var run = new RunId(UlidCreator.getUlid(wall.toEpochMilli()).toString().toLowerCase(Locale.ROOT));
        var journals = new RunJournals(home, Runner.thisProcess(), JournalCopies.following());
        var opened = journals.create(run, begins, created(starts));
        try {
            var loggedRun = LoggedRun.begin(opened.journal(), "rehearsal", secrets, clock, LogDetail.INFO);
            var openConnectors = open(opened, clock, loggedRun);
            return new Opened(
                    opened.journal(),
                    opened.events(),
                    loggedRun.over(openConnectors.systems()),
                    secrets,
                    RunOptions.DEFAULT,
                    listener,
                    () -> close(openConnectors, loggedRun, opened));
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    private OpenConnectors open(OpenedRun opened, RunClock clock, LoggedRun loggedRun) {
        var place = new ConnectorPlace(
                opened.journal().folder().path(), scenario.setting().seed(), false);
        try {
            return OpenConnectors.open(runDefinition, catalog, secrets, clock, place);
        } catch (RuntimeException failed) {
            try (loggedRun) {
                loggedRun.broken(failed);
            }
            throw failed;
        }
    }

    private static void close(OpenConnectors openConnectors, LoggedRun loggedRun, OpenedRun opened) {
        try (opened;
                loggedRun) {
            openConnectors.close();
            loggedRun.ended();
        }
    }

    private RunFact.Created created(Instant starts) {
        return new RunFact.Created(
                runDefinition.pinned(),
                runDefinition.params(),
                starts,
                RunFact.Mode.REHEARSAL,
                scenario.setting().pace().text(),
                scenario.setting().seed(),
                NOBODY,
                Version.text(),
                "",
                Optional.of(scenario.setting().name()));
    }
}

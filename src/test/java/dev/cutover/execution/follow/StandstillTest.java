package dev.cutover.execution.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.board.RunFollower;
import dev.cutover.console.FollowingListener;
import dev.cutover.engine.RunListener;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.JournaledRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a clock sixty times as fast, a run that no process runs stands at its last event, however it is looked at. */
class StandstillTest {
    private static final RunId RUN = new RunId("r1");

    @TempDir
    private Path folder;

    private Instant wall = JournaledRuns.AT;
    private Home home;
    private RunJournals journals;

    /** Somebody who watches; notes the run's time whenever there is something to say of the runner. */
    private final class Viewer implements FollowedRunView {
        private final RunFollower runFollower =
                new RunFollower(PinnedRunbook.of(accelerated()).runbook());
        private final FollowedRun followedRun =
                new FollowedRun(home, RUN, PinnedRunbook.of(accelerated()).runbook(), () -> wall);
        private final List<String> said = new ArrayList<>();

        @Override
        public RunListener events() {
            return new FollowingListener(runFollower);
        }

        @Override
        public void stands(Instant at) {
            runFollower.stands(at);
        }

        @Override
        public void runner(RunnerStatus runnerStatus, RunState state) {
            said.add(runnerStatus.state() + " " + now());
        }

        private Instant now() {
            return runFollower.read((runNarrative, now) -> now);
        }

        private void look() {
            for (int looks = 0; looks < 3; looks++) {
                assertThat(followedRun.look(this)).isEmpty();
            }
        }
    }

    @BeforeEach
    void aHome() {
        home = new Home(folder.resolve("home"), new FileDisk());
        journals = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE);
    }

    private static RunFact.Created accelerated() {
        var created = JournaledRuns.created();
        return new RunFact.Created(
                created.pinned(), Map.of(), created.starts(), created.mode(), "60x", 42, "ada", "0.1.0");
    }

    private static void take(OpenedRun opened, Instant at) {
        opened.journal().append(at, Event.ENGINE, List.of(JournaledRuns.taken()));
        opened.journal().force();
    }

    private void pass(Duration span) {
        wall = wall.plus(span);
    }

    @Test
    void everyViewShowsTheTimeOfTheLastEvent() {
        Viewer early;
        try (var opened = journals.create(RUN, JournaledRuns.AT, accelerated())) {
            take(opened, JournaledRuns.AT);
            early = new Viewer();
            early.followedRun.recall(early, Long.MAX_VALUE);
            early.look();
            pass(Duration.ofSeconds(10));
            early.look();
            assertThat(early.now()).isAfter(JournaledRuns.AT);
        }
        early.look();
        var late = new Viewer();
        late.followedRun.recall(late, Long.MAX_VALUE);
        late.look();

        assertThat(early.now()).isEqualTo(JournaledRuns.AT);
        assertThat(early.said).containsExactly("RUNNING " + JournaledRuns.AT, "LEFT " + JournaledRuns.AT);
        assertThat(late.said).containsExactly("LEFT " + JournaledRuns.AT);
        pass(Duration.ofMinutes(5));
        early.look();
        late.look();
        assertThat(early.now()).isEqualTo(late.now()).isEqualTo(JournaledRuns.AT);
    }

    @Test
    void aRunnerThatIsBackIsSaidAtTheTimeAtWhichItGoesOn() {
        journals.create(RUN, JournaledRuns.AT, accelerated()).close();
        var viewer = new Viewer();
        viewer.followedRun.recall(viewer, Long.MAX_VALUE);
        viewer.look();
        pass(Duration.ofHours(1));
        try (var opened = journals.open(RUN, JournaledRuns.AT)) {
            viewer.look();
            assertThat(viewer.said).last().isEqualTo("RUNNING " + JournaledRuns.AT);
            assertThat(viewer.now()).isEqualTo(JournaledRuns.AT);
            take(opened, JournaledRuns.AT.plusSeconds(1));
            viewer.look();
            assertThat(viewer.now()).isEqualTo(JournaledRuns.AT.plusSeconds(1));
        }
    }
}

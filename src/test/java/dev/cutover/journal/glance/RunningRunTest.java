package dev.cutover.journal.glance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningRunTest {
    private static final Runner HERE = Runner.thisProcess();

    private final Home home = new Home(Path.of("/home"), new MemoryDisk());
    private final Deque<OpenedRun> opened = new ArrayDeque<>();

    @AfterEach
    void close() {
        opened.forEach(OpenedRun::close);
    }

    @Test
    void theNewestRunIsTheOneWhoseProcessIsAlive() {
        running("r1");
        assertThat(newest()).contains(new RunningRun(new RunId("r1"), "/r1.sock"));
        running("r2");
        assertThat(newest()).contains(new RunningRun(new RunId("r2"), "/r2.sock"));
    }

    @Test
    void aNewerRunThatHasEndedIsPassedOver() {
        running("r1");
        ended("r2");
        assertThat(newest()).map(RunningRun::run).contains(new RunId("r1"));
    }

    @Test
    void aNewerRunThatWasLeftIsTheOneThatCountsAndOnlyItsRecordTellsMore() {
        running("r1");
        left("r2");
        assertThat(newest()).isEmpty();
    }

    @Test
    void aRunnerThatDoesNotListenYetIsNotAsked() {
        opened.add(create("r1", HERE));
        assertThat(newest()).isEmpty();
    }

    @Test
    void aRunnerOfAnotherHostIsNotAsked() {
        var run = create("r1", new Runner("deploy-2", HERE.pid(), HERE.process(), HERE.user()));
        opened.add(run);
        run.journal().reachableAt("/r1.sock");
        assertThat(newest()).isEmpty();
    }

    @Test
    void aNamedRunIsFoundByAnyUniqueBeginning() {
        running("r1a");
        running("r1b");
        left("s1");
        assertThat(named("R1A")).map(RunningRun::run).contains(new RunId("r1a"));
        assertThat(named("r1b")).map(RunningRun::run).contains(new RunId("r1b"));
        assertThat(named("r1")).as("two runs begin so").isEmpty();
        assertThat(named("s")).as("nobody runs it").isEmpty();
        assertThat(named("t")).isEmpty();
    }

    @Test
    void aHomeWithoutRunsHasNone() {
        assertThat(newest()).isEmpty();
    }

    private Optional<RunningRun> newest() {
        return RunningRun.of(home, Optional.empty());
    }

    private Optional<RunningRun> named(String prefix) {
        return RunningRun.of(home, Optional.of(prefix));
    }

    private void running(String id) {
        var run = create(id, HERE);
        opened.add(run);
        run.journal().reachableAt("/" + id + ".sock");
    }

    private void left(String id) {
        create(id, HERE).close();
    }

    private void ended(String id) {
        try (var run = create(id, HERE)) {
            run.journal()
                    .append(
                            JournaledRuns.AT,
                            Event.ENGINE,
                            List.of(new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of())));
            run.journal().force();
        }
    }

    private OpenedRun create(String id, Runner runner) {
        return new RunJournals(home, runner, RecordMirroring.NONE)
                .create(new RunId(id), JournaledRuns.AT, JournaledRuns.created());
    }
}

package dev.cutover.execution.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.engine.RunListener;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.JournaledRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that grows as it may on the worst of nights. */
class FollowedRunTest {
    @TempDir
    private Path folder;

    private static final RunId RUN = new RunId("r1");

    private final NotedView view = new NotedView();
    private Home home;
    private byte[] whole;
    private Path record;
    private FollowedRun followedRun;

    /** Notes what it is shown. */
    private static final class NotedView implements FollowedRunView, RunListener {
        private final List<Event> recalled = new ArrayList<>();
        private final List<Event> happened = new ArrayList<>();
        private final List<RunnerStatus.State> runners = new ArrayList<>();
        private int most;

        @Override
        public RunListener events() {
            return this;
        }

        @Override
        public void recalled(List<Event> past) {
            recalled.addAll(past);
        }

        @Override
        public void happened(List<Event> events) {
            most = Math.max(most, events.size());
            happened.addAll(events);
        }

        @Override
        public void stands(Instant at) {
            // StandstillTest looks at times.
        }

        @Override
        public void runner(RunnerStatus runnerStatus, RunState state) {
            runners.add(runnerStatus.state());
        }
    }

    @BeforeEach
    void aRecordThatIsWhole() throws IOException {
        home = new Home(folder.resolve("home"), new FileDisk());
        var runner = new Runner("bastion", 4711, "boot/1", "dana");
        try (var opened = new RunJournals(home, runner, RecordMirroring.NONE)
                .create(RUN, JournaledRuns.AT, JournaledRuns.created())) {
            append(opened, List.of(JournaledRuns.taken()));
            JournaledRuns.noted(60, 7).forEach(facts -> append(opened, facts));
            append(opened, List.of(new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of())));
        }
        record = home.folder(RUN).record();
        whole = Files.readAllBytes(record);
        followedRun = new FollowedRun(
                home, RUN, PinnedRunbook.of(JournaledRuns.created()).runbook(), () -> JournaledRuns.AT);
    }

    private static void append(OpenedRun opened, List<Fact> facts) {
        opened.journal().append(JournaledRuns.AT, Event.ENGINE, facts);
        opened.journal().force();
    }

    private void only(int bytes) throws IOException {
        Files.write(record, Arrays.copyOf(whole, bytes));
    }

    private int firstLine() {
        int end = 0;
        while (whole[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    @Test
    void anEndThatIsNotWholeIsReadAgainUntilItIs() throws IOException {
        int length = firstLine();
        only(length);
        followedRun.recall(view, Long.MAX_VALUE);
        Optional<ExitCode> code = Optional.empty();
        while (length < whole.length) {
            assertThat(code).isEmpty();
            length = Math.min(whole.length, length + 977);
            only(length);
            code = followedRun.look(view);
        }

        assertThat(code).contains(ExitCode.DONE);
        assertThat(view.recalled).hasSize(1);
        assertThat(view.happened).isEqualTo(home.events(RUN).stream().skip(1).toList());
    }

    @Test
    void whatWasThereIsRecalledUpToTheEventThatIsAskedFor() {
        followedRun.recall(view, 10);

        assertThat(view.recalled).hasSize(9);
        assertThat(view.happened).first().extracting(Event::seq).isEqualTo(10L);
        assertThat(view.recalled.size() + view.happened.size())
                .isEqualTo(home.events(RUN).size());
    }

    @Test
    void aBrokenChainEndsIt() throws IOException {
        only(whole.length / 2);
        followedRun.recall(view, Long.MAX_VALUE);
        whole[whole.length * 3 / 4] ^= 1;
        only(whole.length);

        assertThatThrownBy(() -> followedRun.look(view))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("the record is broken at line");
    }

    @Test
    void aRecordThatHasBecomeShorterIsNotBelieved() throws IOException {
        followedRun.recall(view, Long.MAX_VALUE);
        only(firstLine());

        assertThatThrownBy(() -> followedRun.look(view))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("has become shorter");
    }

    @Test
    void aRecordThatIsGoneIsSaidToBe() throws IOException {
        only(whole.length / 2);
        followedRun.recall(view, Long.MAX_VALUE);
        Files.delete(record);

        assertThatThrownBy(() -> followedRun.look(view))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is gone");
    }

    @Test
    void fiftyThousandEventsAtOnceAreShownInPartsThatAreNotKept() throws IOException {
        var notes = new ArrayList<Fact>();
        for (int number = 0; number < 50_000; number++) {
            notes.add(new RunFact.RunNote("note " + number));
        }
        var many = new RunId("r2");
        var runner = new Runner("bastion", 4711, "boot/1", "dana");
        var journals = new RunJournals(home, runner, RecordMirroring.NONE);
        try (var opened = journals.create(many, JournaledRuns.AT, JournaledRuns.created())) {
            var grown = new FollowedRun(
                    home, many, PinnedRunbook.of(JournaledRuns.created()).runbook(), () -> JournaledRuns.AT);
            grown.recall(view, Long.MAX_VALUE);
            notes.forEach(note -> opened.journal().append(JournaledRuns.AT, Event.ENGINE, List.of(note)));
            opened.journal().force();

            assertThat(grown.look(view)).isEmpty();
        }
        assertThat(view.happened).hasSize(50_000);
        assertThat(view.most).isLessThanOrEqualTo(1_000);
    }

    @Test
    void aRunnerThatHasLeftIsSaidOnce() throws IOException {
        only(whole.length / 2);
        followedRun.recall(view, Long.MAX_VALUE);
        for (int look = 0; look < 10; look++) {
            assertThat(followedRun.look(view)).isEmpty();
        }

        assertThat(view.runners).containsExactly(RunnerStatus.State.LEFT);
    }
}

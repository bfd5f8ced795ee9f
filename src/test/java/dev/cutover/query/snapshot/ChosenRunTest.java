package dev.cutover.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.glance.RunningRun;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RunView;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a name, the quick ways of {@code status} choose the run that the records choose, or none. */
class ChosenRunTest {
    private static final Fact END = new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of());
    private static final Fact LEFT = new RunFact.RunnerLeft("halted");
    private static final Set<Kind> WHOLE =
            EnumSet.of(Kind.RUNNING, Kind.LEFT, Kind.ENDED, Kind.ENDED_WITH_MORE, Kind.ODDLY_NAMED);

    private final List<OpenedRun> opened = new ArrayList<>();

    private enum Kind {
        RUNNING,
        LEFT,
        ENDED,
        ENDED_WITH_MORE,
        /** Its parameters look like other kinds of runs. */
        ODDLY_NAMED,
        DRY_RUN_HALTED,
        DRY_RUN_ENDED,
        REHEARSAL_KILLED,
        REHEARSAL_ENDED,
        OLD_REHEARSAL_KILLED,
        RECONCILIATION_LEFT,
        RECONCILIATION_ENDED
    }

    @AfterEach
    void close() {
        opened.forEach(OpenedRun::close);
    }

    @Test
    void everyHomeHasOneAnswerWhicheverWayItIsAsked() throws IOException {
        var random = new Random(25);
        for (int time = 0; time < 400; time++) {
            var kinds = new ArrayList<Kind>();
            for (int left = 1 + random.nextInt(4); left > 0; left--) {
                kinds.add(Kind.values()[random.nextInt(Kind.values().length)]);
            }
            compare(kinds);
        }
    }

    @Test
    void whatIsNeverMeantDoesNotHideTheRunThatIs() throws IOException {
        for (var newer : EnumSet.complementOf(EnumSet.copyOf(WHOLE))) {
            var home = compare(List.of(Kind.RUNNING, newer, newer));
            assertThat(RunningRun.of(home, Optional.empty()))
                    .as("below two of " + newer)
                    .map(RunningRun::run)
                    .contains(new RunId("r0"));
        }
    }

    /** The last of the kinds is the newest. */
    private Home compare(List<Kind> kinds) throws IOException {
        var home = new Home(Path.of("/home"), new MemoryDisk());
        for (int i = 0; i < kinds.size(); i++) {
            add(home, new RunId("r" + i), kinds.get(i));
        }
        var chosen = RecordedRun.newest(home, first -> {}).map(RecordedRun::run);
        var ofSnapshots = SnapshotChoice.of(home, Optional.empty())
                .map(snapshot -> snapshot.runView().run());
        assertThat(ofSnapshots)
                .as(kinds.toString())
                .isEqualTo(kinds.stream().anyMatch(WHOLE::contains) ? chosen : Optional.empty());
        RunningRun.of(home, Optional.empty())
                .ifPresent(running -> assertThat(chosen).as(kinds.toString()).contains(running.run()));
        return home;
    }

    private void add(Home home, RunId id, Kind kind) throws IOException {
        var run = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE)
                .create(id, JournaledRuns.AT, created(kind));
        run.journal().reachableAt("/" + id + ".sock");
        var runView = RunView.of(id, Books.of(List.of()));
        run.events().forEach(runView::add);
        for (var fact : facts(kind)) {
            run.journal().append(JournaledRuns.AT, Event.ENGINE, List.of(fact)).forEach(runView::add);
            run.journal().force();
        }
        byte[] bytes = RunSnapshot.bytes(runView, run.journal().end()).orElseThrow();
        home.disk().cache(home.folder(id).snapshot(), bytes);
        if (facts(kind).contains(END)) {
            run.close();
        } else {
            opened.add(run);
        }
    }

    private static List<Fact> facts(Kind kind) {
        return switch (kind) {
            case RUNNING, ODDLY_NAMED -> List.of(JournaledRuns.taken());
            case OLD_REHEARSAL_KILLED -> List.of(RunFact.LeaseTaken.byScript("rehearsal"));
            case REHEARSAL_KILLED -> List.of(JournaledRuns.taken(), new RunFact.RunNote("last words"));
            case LEFT, DRY_RUN_HALTED, RECONCILIATION_LEFT -> List.of(JournaledRuns.taken(), LEFT);
            case ENDED, DRY_RUN_ENDED, REHEARSAL_ENDED, RECONCILIATION_ENDED -> List.of(JournaledRuns.taken(), END);
            case ENDED_WITH_MORE -> List.of(JournaledRuns.taken(), END, new RunFact.RunNote("a folder is left"));
        };
    }

    private static RunFact.Created created(Kind kind) {
        var plain = JournaledRuns.created();
        boolean isDry = kind == Kind.DRY_RUN_HALTED || kind == Kind.DRY_RUN_ENDED;
        boolean isRehearsal = kind == Kind.REHEARSAL_KILLED || kind == Kind.REHEARSAL_ENDED;
        boolean isReconciliation = kind == Kind.RECONCILIATION_LEFT || kind == Kind.RECONCILIATION_ENDED;
        return new RunFact.Created(
                plain.pinned(),
                kind == Kind.ODDLY_NAMED
                        ? Map.of("mode", "DRY_RUN", "only", "{", "scenario", "},\"starts\":\"", "starts", "now")
                        : Map.of(),
                plain.starts(),
                isDry ? RunFact.Mode.DRY_RUN : plain.mode(),
                plain.pace(),
                plain.seed(),
                plain.by(),
                plain.tool(),
                kind == Kind.ODDLY_NAMED ? "\\\",\"only\":{" : "",
                isRehearsal ? Optional.of("misroutes") : Optional.empty(),
                isReconciliation
                        ? Optional.of(new RunFact.OnlyStep(new StepId("counts"), Segment.of(Map.of("scenario", "a"))))
                        : Optional.empty());
    }
}

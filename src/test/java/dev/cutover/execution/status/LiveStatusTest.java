package dev.cutover.execution.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.control.StatusQuestion;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.query.snapshot.BuildIdentity;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveStatusTest {
    private static final StatusQuestion QUESTION =
            new StatusQuestion(BuildIdentity.ofThisProcess(), false, false, "UTF-8", Map.of());

    private final Home home = new Home(Path.of("/home"), new MemoryDisk());
    private OpenedRun run;
    private LiveStatus liveStatus;

    @BeforeEach
    void aRunUnderWay() {
        run = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE)
                .create(JournaledRuns.AT, JournaledRuns.created());
        liveStatus = new LiveStatus(
                home,
                run.journal(),
                Books.of(List.of()),
                (statusSnapshot, question) -> statusSnapshot.state().seq() + " "
                        + statusSnapshot.head().equals(run.journal().end().hash()));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void itTellsTheRecordUpToItsLastDurableEvent() {
        liveStatus.add(run.events());
        assertThat(liveStatus.answer(QUESTION)).contains("1 true");
        liveStatus.add(recorded(new RunFact.RunNote("one"), new RunFact.RunNote("two")));
        assertThat(liveStatus.answer(QUESTION)).contains("3 true");
    }

    @Test
    void whileEventsAreOnTheirWayItLeavesTheAnswerToTheRecord() {
        assertThat(liveStatus.answer(QUESTION)).as("nothing was heard yet").isEmpty();
        var late = recorded(new RunFact.RunNote("late"));
        liveStatus.add(run.events());
        assertThat(liveStatus.answer(QUESTION)).as("one is missing").isEmpty();
        liveStatus.add(late);
        assertThat(liveStatus.answer(QUESTION)).contains("2 true");
    }

    @Test
    void manyEventsAreFoldedThoughNobodyAsks() {
        liveStatus.add(run.events());
        for (int i = 0; i < 1_000; i++) {
            liveStatus.add(recorded(new RunFact.RunNote("note " + i)));
        }
        assertThat(liveStatus.unfolded()).isLessThanOrEqualTo(200);
        assertThat(liveStatus.answer(QUESTION)).contains("1001 true");
        assertThat(liveStatus.unfolded()).isZero();
    }

    @Test
    void thePastIsFoldedByWhoeverAsksFirstAndNotByTheEngine() {
        liveStatus.recall(run.events());
        var past = recorded(IntStream.range(0, 500)
                .mapToObj(i -> new RunFact.RunNote("note " + i))
                .toArray(Fact[]::new));
        liveStatus.recall(past);
        for (int i = 0; i < 300; i++) {
            liveStatus.add(recorded(new RunFact.RunNote("now " + i)));
        }
        assertThat(liveStatus.unfolded()).isEqualTo(801);
        assertThat(liveStatus.answer(QUESTION)).contains("801 true");
        for (int i = 0; i < 300; i++) {
            liveStatus.add(recorded(new RunFact.RunNote("later " + i)));
        }
        assertThat(liveStatus.unfolded()).isLessThanOrEqualTo(200);
    }

    @Test
    void aRunThatIsNeverMeantWithoutItsNameIsLeftToTheRecord() {
        var plain = JournaledRuns.created();
        var only = new RunFact.OnlyStep(new StepId("counts"), Segment.of(Map.of()));
        for (var mode : RunFact.Mode.values()) {
            for (var scenario : List.of(Optional.<String>empty(), Optional.of("misroutes"))) {
                for (var step : List.of(Optional.<RunFact.OnlyStep>empty(), Optional.of(only))) {
                    boolean isMeant = mode != RunFact.Mode.DRY_RUN && scenario.isEmpty() && step.isEmpty();
                    var created = new RunFact.Created(
                            plain.pinned(),
                            Map.of(),
                            JournaledRuns.AT,
                            mode,
                            "virtual",
                            42,
                            "ada",
                            "0.1.0",
                            "",
                            scenario,
                            step);
                    assertThat(isShownAtOnce(created)).as(created.toString()).isEqualTo(isMeant);
                }
            }
        }
    }

    private boolean isShownAtOnce(RunFact.Created created) {
        try (var other =
                new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE).create(JournaledRuns.AT, created)) {
            var status = new LiveStatus(home, other.journal(), Books.of(List.of()), (snapshot, question) -> "page");
            status.add(other.events());
            boolean leavesSnapshot = status.since(0).isPresent();
            assertThat(status.answer(QUESTION).isPresent()).isEqualTo(leavesSnapshot);
            return leavesSnapshot;
        }
    }

    @Test
    void eventsThatCannotBeFoldedAreLeftToTheRecord() {
        liveStatus.add(recorded(new RunFact.RunNote("the creation is missing")));
        assertThat(liveStatus.answer(QUESTION)).isEmpty();
    }

    @Test
    void theEndIsLeftToTheRecord() {
        liveStatus.add(run.events());
        liveStatus.add(recorded(new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of())));
        assertThat(liveStatus.answer(QUESTION)).isEmpty();
    }

    @Test
    void anotherBuildIsNotAnswered() {
        liveStatus.add(run.events());
        var other = new StatusQuestion("another", false, false, "UTF-8", Map.of());
        assertThat(liveStatus.answer(other)).isEmpty();
    }

    private List<Event> recorded(Fact... facts) {
        var events = run.journal().append(JournaledRuns.AT, Event.ENGINE, List.of(facts));
        run.journal().force();
        return events;
    }
}

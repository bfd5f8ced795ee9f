package dev.cutover.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.model.Choice;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Trigger;
import dev.cutover.model.Verdict;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.ListJournal;
import dev.cutover.testkit.NobodyThere;
import dev.cutover.testkit.Steps;
import dev.cutover.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The engine over a world that is read and never written. */
class DryRunTest {
    private World world = new World(new VirtualTime(Bench.START, false));
    private List<Event> record = new ArrayList<>();
    private boolean pastRed;

    private RunResult run(Runbook runbook) throws InterruptedException {
        var created = new RunFact.Created(
                new RunFact.Pinned("book", "book.yaml", "", "test", "", ""),
                Map.of(),
                Bench.START,
                RunFact.Mode.DRY_RUN,
                "virtual",
                1,
                "tester",
                "test");
        record.add(new Event(Bench.RUN, 0, 1, Bench.START, Event.ENGINE, created));
        try (var time = new VirtualTime(Bench.START, false);
                var journal = new ListJournal(Bench.RUN, record, Integer.MAX_VALUE)) {
            world = world.seenWith(time);
            var dry = new DryRun(runbook, time, Duration.ZERO);
            var engineSetup = new EngineSetup(
                    dry.runbook(),
                    Books.environment(),
                    dry.over(new ConnectedSystems(Map.of(Books.SYSTEM, world))),
                    journal,
                    time,
                    new dev.cutover.engine.operator.AnswersFirst(
                            dry.operator(Bench.RUN, "tester", pastRed), new NobodyThere()),
                    events -> {},
                    Secrets.NONE,
                    RunOptions.DEFAULT);
            var result = new Engine(engineSetup, record)
                    .run(List.of(new RunFact.LeaseTaken("here", 1, "tester", "dry run")));
            record = journal.durable();
            return result;
        }
    }

    private RunState state() {
        var state = new RunState();
        record.forEach(state::apply);
        return state;
    }

    private static Runbook night() {
        return Books.of(
                List.of(new Trigger(Books.HEALTH, Duration.ZERO, Trigger.Then.ROLLBACK)),
                Books.freeze("freeze"),
                Steps.attested("ready", Books.COMMANDER, Books.LEAD),
                Steps.gate("go", 2, Books.COMMANDER, Books.LEAD),
                Books.shift("east", Books.EAST, OnBreach.ROLLBACK),
                Steps.decision("which", new Choice("back", new Choice.Then.RollBack()), onward()),
                Steps.takenBackByHand("by-hand"),
                Steps.notify("tell"));
    }

    private static Choice onward() {
        return new Choice("on", new Choice.Then.Continue());
    }

    @Test
    void aWholeNightPassesAndNothingIsChanged() throws Exception {
        assertThat(run(night()).code()).isEqualTo(ExitCode.DONE);

        assertThat(world.effects()).isEmpty();
        assertThat(world.weight(Books.EAST)).isZero();
        assertThat(state().effects().all())
                .extracting(entry -> entry.effect().step().value())
                .containsExactly("freeze", "east", "east", "east", "by-hand", "tell");
    }

    @Test
    void whoAnswersIsNoPerson() throws Exception {
        assertThat(run(night()).code()).isEqualTo(ExitCode.DONE);

        assertThat(decisions()).extracting(PeopleFact.Decided::decision).allSatisfy(said -> {
            assertThat(said.owner()).startsWith("dry run for ");
            assertThat(said.via()).isEqualTo("dry run");
            assertThat(said.reason()).contains("nobody was asked");
        });
    }

    private List<PeopleFact.Decided> decisions() {
        return record.stream()
                .map(Event::fact)
                .filter(PeopleFact.Decided.class::isInstance)
                .map(PeopleFact.Decided.class::cast)
                .toList();
    }

    @Test
    void aRedGateStopsIt() throws Exception {
        world.measuring(query -> new Measurement.Value(0.2, 100));

        assertThat(run(Books.of(List.of(), Steps.gate("ready"), Books.freeze("freeze")))
                        .code())
                .isEqualTo(ExitCode.HALTED);
        assertThat(state().effects().all()).isEmpty();
    }

    @Test
    void pastRedItNamesWhatItHasPassed() throws Exception {
        world.measuring(query -> new Measurement.Value(0.2, 100));
        world.answering(
                operation -> operation.equals("read-status") ? new Outcome.Failed("no permission", true) : null);
        pastRed = true;
        var look = Books.action("look", "read-status", new dev.cutover.model.Undo.None("reads"));

        assertThat(run(Books.of(List.of(), Steps.gate("ready"), look, Books.freeze("freeze")))
                        .code())
                .isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(state().ended().orElseThrow().exceptions()).hasSize(2);
        assertThat(state().effects().all()).hasSize(1);
    }

    @Test
    void aGuardIsShownAndTurnsNothing() throws Exception {
        world.measuring(query -> new Measurement.Value(0.2, 100));
        var trigger = new Trigger(Books.HEALTH, Duration.ZERO, Trigger.Then.ROLLBACK);

        assertThat(run(Books.of(List.of(trigger), Books.shift("east", Books.EAST, OnBreach.ROLLBACK)))
                        .code())
                .isEqualTo(ExitCode.DONE);
        assertThat(state().criteria()
                        .of(Books.HEALTH, Books.EAST)
                        .orElseThrow()
                        .sample()
                        .verdict())
                .isEqualTo(Verdict.RED);
        assertThat(state().rollbacks().all()).isEmpty();
    }

    @Test
    void anObservationOfWhatWasNotChangedIsSkippedByName() throws Exception {
        world.measuring(query -> new Measurement.NoData("no traffic there"));
        var book = Books.of(
                List.of(),
                Books.freeze("freeze"),
                Steps.observe("watch", Duration.ZERO, OnBreach.ROLLBACK),
                Books.freeze("more"));

        assertThat(run(book).code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(state().steps().of(new dev.cutover.model.StepId("watch")).state())
                .isEqualTo(StepState.SKIPPED);
        assertThat(state().ended().orElseThrow().exceptions()).hasSize(1);
    }

    @Test
    void aReadThatFailsStopsIt() throws Exception {
        world.answering(
                operation -> operation.equals("read-status") ? new Outcome.Failed("no permission", true) : null);
        var book = Books.of(List.of(), Books.action("look", "read-status", new dev.cutover.model.Undo.None("reads")));

        assertThat(run(book).code()).isEqualTo(ExitCode.HALTED);
    }

    @Test
    void driftIsSeenOnRealWeights() throws Exception {
        world.setWeight(Books.EAST, 700);

        assertThat(run(Books.of(List.of(), Books.shift("east", Books.EAST, OnBreach.HOLD)))
                        .code())
                .isEqualTo(ExitCode.DRIFT);
    }

    @Test
    void whatWasNotDoneIsNotVerified() throws Exception {
        var verify = new Verify("read-status", Map.of(), Map.of("status", "frozen"));
        var work = new Work.Action(Books.SYSTEM, "freeze", Map.of(), Books.UNFREEZE, Optional.of(verify));

        assertThat(run(Books.of(List.of(), Books.step("freeze", Optional.empty(), work)))
                        .code())
                .isEqualTo(ExitCode.DONE);
        assertThat(world.calls()).isEmpty();
    }

    @Test
    void anOutputThatNobodyKnowsIsMarked() throws Exception {
        var later = step("later", Map.of("ticket", "no ${step.freeze.output.ticket}"));

        assertThat(run(Books.of(List.of(), Books.freeze("freeze"), later)).code())
                .isEqualTo(ExitCode.DONE);
        var call = (Effect.Call)
                List.copyOf(state().effects().all()).get(1).effect().deed();
        assertThat(call.with()).containsEntry("ticket", "no <dry run: ticket of world freeze>");
    }

    private static Step step(String id, Map<String, Object> with) {
        return Books.step(
                id, Optional.empty(), new Work.Action(Books.SYSTEM, "freeze", with, Books.UNFREEZE, Optional.empty()));
    }

    @Test
    void aPointOfNoReturnIsPassedInNobodysName() throws Exception {
        var point = Steps.noReturn(Books.freeze("drop"), Books.COMMANDER);

        assertThat(run(Books.of(List.of(), point)).code()).isEqualTo(ExitCode.DONE);
        assertThat(decisions()).extracting(said -> said.decision().choice()).containsExactly("commit");
    }
}

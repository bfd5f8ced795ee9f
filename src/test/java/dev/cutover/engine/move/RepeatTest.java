package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is asked for again, and what its answer says of the time before. */
class RepeatTest {

    @Test
    void aRepeatThatChangedNothingIsNoProofThatItNeverHappened() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("a")));
        var calls = new AtomicInteger();
        bench.world().withoutReadBack().answering(operation -> {
            if (operation.equals("freeze") && calls.getAndIncrement() == 0) {
                throw new ConnectorException("cut short");
            }
            return operation.equals("freeze") ? new Outcome.Failed("no", true) : null;
        });
        bench.people(question -> bench.say(question, "rollback"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(EffectFact.Settled.class))
                .extracting(EffectFact.Settled::state)
                .contains(EffectState.POSSIBLE)
                .doesNotContain(EffectState.NOT_DONE);
        assertThat(bench.world().effects()).containsEntry("freeze", 1).containsEntry("unfreeze", 1);
    }

    @Test
    void weightsOfWhichSomeWereSetAreLookedAtBeforeTheyCountAsNotSet() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), everything()));
        var calls = new AtomicInteger();
        bench.world().routing(changes -> switch (calls.getAndIncrement()) {
            case 0 -> TrafficRouter.Result.PARTIAL;
            case 1 -> TrafficRouter.Result.NOT_SENT;
            default -> null;
        });
        bench.watching((commandPort, event) -> {
            if (calls.get() == 2 && event.fact() instanceof EffectFact.Settled) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough");
            }
        });
        bench.agreeablePeople().run();

        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().weight(Books.WEST)).isZero();
    }

    @Test
    void underOneKeyOnlyOneThingIsAskedFor() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.STEP_BACK)));
        bench.world().routing(changes -> changes.get(0).target() == 0 ? TrafficRouter.Result.REJECTED : null);
        var samples = new AtomicInteger();
        bench.world().measuring(query -> new Measurement.Value(samples.incrementAndGet() == 2 ? 0 : 1, 100));
        bench.people(question -> question.kind() == Question.Kind.FAILURE ? bench.say(question, "retry") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        var deeds = new HashMap<String, Effect.Deed>();
        bench.facts(EffectFact.Intended.class)
                .forEach(intended -> assertThat(deeds.merge(
                                intended.effect().key(), intended.effect().deed(), (one, other) -> one))
                        .isEqualTo(intended.effect().deed()));
        assertThat(deeds).hasSizeGreaterThan(3);
    }

    @Test
    void aBreachIsNotAskedAboutAnyMoreOnceTheStepHasFailed() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        bench.world().measuring(query -> new Measurement.Value(0, 100));
        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        bench.world().setWeight(Books.EAST, 77);
        bench.run();

        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .extracting(PeopleFact.Lapsed::question)
                .containsExactly("shift-east/1/breach-1");
        assertThat(bench.state().questions().open())
                .extracting(entry -> entry.question().kind())
                .containsExactly(Question.Kind.FAILURE);
    }

    private static Step everything() {
        var shift = (Work.Shift) Books.shift("x", Books.EAST, OnBreach.HOLD).work();
        return Books.step("all", Optional.of(Segment.EVERYTHING), shift);
    }
}

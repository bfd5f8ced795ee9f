package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Trigger;
import dev.cutover.run.Request;
import dev.cutover.run.Sighting;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The clock of a rollback begins with the fault and its first sign, as far as the record knows them. */
class RollbackClockTest {
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Duration PACE = Duration.ofSeconds(10);

    private final AtomicInteger sampled = new AtomicInteger();

    private static Bench shifting(OnBreach onBreach, Trigger... triggers) {
        var shift = Books.shift("shift-east", Books.EAST, onBreach);
        // Its wait keeps the runner there while people take their time.
        return new Bench(Books.unchained(
                        List.of(triggers), List.of(shift, Steps.waiting("wait", Duration.ofMinutes(20)))))
                .people(question -> null);
    }

    /** Red from the tenth sample on, which is taken after 90 s. */
    private Bench turningRed(Bench bench) {
        bench.world().measuring(query -> new Measurement.Value(sampled.incrementAndGet() >= 10 ? 0.5 : 1, 100));
        return bench;
    }

    private static RollbackLedger.Entry rollback(Bench bench) throws InterruptedException {
        bench.run();
        return bench.state().rollbacks().all().get(0);
    }

    private static Sighting sighting(RollbackLedger.Entry rollback) {
        return rollback.requested().sighting().orElseThrow();
    }

    @Test
    void nothingIsMeasuredBeforeADecisionThatNothingLedTo() throws InterruptedException {
        var rollback = rollback(shifting(OnBreach.HOLD)
                .at(Duration.ofMinutes(1), desk -> Orders.rollBack(desk, EAST, "Dana", "drill")));

        assertThat(rollback.clock().detect()).isEmpty();
        assertThat(rollback.clock().decide()).isEmpty();
        assertThat(rollback.clock().slack()).isEmpty();
        assertThat(rollback.clock().settle()).isEmpty();
        assertThat(rollback.clock().restore()).isPresent();
        assertThat(sighting(rollback).origin()).isEqualTo(Sighting.Origin.UNKNOWN);
        assertThat(sighting(rollback).sign()).isEqualTo(Sighting.Sign.DECISION);
    }

    @Test
    void aGuardThatRollsBackDecidesAtOnceAndItsPaceIsTheSlack() throws InterruptedException {
        var rollback = rollback(turningRed(shifting(OnBreach.ROLLBACK)));

        assertThat(rollback.clock().detect()).contains(Duration.ZERO);
        assertThat(rollback.clock().slack()).contains(PACE);
        assertThat(rollback.clock().decide()).contains(Duration.ZERO);
        assertThat(sighting(rollback).origin()).isEqualTo(Sighting.Origin.FIRST_BAD);
        assertThat(sighting(rollback).sign()).isEqualTo(Sighting.Sign.BREACH);
    }

    @Test
    void aTriggerDetectsOnceItsCriterionHasBeenRedForSoLong() throws InterruptedException {
        var trigger = new Trigger(Books.HEALTH, Duration.ofSeconds(25), Trigger.Then.ROLLBACK);

        var rollback = rollback(turningRed(shifting(OnBreach.HOLD, trigger)));

        assertThat(rollback.clock().decide()).isPresent();
        assertThat(sighting(rollback).sign())
                .as("the guard was breached before the trigger fired")
                .isEqualTo(Sighting.Sign.BREACH);
        assertThat(rollback.clock().decide()).contains(Duration.ofSeconds(25));
    }

    @Test
    void aPersonsAnswerToABreachIsDecidedSinceTheBreach() throws InterruptedException {
        var bench = turningRed(shifting(OnBreach.HOLD));
        bench.people(question -> bench.say(question, question.id().contains("breach") ? "rollback" : "end"))
                .thinking(question -> Duration.ofSeconds(40));

        var rollback = rollback(bench);

        assertThat(rollback.clock().detect()).contains(Duration.ZERO);
        assertThat(rollback.clock().decide()).contains(Duration.ofSeconds(40));
        assertThat(sighting(rollback).sign()).isEqualTo(Sighting.Sign.BREACH);
    }

    @Test
    void aRequestWhileABreachStandsIsDecidedSinceTheBreach() throws InterruptedException {
        var rollback = rollback(turningRed(shifting(OnBreach.HOLD))
                .at(Duration.ofSeconds(150), desk -> Orders.rollBack(desk, EAST, "Dana", "enough")));

        assertThat(rollback.requested().noticed())
                .isEqualTo(rollback.requested().firstBad());
        assertThat(rollback.clock().decide())
                .hasValueSatisfying(
                        decide -> assertThat(decide).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60)));
    }

    @Test
    void aPersonsHoldIsTheFirstSign() throws InterruptedException {
        var rollback = rollback(shifting(OnBreach.HOLD)
                .at(Duration.ofMinutes(1), desk -> Orders.hold(desk, "Dana", "customers call"))
                .at(Duration.ofMinutes(5), desk -> Orders.rollBack(desk, EAST, "Dana", "misroutes")));

        assertThat(rollback.clock().decide()).contains(Duration.ofMinutes(4));
        assertThat(rollback.clock().detect()).isEmpty();
        assertThat(sighting(rollback).sign()).isEqualTo(Sighting.Sign.HOLD);
    }

    @Test
    void aHoldThatWasLiftedIsNoSign() throws InterruptedException {
        var rollback = rollback(shifting(OnBreach.HOLD)
                .at(Duration.ofSeconds(10), desk -> Orders.hold(desk, "Dana", "lunch"))
                .at(Duration.ofSeconds(20), desk -> Orders.goOn(desk, "Dana", "back"))
                .at(Duration.ofSeconds(60), desk -> Orders.rollBack(desk, EAST, "Dana", "misroutes")));

        assertThat(rollback.clock().decide()).isEmpty();
    }

    @Test
    void aHoldBeforeTheFirstBadSampleIsNoSignOfWhatAGuardHasSeen() throws InterruptedException {
        var rollback = rollback(turningRed(shifting(OnBreach.ROLLBACK))
                .at(Duration.ofSeconds(10), desk -> Orders.hold(desk, "Dana", "late for the train")));

        assertThat(sighting(rollback).sign()).isEqualTo(Sighting.Sign.BREACH);
        assertThat(rollback.clock().detect()).contains(Duration.ZERO);
        assertThat(rollback.clock().decide()).contains(Duration.ZERO);
    }

    @Test
    void aDeclaredBeginningWinsOverTheFirstBadSample() throws InterruptedException {
        var since = Bench.START.plusSeconds(30);
        var rollback = rollback(turningRed(shifting(OnBreach.HOLD))
                .at(Duration.ofSeconds(150), desk -> ask(desk, Optional.of(since), new ArrayList<>())));

        assertThat(rollback.clock().detect())
                .hasValueSatisfying(detect -> assertThat(detect)
                        .isEqualTo(Duration.between(since, rollback.requested().noticed()))
                        .isGreaterThan(Duration.ofSeconds(50)));
        assertThat(sighting(rollback).origin()).isEqualTo(Sighting.Origin.DECLARED);
    }

    @Test
    void aBeginningInTheFutureIsRefused() throws InterruptedException {
        var replies = new ArrayList<RequestReply>();
        var bench = shifting(OnBreach.HOLD)
                .at(Duration.ofSeconds(10), desk -> ask(desk, Optional.of(Bench.START.plusSeconds(11)), replies));

        bench.run();

        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.state()).isEqualTo(RequestReply.State.REFUSED);
            assertThat(reply.why()).contains("future");
        });
        assertThat(bench.facts(RollbackFact.Requested.class)).isEmpty();
    }

    private static void ask(CommandPort desk, Optional<Instant> since, List<RequestReply> replies) {
        desk.ask(new Request.RollBack(EAST, "misroutes", since), new Speaker("Dana", "dana", "prompt"), replies::add);
    }
}

package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Request;
import dev.cutover.run.Sighting;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What tells first of a fault that no criterion has seen: a failed step, or people. */
class FirstSignTest {
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Scope WEST = Scope.of(Books.WEST);

    private final AtomicReference<RampFreeze> freeze = new AtomicReference<>();

    @Test
    void aFailedStepIsTheFirstSign() throws InterruptedException {
        var bench = new Bench(
                Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD), Books.freeze("freeze")));
        bench.world().answering(operation -> operation.equals("freeze") ? new Outcome.Failed("no", true) : null);
        bench.people(question -> bench.say(question, "rollback")).thinking(question -> Duration.ofSeconds(75));

        var rollback = rollback(bench);

        assertThat(sighting(rollback).sign()).isEqualTo(Sighting.Sign.FAILED_STEP);
        assertThat(rollback.clock().decide()).contains(Duration.ofSeconds(75));
        assertThat(rollback.clock().detect()).isEmpty();
    }

    @Test
    void aSecondRequestDoesNotWaitSoItIsTheDecision() throws InterruptedException {
        var bench = shifting();
        bench.world().taking(operation -> Duration.ofSeconds(4));
        bench.at(Duration.ofSeconds(60), desk -> ask(desk, EAST)).at(Duration.ofSeconds(61), desk -> ask(desk, WEST));

        bench.run();

        var second = bench.state().rollbacks().all().get(1);
        assertThat(sighting(second).sign()).isEqualTo(Sighting.Sign.DECISION);
        assertThat(second.clock().decide()).isEmpty();
    }

    @Test
    void aRequestThatAnOlderVersionLetWaitWasTheFirstSign() throws InterruptedException {
        var bench = shifting();
        bench.at(Duration.ofMinutes(10), desk -> desk.leave("lunch"));
        bench.run();
        var record = new ArrayList<>(bench.record());
        var end = record.remove(record.size() - 1);
        var asked = end.at().minus(Duration.ofSeconds(90));
        record.removeIf(event -> event.at().isAfter(asked));
        long seq = record.get(record.size() - 1).seq() + 1;
        record.add(new Event(end.run(), end.epoch(), seq, asked, "Dana", waiting()));
        record.add(new Event(end.run(), end.epoch(), seq + 1, end.at(), end.actor(), end.fact()));
        bench.finding(record);

        var rollback = rollback(bench);

        assertThat(sighting(rollback).sign()).isEqualTo(Sighting.Sign.REQUEST);
        assertThat(rollback.clock().decide())
                .hasValueSatisfying(decide -> assertThat(decide).isGreaterThanOrEqualTo(Duration.ofSeconds(90)));
    }

    private static RequestFact.Received waiting() {
        var speaker = new Speaker("Dana", "dana", "socket");
        return new RequestFact.Received("p9", new Request.RollBack(WEST, "west"), speaker);
    }

    @Test
    void whoFreezesRampsToAskGivesTheFirstSign() throws InterruptedException {
        var bench = shifting();
        bench.at(Duration.ofSeconds(60), this::open)
                .at(Duration.ofSeconds(90), desk -> freeze.get().keep(EAST, "Dana"))
                .at(Duration.ofSeconds(105), desk -> ask(desk, EAST));

        var rollback = rollback(bench);

        assertThat(sighting(rollback).sign()).isEqualTo(Sighting.Sign.HOLD);
        assertThat(rollback.clock().decide()).contains(Duration.ofSeconds(45));
    }

    @Test
    void aFreezeThatWasDroppedIsNoSign() throws InterruptedException {
        var bench = shifting();
        bench.at(Duration.ofSeconds(60), this::open)
                .at(Duration.ofSeconds(70), desk -> freeze.get().release("the form was closed"))
                .at(Duration.ofSeconds(105), desk -> ask(desk, EAST));

        assertThat(rollback(bench).clock().decide()).isEmpty();
    }

    @Test
    void aFreezeThatIsAPartOfItsOwnRequestIsNoSign() throws InterruptedException {
        var bench = shifting();
        bench.at(Duration.ofSeconds(60), this::open)
                .at(Duration.ofSeconds(61), desk -> freeze.get().keepForRequest(EAST, "Dana"))
                .at(Duration.ofSeconds(62), desk -> ask(desk, EAST));

        var rollback = rollback(bench);

        assertThat(sighting(rollback).sign()).isEqualTo(Sighting.Sign.DECISION);
        assertThat(rollback.clock().decide()).isEmpty();
    }

    @Test
    void aFreezeOfOtherTrafficIsNoSign() throws InterruptedException {
        var bench = shifting();
        bench.at(Duration.ofSeconds(60), this::open)
                .at(Duration.ofSeconds(61), desk -> freeze.get().keep(WEST, "Ines"))
                .at(Duration.ofSeconds(105), desk -> ask(desk, EAST));

        assertThat(rollback(bench).clock().decide()).isEmpty();
    }

    @Test
    void aHoldThatTheRunHasOutlivedIsNoSign() throws InterruptedException {
        var bench = shifting();
        bench.at(Duration.ofMinutes(10), desk -> Orders.hold(desk, "Dana", "late for the train"));
        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        bench.watching((desk, event) -> {
            if (event.fact() instanceof RunFact.LeaseTaken) {
                ask(desk, EAST);
            }
        });

        bench.run();
        assertThat(bench.state().rollbacks().all().get(0).clock().decide()).isEmpty();
    }

    /** Its wait keeps the runner there while people take their time. */
    private static Bench shifting() {
        return new Bench(Books.unchained(
                        List.of(),
                        List.of(
                                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                                Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
                                Steps.waiting("wait", Duration.ofMinutes(20)))))
                .people(question -> null);
    }

    private void open(CommandPort desk) {
        freeze.set(desk.freeze("tester", () -> {}));
    }

    private static void ask(CommandPort desk, Scope scope) {
        desk.ask(new Request.RollBack(scope, "misroutes"), new Speaker("Dana", "dana", "prompt"), reply -> {});
    }

    private static RollbackLedger.Entry rollback(Bench bench) throws InterruptedException {
        bench.run();
        return bench.state().rollbacks().all().get(0);
    }

    private static Sighting sighting(RollbackLedger.Entry rollback) {
        return rollback.requested().sighting().orElseThrow();
    }
}

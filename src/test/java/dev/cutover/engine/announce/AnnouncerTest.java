package dev.cutover.engine.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cutover.model.Conduct;
import dev.cutover.model.Conduct.Announce;
import dev.cutover.model.Conduct.Demands;
import dev.cutover.model.Conduct.Messaging;
import dev.cutover.model.Conduct.Occasion;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.UndeliveredMessages;
import dev.cutover.spi.Messages.Message;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages about the run itself hold nothing up, and each is told once. */
class AnnouncerTest {
    private static final Step GATE = Steps.gate("ready", 1, Books.LEAD);

    private static Runbook telling(Set<Occasion> on, Step... steps) {
        var messages = new Messaging(Map.of("Dana", "@dana"), Optional.of(new Announce(Books.SYSTEM, on)));
        var conduct = new Conduct(Map.of(), Optional.empty(), Optional.empty(), false, Demands.NOTHING, messages);
        return Books.with(Books.of(List.of(), steps), conduct);
    }

    private static Bench bench(Step... steps) {
        return new Bench(telling(Occasion.USUAL, steps)).agreeablePeople();
    }

    private static List<String> subjects(Bench bench) {
        return bench.world().messages().stream().map(Message::subject).toList();
    }

    private static Instant at(Bench bench, Class<?> fact) {
        return bench.record().stream()
                .filter(event -> fact.isInstance(event.fact()))
                .map(Event::at)
                .findFirst()
                .orElseThrow();
    }

    private static void slowly(Bench bench, Duration duration) {
        bench.world().answeringAfter(operation -> operation.equals("message") ? duration : Duration.ZERO);
    }

    @Test
    void aQuestionIsToldWithHowToAnswerAndThenTheEnd() throws InterruptedException {
        var bench = bench(GATE);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(subjects(bench)).hasSize(2);
        assertThat(bench.world().messages().get(0).text())
                .contains("ready: ASKS lead (")
                .contains("To answer:\n  cutover decide ready go --as ")
                .contains("\n  cutover decide ready no-go --as ", "--reason \"why\"", " --run r1")
                .doesNotContain("|");
        assertThat(subjects(bench).get(1)).contains("ENDED: completed");
        assertThat(bench.facts(PeopleFact.Announced.class)).allMatch(PeopleFact.Announced::sent);
        assertThat(UndeliveredMessages.of(bench.state(), bench.runbook())).isEmpty();
    }

    @Test
    void aMessageGoesToTheAddressesOfThoseWhoAreAskedAndToNoBridge() throws InterruptedException {
        var bench = bench(Steps.gate("first", 1, Books.COMMANDER), GATE);

        bench.run();

        assertThat(bench.world().messages().get(0).to()).containsExactly("@dana");
        assertThat(bench.world().messages().get(1).to())
                .as("nobody of the role has an address")
                .isEmpty();
    }

    @Test
    void aQuestionThatIsAnsweredBeforeItsTurnIsNotTold() throws InterruptedException {
        var bench = bench(GATE, Steps.gate("second", 1, Books.LEAD), Steps.waiting("wait", Duration.ofMinutes(5)));
        slowly(bench, Duration.ofSeconds(50));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(String.join("\n", subjects(bench))).contains("ASKS").doesNotContain("second");
    }

    @Test
    void aBrokenGuardAndItsRollbackAreTold() throws InterruptedException {
        var sampled = new AtomicInteger();
        var bench = bench(Books.shift("shift-east", Books.EAST, OnBreach.ROLLBACK));
        bench.world().measuring(query -> new Measurement.Value(sampled.incrementAndGet() >= 10 ? 0.5 : 1, 100));

        bench.run();

        String all = String.join("\n", subjects(bench));
        assertThat(all)
                .containsSubsequence("health", "east", "restored", "rolled back, nothing is left undone", "ENDED");
    }

    @Test
    void whatTheRunbookDoesNotNameIsNotTold() throws InterruptedException {
        var bench = new Bench(telling(Set.of(Occasion.END), GATE)).agreeablePeople();

        bench.run();

        assertThat(subjects(bench)).singleElement().asString().contains("ENDED");
    }

    @Test
    void aSystemThatHangsChangesNothingOfTheRun() throws InterruptedException {
        var quick = bench(GATE, Steps.waiting("wait", Duration.ofMinutes(5)));
        quick.run();
        var hanging = bench(GATE, Steps.waiting("wait", Duration.ofMinutes(5)));
        slowly(hanging, Duration.ofHours(1));

        assertThat(hanging.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(at(hanging, RunFact.Ended.class)).isEqualTo(at(quick, RunFact.Ended.class));
        assertThat(UndeliveredMessages.of(hanging.state(), hanging.runbook()))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.name()).isEqualTo("2 announcements");
                    assertThat(message.why()).isEqualTo("no answer before the process ended");
                });
    }

    @Test
    void whoeverLeavesWhileLastMessagesAreAwaitedGetsTheRunsOwnResult() throws InterruptedException {
        var bench = bench(GATE);
        slowly(bench, Duration.ofHours(1));
        var over = new ArrayList<Boolean>();
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.Ended) {
                commandPort.at(Duration.ofSeconds(2), () -> {
                    over.add(commandPort.isOver());
                    commandPort.leave("Ctrl-C");
                });
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);

        assertThat(over).containsExactly(true);
        assertThat(Duration.between(at(bench, RunFact.Ended.class), at(bench, PeopleFact.Announced.class)))
                .as("the wait is broken off")
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(UndeliveredMessages.of(bench.state(), bench.runbook())).hasSize(1);
    }

    @Test
    void theMessageOfTheRunIsEditedWhenSomethingIsNotRedAnyMore() throws InterruptedException {
        var sampled = new AtomicInteger();
        var bench = bench(Books.shift("shift-east", Books.EAST, OnBreach.HOLD));
        bench.thinking(question -> Duration.ofMinutes(10));
        var shown = new ArrayList<Message>();
        bench.world().editing(shown::add);
        bench.world().measuring(query -> new Measurement.Value(sampled.incrementAndGet() == 3 ? 0.5 : 1, 100));

        bench.run();

        var whileAsked = shown.stream()
                .map(Message::text)
                .filter(text -> text.contains("Asked since"))
                .map(text -> text.contains("Red: "))
                .toList();
        assertThat(whileAsked)
                .as("an edit, and none for a value alone")
                .containsSubsequence(true, false)
                .hasSizeLessThan(5);
    }

    @Test
    void aSystemThatRefusesIsTriedAgainAndThenTold() throws InterruptedException {
        var bench = bench(GATE, Steps.waiting("wait", Duration.ofMinutes(5)));
        var asked = new AtomicInteger();
        bench.world().answering(operation -> {
            if (operation.equals("message") && asked.incrementAndGet() <= 4) {
                return Outcome.failed("the room is closed", true);
            }
            return null;
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Announced.class))
                .extracting(PeopleFact.Announced::sent, PeopleFact.Announced::detail)
                .as("three tries for the first, and one for each until one is delivered")
                .containsExactly(tuple(false, "the room is closed"), tuple(false, "the room is closed"));
        assertThat(asked).hasValue(4);
    }

    @Test
    void aPauseThatTheSystemAsksForIsWaitedForHoweverLongItIs() throws InterruptedException {
        var bench =
                bench(GATE, Steps.waiting("wait", Duration.ofMinutes(5))).thinking(question -> Duration.ofMinutes(20));
        bench.world().pausing(Duration.ofMinutes(10));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(subjects(bench)).hasSize(2);
        assertThat(subjects(bench).get(0)).contains("ASKS lead");
        assertThat(bench.world().messagesAsked())
                .as("refused once, and not asked again before the pause is over")
                .isEqualTo(3);
        assertThat(Duration.between(at(bench, PeopleFact.Asked.class), at(bench, PeopleFact.Announced.class)))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        assertThat(UndeliveredMessages.of(bench.state(), bench.runbook())).isEmpty();
    }

    @Test
    void aPauseLongerThanTheRunHoldsNothingUpAndIsTold() throws InterruptedException {
        var bench = bench(GATE, Steps.waiting("wait", Duration.ofMinutes(5)));
        bench.world().pausing(Duration.ofHours(2));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().messagesAsked()).isEqualTo(1);
        assertThat(Duration.between(at(bench, RunFact.Ended.class), at(bench, PeopleFact.Announced.class)))
                .as("the process does not stay for what cannot come")
                .isLessThan(Duration.ofSeconds(1));
        assertThat(UndeliveredMessages.of(bench.state(), bench.runbook()))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.why()).startsWith("the system asks to be sent no message before"));
    }

    @Test
    void aFloodIsMergedAndOnlyCounted() throws InterruptedException {
        var bench = new Bench(
                        telling(Set.of(Occasion.HOLD, Occasion.END), Steps.waiting("wait", Duration.ofMinutes(9))))
                .agreeablePeople();
        for (int second = 1; second < 40; second += 2) {
            bench.at(Duration.ofSeconds(second), commandPort -> Orders.hold(commandPort, "Dana", "a try"))
                    .at(Duration.ofSeconds(second + 1L), commandPort -> Orders.goOn(commandPort, "Dana", "go on"));
        }
        slowly(bench, Duration.ofSeconds(50));

        bench.run();

        assertThat(bench.world().messages()).hasSizeLessThan(12);
        assertThat(String.join(
                        "\n",
                        bench.world().messages().stream().map(Message::text).toList()))
                .containsPattern("and [0-9]+ more before: cutover status r1");
    }

    @Test
    void killedAtAnyMomentEachEventIsToldOnce() throws InterruptedException {
        int kills = 0;
        int untoldEnds = 0;
        for (int forces = 1; kills == forces - 1; forces++) {
            var bench = bench(GATE, Steps.waiting("wait", Duration.ofMinutes(1)));
            kills += bench.runUntilKilled(forces) == null ? 1 : 0;
            untoldEnds += UndeliveredMessages.of(bench.state(), bench.runbook()).size();

            assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
            var lines = bench.world().messages().stream()
                    .flatMap(message -> message.text().lines())
                    .filter(line -> line.contains("ASKS") || line.contains("ENDED"))
                    .toList();
            assertThat(lines).as("killed at force " + forces).doesNotHaveDuplicates();
            assertThat(lines).as("killed at force " + forces).anyMatch(line -> line.contains("ENDED"));
            assertThat(UndeliveredMessages.of(bench.state(), bench.runbook()))
                    .as("killed at force " + forces)
                    .isEmpty();
        }
        assertThat(kills).isGreaterThan(5);
        assertThat(untoldEnds)
                .as("killed between the end and its message, it is listed")
                .isPositive();
    }

    @Test
    void whatNoRunnerHasToldTheNextOneTells() throws InterruptedException {
        var bench = bench(GATE, Steps.waiting("wait", Duration.ofMinutes(1))).people(question -> null);
        slowly(bench, Duration.ofHours(1));
        var left = bench.run();
        assertThat(left.code()).isEqualTo(ExitCode.WAITING);
        assertThat(left.notYetTold().orElseThrow().line())
                .isEqualTo("not yet told: 1 announcement (the last try: no answer before the process ended);"
                        + " the next runner tells it");
        assertThat(UndeliveredMessages.of(bench.state(), bench.runbook()))
                .extracting(UndeliveredMessages.Message::name)
                .containsExactly("1 announcement, so far");
        assertThat(bench.world().messages()).isEmpty();
        bench.agreeablePeople().thinking(question -> Duration.ofMinutes(1));
        slowly(bench, Duration.ZERO);

        var done = bench.run();
        assertThat(done.code()).isEqualTo(ExitCode.DONE);

        assertThat(done.notYetTold()).isEmpty();
        assertThat(UndeliveredMessages.of(bench.state(), bench.runbook())).isEmpty();
        assertThat(subjects(bench)).hasSize(2);
        assertThat(subjects(bench).get(0)).contains("ASKS lead");
    }

    @Test
    void theSameRunGivesTheSameRecord() throws InterruptedException {
        var records = new ArrayList<List<Event>>();
        for (var one : Stream.of(1, 2).toList()) {
            var bench = bench(GATE, Books.shift("shift-east", Books.EAST, OnBreach.ROLLBACK));
            slowly(bench, Duration.ofMillis(700L));
            assertThat(bench.run().code()).as("run " + one).isEqualTo(ExitCode.DONE);
            records.add(bench.record());
        }
        assertThat(records.get(0)).isEqualTo(records.get(1));
    }
}

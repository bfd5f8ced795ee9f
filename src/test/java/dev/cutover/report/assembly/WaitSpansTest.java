package dev.cutover.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.report.content.TimeSpan;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitSpansTest {
    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    private static final StepId READY = new StepId("ready");

    private final List<Event> events = new ArrayList<>();

    @Test
    void twoQuestionsAtOnceCountOnce() {
        at(0, asked("ready/1"));
        at(10, asked("ready/2"));
        at(30, answered("ready/1"));
        at(40, answered("ready/2"));

        assertThat(waits(60).people(READY, span(0, 60))).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void whatIsStillOpenCountsUntilNow() {
        at(10, asked("ready/1"));

        assertThat(waits(60).people(READY, span(0, 60))).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void aQuestionOfAnotherStepIsNoWait() {
        at(0, asked("ready/1"));

        assertThat(waits(60).people(new StepId("freeze"), span(0, 60))).isZero();
    }

    @Test
    void aHoldWhilePeopleAreAskedIsTheirs() {
        at(0, asked("ready/1"));
        at(10, new RunFact.Held("Dana Ortiz", "the carrier called"));
        at(20, answered("ready/1"));
        at(50, new RunFact.Continued("Dana Ortiz", ""));

        var waits = waits(60);
        assertThat(waits.people(READY, span(0, 60))).isEqualTo(Duration.ofSeconds(20));
        assertThat(waits.held(READY, span(0, 60))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void onlyTheTimeOfTheStepCounts() {
        at(0, asked("ready/1"));
        at(50, answered("ready/1"));

        assertThat(waits(60).people(READY, span(20, 30))).isEqualTo(Duration.ofSeconds(10));
    }

    private WaitSpans waits(int until) {
        return new WaitSpans(events, START.plusSeconds(until));
    }

    private static TimeSpan span(int from, int until) {
        return new TimeSpan(START.plusSeconds(from), START.plusSeconds(until));
    }

    private void at(int second, Fact fact) {
        events.add(new Event(new RunId("r1"), 1, events.size() + 1L, START.plusSeconds(second), Event.ENGINE, fact));
    }

    private static Fact asked(String id) {
        return new PeopleFact.Asked(new Question(
                id, READY, 1, Question.Kind.APPROVE, "go?", List.of(new RoleId("commander")), List.of(), ""));
    }

    private static Fact answered(String id) {
        return new PeopleFact.Decided(
                new Decision(id, "Dana Ortiz", new RoleId("commander"), "ready", "go", "", "", "prompt", "dana"));
    }
}

package dev.cutover.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.operator.ComingAnswer;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.query.Outlook;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a question says of itself and of what it rests on. */
class QuestionHeadTest {
    private static final Question GO = Chronicle.approval("ready", Fulfillment.COMMANDER);
    private static final Question LEADS = Chronicle.approval("ready", Fulfillment.TECH);

    private final RunFollower runFollower = new RunFollower(Fulfillment.runbook());
    private final PromptController promptController = new PromptController(
            runFollower, new PromptSubject(Chronicle.RUN, "dana", Outlook.NONE, new NotedTools()), () -> Instant.EPOCH);
    private final NotedDesk desk = new NotedDesk();
    private final Chronicle chronicle =
            new Chronicle().created(RunFact.Mode.LIVE).started("freeze").started("ready");
    private int followed;

    private void follow() {
        var events = chronicle.events();
        runFollower.follow(events.subList(followed, events.size()));
        followed = events.size();
        promptController.attend(desk);
    }

    private void type(String... lines) {
        for (String line : lines) {
            promptController.typed(promptController.prompt().serial(), line);
        }
    }

    private static List<String> words(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::words).toList();
    }

    private List<String> shown() {
        var prompt = promptController.prompt();
        return words(
                Stream.of(prompt.head(), prompt.ask()).flatMap(List::stream).toList());
    }

    @Test
    void aGateIsJudgedByItsOwnSegmentAtThePromptToo() {
        chronicle
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.GREEN, 0.9971)
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.RED, 0.9)
                .sampled(Fulfillment.LAG, Segment.EVERYTHING, Verdict.GREEN, 3);
        follow();
        promptController.asked(GO);

        assertThat(shown()).anyMatch(line -> line.startsWith("criteria 2 of 2 green (v shows them)"));
        type("v");
        assertThat(words(promptController.prompt().pane()))
                .anyMatch(line -> line.startsWith("routed-in-60s is GREEN"))
                .noneMatch(line -> line.contains("RED"));
    }

    @Test
    void anOldValueIsShownAsStaleNotAsGreen() {
        chronicle
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.RED, 0.9)
                .sampled(Fulfillment.LAG, Segment.EVERYTHING, Verdict.GREEN, 3)
                .after(Duration.ofMinutes(12));
        follow();
        runFollower.passed(chronicle.now());
        promptController.asked(GO);

        assertThat(shown())
                .anyMatch(line ->
                        line.startsWith("criteria 0 of 2 green") && line.endsWith("STALE routed-in-60s, was RED"));
        type("v");
        assertThat(words(promptController.prompt().pane()))
                .anyMatch(line -> line.startsWith("STALE: reservation-lag was GREEN: ") && line.endsWith(", 12m ago"));
    }

    private Question whatNow() {
        return new Question(
                "ready/1/red",
                new StepId("ready"),
                1,
                Question.Kind.RED_GATE,
                "Ready to shift traffic NO-GO: Ines Park (technical-lead) said no-go: templates not signed",
                List.of(Fulfillment.COMMANDER),
                List.of(new Question.Option("retry", "start a new attempt", Question.Care.PLAIN)),
                "");
    }

    private void refuse() {
        String why = "Ines Park (technical-lead) said no-go: templates not signed";
        chronicle
                .asked(GO)
                .asked(LEADS)
                .decided(LEADS, "Ines Park", "no-go", "templates not signed")
                .that(new PeopleFact.Lapsed(GO.id(), why))
                .that(new StepFact.Failed(new StepId("ready"), 1, StepFact.FailureCause.DECLINED, why))
                .asked(whatNow());
        follow();
    }

    @Test
    void aNoIsSaidOnceInTheQuestionThatFollowsIt() {
        follow();
        promptController.asked(GO);
        refuse();
        promptController.closed(GO.id());
        assertThat(shown()).anyMatch(line -> line.startsWith("The question at ready was withdrawn"));
        promptController.asked(whatNow());

        assertThat(shown())
                .startsWith("ready: NO-GO by Ines Park: templates not signed. What now?")
                .noneMatch(line -> line.contains("withdrawn"));
    }

    @Test
    void whoeverSaidItHereIsNotToldAgainEither() {
        follow();
        promptController.asked(LEADS);
        type("no-go", "1", "templates not signed", "none");
        assertThat(shown()).contains("Ines Park says NO-GO at ready.");
        refuse();
        promptController.asked(whatNow());
        assertThat(shown()).doesNotContain("Ines Park says NO-GO at ready.");
    }

    @Test
    void whatIsSaidOfAnotherStepStays() {
        follow();
        promptController.asked(Chronicle.approval("shift-us-east", Fulfillment.COMMANDER));
        refuse();
        promptController.closed("shift-us-east/approve/" + Fulfillment.COMMANDER);
        promptController.asked(whatNow());
        assertThat(shown()).contains("That question is closed.");
    }

    @Test
    void anItemOfAChecklistIsNotTheWholeTask() {
        follow();
        promptController.asked(new Question(
                "freeze/1/task",
                new StepId("freeze"),
                1,
                Question.Kind.TASK,
                "Freeze nonessential releases",
                List.of(Fulfillment.TECH),
                List.of(new Question.Option("done", "the run continues", Question.Care.PLAIN)),
                ""));
        type("item 1");
        assertThat(shown()).contains("Who says that item 1 is done?");
        type("/back", "done");
        assertThat(shown()).contains("Who says done?");
    }

    @Test
    void aScriptedQuestionStandsAsideWhileAnotherIsAsked() {
        follow();
        promptController.answeredElsewhere(
                LEADS, new ComingAnswer("Ines Park", Optional.of(Duration.ofSeconds(9))), () -> true);
        promptController.asked(GO);
        assertThat(shown())
                .startsWith(
                        "ready: Ready to shift traffic: go?", "asked of incident-commander (Dana Ortiz or Sam Weiss)")
                .contains("scripted: Ines Park answers ready in 9s; /answer takes over")
                .noneMatch(line -> line.startsWith("asked of technical-lead"));
    }
}

package dev.cutover.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.ComingAnswer;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.query.Outlook;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptControllerTest {
    private static final Question GO = Chronicle.approval("ready", Fulfillment.COMMANDER);
    private static final Question COMMIT = new Question(
            "shift-us-east/1/commit",
            new StepId("shift-us-east"),
            1,
            Question.Kind.COMMIT,
            "There does not roll back behind this",
            List.of(Fulfillment.TECH),
            List.of(
                    new Question.Option("commit", "the step starts; it cannot be undone", Question.Care.TYPED),
                    new Question.Option("stop", "the run ends here", Question.Care.REASON)),
            "");

    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.EPOCH);
    private final RunFollower runFollower = new RunFollower(Fulfillment.runbook());
    private final PromptController promptController = new PromptController(
            runFollower, new PromptSubject(Chronicle.RUN, "dana", Outlook.NONE, new NotedTools()), wall::get);
    private final NotedDesk desk = new NotedDesk();

    @BeforeEach
    void begin() {
        runFollower.follow(begun().events());
        promptController.attend(desk);
    }

    private static Chronicle begun() {
        return new Chronicle()
                .created(RunFact.Mode.LIVE)
                .started("ready")
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.GREEN, 0.9971);
    }

    private static List<Event> since(Chronicle chronicle) {
        var events = chronicle.events();
        return events.subList(begun().events().size(), events.size());
    }

    private void type(String... lines) {
        for (String line : lines) {
            promptController.typed(promptController.prompt().serial(), line);
        }
    }

    private List<String> shown() {
        var prompt = promptController.prompt();
        return Stream.of(prompt.head(), promptController.facts(prompt.serial()), prompt.ask())
                .flatMap(List::stream)
                .map(sentence -> " ".repeat(sentence.indent()) + sentence.words())
                .toList();
    }

    @Test
    void aQuestionSaysWhatIsAskedOfWhomAndWhatEachAnswerDoes() {
        promptController.asked(GO);
        assertThat(shown())
                .containsExactly(
                        "ready: Ready to shift traffic: go?",
                        "asked of incident-commander (Dana Ortiz or Sam Weiss)",
                        "criteria 1 of 2 green (v shows them); approvals 0 of 1; reservation-lag not measured",
                        " routed-in-60s is GREEN: 99.71 %, must be >= 99.5 %, 0s ago",
                        " reservation-lag was not measured yet (counts as not green)",
                        "An answer is valid for 30m, unless criteria or thresholds change first.",
                        " 1  go: the gate passes",
                        " 2  no-go: the run halts here (needs a reason)");
        assertThat(promptController.prompt().label()).isEqualTo("answer>");
    }

    @Test
    void whatAQuestionSaysBelowItsFirstLineIsShown() {
        promptController.asked(new Question(
                "go-on/1/decide",
                new StepId("shift-us-east"),
                1,
                Question.Kind.DECIDE,
                "US East has held. Do the others follow?\nRolled back meanwhile: us-east",
                List.of(Fulfillment.COMMANDER),
                List.of(new Question.Option("follow", "the run continues", Question.Care.REASON)),
                ""));
        assertThat(shown()).contains("Rolled back meanwhile: us-east");
    }

    @Test
    void anApprovalShowsItsCriteriaAsTheyAreNowAndWhatWasRolledBack() {
        promptController.asked(new Question(
                GO.id(),
                GO.step(),
                1,
                GO.kind(),
                GO.ask() + "\nrouted-in-60s RED (90 %)\nRolled back meanwhile: us-east",
                GO.of(),
                GO.choices(),
                ""));
        assertThat(shown()).contains("Rolled back meanwhile: us-east").noneMatch(line -> line.contains("90 %"));
    }

    @Test
    void aWordAndANameAreAnAnswer() {
        promptController.asked(GO);
        type("go", "Sam Weiss");
        assertThat(desk.sayings())
                .containsExactly(new Answer(GO.id(), "Sam Weiss", "go", "", "", "", "prompt", "dana"));
        assertThat(shown()).containsExactly("answered at ready, not recorded yet", "Sam Weiss says GO at ready.");
    }

    @Test
    void numbersDoForWordsAndNames() {
        promptController.asked(GO);
        type("1", "2");
        assertThat(desk.sayings()).extracting(Answer::choice).containsExactly("go");
        assertThat(desk.sayings()).extracting(Answer::as).containsExactly("Sam Weiss");
    }

    @Test
    void oneWhoIsAloneIsAskedForTheNameAllTheSame() {
        promptController.asked(COMMIT);
        type("stop");
        assertThat(shown()).endsWith("Who says stop?", " 1  Ines Park, technical-lead");
        assertThat(promptController.prompt().label()).isEqualTo("who>");
    }

    @Test
    void aWordWithConsequencesAsksForReasonAndImpact() {
        promptController.asked(GO);
        type("no-go", "1", "carrier is down");
        assertThat(promptController.prompt().label()).isEqualTo("impact>");
        type("none");
        assertThat(desk.sayings())
                .containsExactly(
                        new Answer(GO.id(), "Dana Ortiz", "no-go", "carrier is down", "none", "", "prompt", "dana"));
    }

    @Test
    void whatCannotBeUndoneHasToBeTyped() {
        promptController.asked(COMMIT);
        type("commit", "1", "all quiet", "orders of tonight", "lane=ship-to-home", "commit", "1", "yes", "");
        assertThat(desk.sayings()).isEmpty();
        assertThat(shown())
                .endsWith(
                        "An empty line is not an answer.",
                        "This cannot be undone: commit, the step starts; it cannot be undone",
                        "To confirm, type lane=ship-to-home,region=us-east");
        type("lane=ship-to-home,region=us-east");
        assertThat(desk.sayings()).extracting(Answer::typed).containsExactly("lane=ship-to-home,region=us-east");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "y", "yes", "3", "0", "gogo", "Ines Park", "-1", "\u0004"})
    void nothingElseIsAYes(String line) {
        promptController.asked(GO);
        type(line, line, "go", line, "Ines Park", line);
        assertThat(desk.sayings()).isEmpty();
        assertThat(promptController.prompt().label()).isEqualTo("who>");
    }

    @Test
    void ctrlCMakesWhatWasTypedVoid() {
        promptController.asked(GO);
        type("go");
        promptController.interrupted("HOLDING");
        assertThat(promptController.prompt().label()).isEqualTo("answer>");
        assertThat(shown()).contains("HOLDING");
        type("2");
        assertThat(desk.sayings()).isEmpty();
        assertThat(promptController.prompt().label()).isEqualTo("who>");
    }

    @Test
    void ctrlDIsNoAnswer() {
        promptController.asked(GO);
        type("go");
        promptController.endOfInput();
        assertThat(promptController.prompt().label()).isEqualTo("who>");
        assertThat(shown()).contains("Ctrl-D is not an answer; /leave leaves the run, which can then be resumed.");
    }

    @Test
    void whatWasTypedForAnotherQuestionCountsForNone() {
        promptController.asked(GO);
        long before = promptController.prompt().serial();
        promptController.closed(GO.id());
        promptController.asked(COMMIT);
        promptController.typed(before, "1");
        assertThat(promptController.prompt().label()).isEqualTo("answer>");
        assertThat(promptController.prompt().serial()).isNotEqualTo(before);
    }

    @Test
    void theConfirmationHasASerialOfItsOwnSoThatTypeAheadCannotGiveIt() {
        promptController.asked(COMMIT);
        type("commit", "1", "all quiet");
        long before = promptController.prompt().serial();
        type("none");
        assertThat(promptController.prompt().label()).isEqualTo("confirm>");
        promptController.typed(before, "lane=ship-to-home,region=us-east");
        assertThat(desk.sayings()).isEmpty();
    }

    @Test
    void aRefusalIsSaidAndTheQuestionAskedAgain() {
        promptController.asked(GO);
        type("go", "Dana Ortiz");
        promptController.refused(GO.id(), "Dana Ortiz has already approved in another role");
        assertThat(shown()).contains("REFUSED: Dana Ortiz has already approved in another role");
        type("go", "Sam Weiss");
        assertThat(desk.sayings()).extracting(Answer::as).containsExactly("Dana Ortiz", "Sam Weiss");
    }

    @Test
    void aRefusalOfWhatSomebodyElseSaidDisturbsNobody() {
        promptController.asked(GO);
        type("go");
        promptController.refused(GO.id(), "not you");
        assertThat(promptController.prompt().label()).isEqualTo("who>");
        assertThat(shown()).doesNotContain("REFUSED: not you");
    }

    @Test
    void aQuestionThatIsAnsweredElsewhereIsPutAway() {
        promptController.asked(GO);
        type("go");
        promptController.closed(GO.id());
        assertThat(promptController.prompt().idle()).isTrue();
        assertThat(shown()).containsExactly("That question is closed.");
        type("Sam Weiss");
        assertThat(desk.sayings()).isEmpty();
    }

    @Test
    void aQuestionThatIsClosedElsewhereSaysByWhomOrWhy() {
        promptController.asked(GO);
        runFollower.follow(since(begun().asked(GO).decided(GO, "Sam Weiss", "go", "all green")));
        promptController.closed(GO.id());
        assertThat(shown()).containsExactly("Sam Weiss has answered the question at ready: go.");

        promptController.asked(GO);
        String why = "rollback of us-east, and the question presumes pilot";
        runFollower.follow(since(begun().asked(GO)
                        .decided(GO, "Sam Weiss", "go", "all green")
                        .that(new PeopleFact.Lapsed(GO.id(), why)))
                .subList(2, 3));
        promptController.closed(GO.id());
        assertThat(shown()).containsExactly("The question at ready was withdrawn: " + why + ".");
    }

    @Test
    void severalQuestionsAreAskedOneAfterTheOtherAndCanBePicked() {
        promptController.asked(GO);
        promptController.asked(COMMIT);
        assertThat(shown()).contains("/2: 1 more question open");
        type("/2");
        assertThat(shown().get(0)).startsWith("shift-us-east:");
        assertThat(shown()).contains("/1: 1 more question open");
        type("/1", "go", "1");
        assertThat(shown().get(0)).startsWith("shift-us-east:");
        promptController.closed(GO.id());
        type("/1");
        assertThat(shown().get(0)).startsWith("shift-us-east:");
    }

    @Test
    void onlyThoseWhoseAnswerWouldCountAreOffered() {
        var red = new Question(
                "ready/1/red",
                new StepId("ready"),
                1,
                Question.Kind.RED_GATE,
                "A criterion is red",
                List.of(Fulfillment.TECH, Fulfillment.COMMANDER),
                List.of(
                        new Question.Option("wait", "the gate measures again", Question.Care.PLAIN),
                        new Question.Option("override", "the gate passes", Question.Care.REASON)),
                "");
        promptController.asked(red);
        type("wait");
        assertThat(shown()).contains(" 1  Ines Park, technical-lead", " 2  Dana Ortiz, incident-commander");
        type("/back", "override");
        assertThat(shown()).noneMatch(line -> line.startsWith(" ") && line.contains("Ines Park"));
        type("Ines Park");
        assertThat(promptController.prompt().label()).isEqualTo("who>");
    }

    @Test
    void whoeverHasApprovedInAnotherRoleIsNotOfferedAgain() {
        var leads = Chronicle.approval("ready", Fulfillment.TECH);
        runFollower.follow(since(begun().asked(leads).asked(GO).decided(leads, "Dana Ortiz", "go", "green")));
        promptController.asked(GO);
        type("go");
        assertThat(shown()).endsWith("Who says go?", " 1  Sam Weiss, incident-commander");
        type("/back", "no-go");
        assertThat(shown()).as("a no may be given in every role").contains(" 1  Dana Ortiz, incident-commander");
    }

    @Test
    void anAnswerThatComesFromAScriptIsAnnouncedAndCanBeTakenOver() {
        var over = new AtomicBoolean();
        promptController.answeredElsewhere(
                GO, new ComingAnswer("Ines Park", Optional.of(Duration.ofSeconds(12))), () -> {
                    over.set(true);
                    return true;
                });
        assertThat(shown())
                .as("its question stands above it")
                .containsExactly(
                        "ready: Ready to shift traffic: go?",
                        "asked of incident-commander (Dana Ortiz or Sam Weiss)",
                        "criteria 1 of 2 green (v shows them); approvals 0 of 1; reservation-lag not measured",
                        "scripted: Ines Park answers ready in 12s; /answer takes over");
        type("v");
        assertThat(promptController.prompt().pane())
                .extracting(Sentence::words)
                .startsWith("ready: Ready to shift traffic: go?")
                .contains("1  go: the gate passes (Dana Ortiz or Sam Weiss)");
        type("");
        runFollower.passed(begun().now().plusMillis(3_001));
        assertThat(shown()).endsWith("scripted: Ines Park answers ready in 9s; /answer takes over");

        type("/answer elsewhere");
        assertThat(over).isFalse();
        type("/answer ines park");
        assertThat(over).isTrue();
        assertThat(desk.orders())
                .containsExactly("note by dana: dana took over the question at ready; the scripted answer of Ines Park"
                        + " is not given");
        promptController.asked(GO);
        assertThat(promptController.prompt().label()).isEqualTo("answer>");
    }

    @Test
    void whatAScriptHasAnsweredIsAnnouncedNoLonger() {
        promptController.answeredElsewhere(GO, new ComingAnswer("Ines Park", Optional.empty()), () -> false);
        assertThat(shown()).endsWith("scripted: Ines Park answers ready after an escalation; /answer takes over");
        promptController.closed(GO.id());
        assertThat(shown()).isEmpty();
    }

    @Test
    void figuresAreTheNewestOnes() {
        promptController.asked(GO);
        var chronicle = new Chronicle()
                .created(RunFact.Mode.LIVE)
                .started("ready")
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.GREEN, 0.9971)
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.RED, 0.98);
        runFollower.follow(chronicle.events().subList(4, 5));
        assertThat(shown()).contains(" routed-in-60s is RED: 98 %, must be >= 99.5 %, 0s ago");
    }

    @Test
    void whereTheTerminalIsGoneNobodyAnswers() {
        assertThat(promptController.canAnswer(GO)).isTrue();
        assertThat(promptController.canContinue()).isTrue();
        promptController.asked(GO);
        promptController.inputEnded();
        type("go", "1");
        assertThat(desk.sayings()).isEmpty();
        assertThat(promptController.canAnswer(GO)).isFalse();
        assertThat(promptController.canContinue()).isFalse();
        assertThat(promptController.prompt().label()).isEmpty();
    }
}

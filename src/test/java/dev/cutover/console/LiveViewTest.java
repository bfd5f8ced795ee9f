package dev.cutover.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cutover.console.prompt.NotedDesk;
import dev.cutover.console.prompt.NotedTools;
import dev.cutover.engine.operator.Answer;
import dev.cutover.model.StepId;
import dev.cutover.query.Outlook;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private static final Question GO = Chronicle.approval("ready", Fulfillment.COMMANDER);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final NotedDesk desk = new NotedDesk();
    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.EPOCH);
    private final Chronicle chronicle = new Chronicle()
            .created(RunFact.Mode.LIVE)
            .started("freeze")
            .after(Duration.ofSeconds(4))
            .done("freeze");
    private Glass glass;
    private Console console;

    @BeforeEach
    void open() throws IOException {
        glass = new Glass(80, 24);
        var around = new ConsoleEnvironment(
                Map.of("TERM", "xterm-256color", "NO_COLOR", "1"),
                OutputStream.nullOutputStream(),
                StandardCharsets.UTF_8,
                wall::get,
                "dana");
        var subject = new Console.Subject(Fulfillment.runbook(), Chronicle.RUN, Outlook.NONE, new NotedTools());
        console = new ConsoleFactory(around, ConsoleOptions.DEFAULT, subject)
                .live(new SystemTerminal(glass.terminal(), true, new TerminalInUse()));
        console.operator().attend(desk);
        console.listener().happened(chronicle.events());
    }

    @AfterEach
    void close() throws IOException {
        console.close();
        glass.close();
    }

    private void ask(Question question) throws InterruptedException {
        console.operator().asked(question);
        glass.awaitLine("answer>"::equals);
    }

    @Test
    void theBoardIsAboveAndThePromptBelow() throws InterruptedException {
        glass.awaitLine(line -> line.contains("done after 4s"));
        ask(GO);
        assertThat(glass.lines())
                .containsExactly(
                        "LIVE  retail-fulfillment in production  01JD3M0Z9KQ4                02:00:04 UTC",
                        "RUNNING                                                   T+00:04  elapsed 00:04",
                        "Waiting     nobody is waited for",
                        "",
                        "",
                        "",
                        "Now         steps 1 of 5; next: ready",
                        "            phase 1 of 3: readiness 1/2; 2 to come",
                        "",
                        "Traffic     us-east ship-to-home  [░░░░░░░░]  not moved",
                        "            us-west               [░░░░░░░░]  not moved",
                        "Guards      nothing measured yet",
                        "",
                        "Rollback    nothing to roll back yet",
                        "Last        02:00:00  run     created: retail-fulfillment in production, live, …",
                        "            02:00:00  freeze  started: Freeze nonessential releases",
                        "            02:00:04  freeze  done after 4s",
                        "━".repeat(80),
                        "ready: Ready to shift traffic: go?",
                        "asked of incident-commander (Dana Ortiz or Sam Weiss)",
                        "criteria 0 of 2 green (v shows them); approvals 0 of 1; routed-in-60s not measu…",
                        " 1  go: the gate passes",
                        " 2  no-go: the run halts here (needs a reason)",
                        "answer>");
    }

    @Test
    void detailsStandInAPaneOverTheBoardUntilEnter() throws InterruptedException {
        ask(GO);
        glass.type("v\r");
        glass.awaitLine(" routed-in-60s was not measured yet (counts as not green)"::equals);
        assertThat(glass.lines())
                .hasSize(24)
                .anyMatch(line -> line.startsWith("LIVE  retail-fulfillment in production  01JD3M0Z9KQ4"))
                .contains(" 2  no-go: the run halts here (Dana Ortiz or Sam Weiss)")
                .contains("answer>")
                .anyMatch(line -> line.startsWith("━━ ready: Ready to shift") && line.endsWith("Enter closes"));
        glass.type("\r");
        glass.awaitLine(line -> line.contains("done after 4s"));
        assertThat(desk.sayings()).isEmpty();
    }

    @Test
    void aPromptTakesAtMostEightLinesAndNeverLosesWhomItAsks() throws InterruptedException {
        var roles = List.of(Fulfillment.COMMANDER, Fulfillment.TECH);
        var choices = new ArrayList<Question.Option>();
        for (String say : List.of("retry", "skip", "by-hand", "rollback", "abort")) {
            choices.add(new Question.Option(say, "what it does is told at length ".repeat(4), Question.Care.REASON));
        }
        for (int number = 1; number < 6; number++) {
            String id = "freeze/" + number;
            console.operator()
                    .asked(new Question(
                            id,
                            new StepId("freeze"),
                            number,
                            Question.Kind.FAILURE,
                            "Something has failed in a way that takes many words to tell ".repeat(4),
                            roles,
                            choices,
                            ""));
        }
        glass.awaitLine(line -> line.contains("4 more questions open"));
        for (int width : List.of(80, 40)) {
            if (width < 80) {
                glass.resize(width, 24);
                console.listener().passed(chronicle.now().plusSeconds(1));
            }
            glass.awaitLine("━".repeat(width)::equals);
            glass.awaitLine("answer>"::equals);
            var lines = glass.lines();
            var below = lines.subList(lines.indexOf("━".repeat(width)) + 1, lines.size());
            assertThat(below).hasSizeLessThanOrEqualTo(8).last().isEqualTo("answer>");
            assertThat(String.join(" ", below))
                    .contains("technical-lead (Ines Park)")
                    .contains("(Dana Ortiz or Sam Weiss)")
                    .contains("1 retry", "2 skip", "3 by-hand", "4 rollback", "5 abort");
        }
    }

    @Test
    void anAnswerGoesToTheDesk() throws InterruptedException {
        ask(GO);
        glass.type("g\u007fgx\u0017go\r");
        glass.awaitLine("who>"::equals);
        glass.type("\u001b[A2\r");
        assertThat(desk.saying()).isEqualTo(new Answer(GO.id(), "Sam Weiss", "go", "", "", "", "prompt", "dana"));
        glass.awaitLine("Sam Weiss says GO at ready."::equals);
    }

    @Test
    void whatWasTypedBeforeTheQuestionIsThrownAway() throws InterruptedException {
        glass.awaitLine(">"::equals);
        glass.type("1");
        glass.awaitLine("> 1"::equals);
        assertThat(glass.echoes()).isFalse();
        ask(GO);
        glass.type("\r");
        glass.awaitLine("An empty line is not an answer."::equals);
        assertThat(desk.sayings()).isEmpty();
    }

    @Test
    void ctrlCHoldsAndTwiceWithinTwoSecondsLeaves() throws InterruptedException {
        ask(GO);
        glass.type("go\r");
        glass.awaitLine("who>"::equals);
        glass.type("\u0003");
        assertThat(desk.order()).isEqualTo("hold by dana: Ctrl-C");
        glass.awaitLine(line -> line.startsWith("HOLDING: no new step starts"));
        glass.awaitLine("answer>"::equals);
        wall.set(Instant.EPOCH.plusMillis(2_001));
        glass.type("\u0003");
        assertThat(desk.order()).isEqualTo("hold by dana: Ctrl-C");
        wall.set(Instant.EPOCH.plusMillis(4_000));
        glass.type("\u0003");
        assertThat(desk.order()).isEqualTo("leave: Ctrl-C twice");
        assertThat(desk.sayings()).isEmpty();
    }

    @Test
    void ctrlDIsNoAnswer() throws InterruptedException {
        ask(GO);
        glass.type("go\u0004");
        glass.awaitLine(line -> line.startsWith("Ctrl-D is not an answer"));
        assertThat(desk.sayings()).isEmpty();
    }

    @Test
    void aQuestionClosedElsewhereLeavesThePrompt() throws InterruptedException {
        ask(GO);
        glass.type("go\r");
        glass.awaitLine("who>"::equals);
        console.operator().closed(GO.id());
        glass.awaitLine("That question is closed."::equals);
        glass.awaitLine(">"::equals);
        assertThat(desk.sayings()).isEmpty();
    }

    @Test
    void anotherSizeIsDrawnForAfresh() throws InterruptedException {
        glass.awaitLine(line -> line.contains("done after 4s"));
        glass.resize(50, 12);
        console.listener().passed(chronicle.now().plusSeconds(1));
        glass.awaitLine(line -> line.endsWith("02:00:05 UTC"));
        assertThat(glass.lines()).hasSizeLessThanOrEqualTo(12).contains("━".repeat(50));
        assertThat(glass.lines()).allMatch(line -> line.length() <= 50);
    }

    @Test
    void theLastPictureStaysOnTheScreen() throws InterruptedException {
        glass.awaitLine(line -> line.contains("done after 4s"));
        console.close();
        assertThat(glass.lines())
                .anyMatch(line -> line.endsWith("freeze  done after 4s"))
                .noneMatch(">"::equals);
        assertThat(glass.written().indexOf("\u001b[?1049l")).isPositive();
        assertThat(glass.echoes()).isTrue();
    }

    @Test
    void aStuckTerminalBlocksNobody() {
        glass.freeze();
        assertTimeoutPreemptively(LONG, () -> {
            for (int seq = 6; seq < 20_000; seq++) {
                var noted =
                        new Event(Chronicle.RUN, 1, seq, chronicle.now(), Event.ENGINE, new RunFact.RunNote("n" + seq));
                console.listener().happened(List.of(noted));
                console.listener().passed(chronicle.now().plusMillis(seq));
            }
            console.operator().asked(GO);
            console.operator().closed(GO.id());
            console.close();
        });
    }

    @Test
    void aTerminalThatIsGoneHoldsAndLeaves() throws IOException, InterruptedException {
        glass.awaitLine(line -> line.contains("done after 4s"));
        glass.hangUp();
        assertThat(desk.order()).isEqualTo("hold by dana: the terminal is gone");
        assertThat(desk.order()).isEqualTo("leave: the terminal is gone");
        assertThat(console.operator().canAnswer(GO)).isFalse();
    }

    @Test
    void hostileWordsDoNotReachTheTerminal() throws InterruptedException {
        String hostile = "\u001b]0;pwned\u0007\u009d\u202e\r\nyes";
        ask(new Question(
                "x",
                new StepId("x" + hostile),
                1,
                Question.Kind.DECIDE,
                hostile,
                List.of(Fulfillment.TECH),
                List.of(new Question.Option("go" + hostile, hostile, Question.Care.PLAIN)),
                ""));
        console.listener()
                .happened(List.of(
                        new Event(Chronicle.RUN, 1, 5, chronicle.now(), "x", new RunFact.RunNote("note" + hostile))));
        glass.type("\u001b]0;typed\u0007");
        glass.awaitLine(line -> line.contains("note\\x1b]0;pwned\\x07"));
        assertThat(glass.written()).doesNotContain("\u001b]", "\u0007", "\u009d", "\u202e");
    }

    @Test
    void aHangUpHoldsAndLeaves() throws InterruptedException {
        console.ending();
        assertThat(desk.order()).isEqualTo("hold by dana: this process was told to end");
        assertThat(desk.order()).isEqualTo("leave: this process was told to end");
    }

    @Test
    void aStoryThatCannotGoOnIsSaidAndNotThrown() throws InterruptedException {
        var outOfOrder = new Event(Chronicle.RUN, 1, 99, chronicle.now(), Event.ENGINE, new RunFact.RunNote("late"));
        console.listener().happened(List.of(outOfOrder));
        console.listener().happened(List.of(outOfOrder));
        ask(GO);
        glass.type("1\r");
        glass.awaitLine("who>"::equals);
    }
}

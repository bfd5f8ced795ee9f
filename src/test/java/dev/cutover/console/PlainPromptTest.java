package dev.cutover.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.prompt.NotedDesk;
import dev.cutover.console.prompt.NotedTools;
import dev.cutover.engine.operator.Answer;
import dev.cutover.query.Outlook;
import dev.cutover.run.Question;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions on a terminal that can only write on. */
class PlainPromptTest {
    private static final Question GO = Chronicle.approval("ready", Fulfillment.COMMANDER);

    private final NotedDesk desk = new NotedDesk();
    private final Chronicle chronicle =
            new Chronicle().created(RunFact.Mode.REHEARSAL).started("freeze");
    private Glass glass;
    private Console console;

    @BeforeEach
    void open() throws IOException {
        glass = new Glass(120, 60);
        var around = new ConsoleEnvironment(
                Map.of("TERM", "dumb"), glass.terminal().output(), StandardCharsets.UTF_8, () -> Instant.EPOCH, "dana");
        var subject = new Console.Subject(Fulfillment.runbook(), Chronicle.RUN, Outlook.NONE, new NotedTools());
        console = new ConsoleFactory(around, ConsoleOptions.DEFAULT, subject)
                .lines(Optional.of(new SystemTerminal(glass.terminal(), false, new TerminalInUse())));
        console.operator().attend(desk);
        console.listener().happened(chronicle.events());
    }

    @AfterEach
    void close() throws IOException {
        console.close();
        glass.close();
    }

    private List<String> lines() {
        return glass.written().replace("\r", "").lines().toList();
    }

    @Test
    void questionAndAnswerAreLinesThatAreOnlyAdded() throws InterruptedException {
        console.operator().asked(GO);
        glass.awaitWritten("answer> ");
        glass.type("maybe\r");
        glass.awaitWritten("type 1, 2, go or no-go");
        glass.type("no-go\r");
        glass.awaitWritten("who> ");
        glass.type("1\r");
        glass.awaitWritten("reason> ");
        glass.type("carrier is down\r");
        glass.awaitWritten("impact> ");
        glass.type("none\r");
        assertThat(desk.saying())
                .isEqualTo(new Answer(GO.id(), "Dana Ortiz", "no-go", "carrier is down", "none", "", "prompt", "dana"));
        glass.awaitWritten("says NO-GO at ready.");
        console.close();
        assertThat(lines().stream().skip(9))
                .containsExactly(
                        " 1  go: the gate passes",
                        " 2  no-go: the run halts here (needs a reason)",
                        "answer> maybe",
                        "'maybe' is not an option: type 1, 2, go or no-go",
                        " 1  go: the gate passes",
                        " 2  no-go: the run halts here (needs a reason)",
                        "answer> no-go",
                        "Who says no-go?",
                        " 1  Dana Ortiz, incident-commander",
                        " 2  Sam Weiss, incident-commander",
                        "who> 1",
                        "Why no-go?",
                        "reason> carrier is down",
                        "What does this mean for customers and the business? Say none if nothing.",
                        "impact> none",
                        "answered at ready, not recorded yet",
                        "Dana Ortiz says NO-GO at ready.");
    }

    @Test
    void linesOfTheRunStandOnLinesOfTheirOwn() throws InterruptedException {
        console.operator().asked(GO);
        glass.awaitWritten("answer> ");
        glass.type("no");
        glass.awaitWritten("answer> no");
        console.listener().happened(chronicle.done("freeze").events().subList(3, 4));
        glass.awaitWritten("done after 0s");
        glass.type("-go\r");
        glass.awaitWritten("who> ");
        assertThat(lines()).containsSubsequence("answer> no", "02:00:00  freeze  done after 0s", "answer> no-go");
    }

    @Test
    void whatWasTypedBeforeTheQuestionIsThrownAway() throws InterruptedException {
        glass.type("1");
        glass.awaitWritten("1");
        console.operator().asked(GO);
        glass.awaitWritten("answer> ");
        glass.type("\r");
        glass.awaitWritten("An empty line is not an answer.");
        assertThat(desk.sayings()).isEmpty();
    }

    @Test
    void ctrlCHoldsWhileNothingIsAsked() throws InterruptedException {
        glass.awaitWritten("Freeze nonessential releases");
        glass.type("\u0003");
        assertThat(desk.order()).isEqualTo("hold by dana: Ctrl-C");
        glass.type("\u0003");
        assertThat(desk.order()).isEqualTo("leave: Ctrl-C twice");
    }

    @Test
    void wipingOutIsSeen() throws InterruptedException {
        console.operator().asked(GO);
        glass.awaitWritten("answer> ");
        glass.type("no\u007f\u007fgo");
        glass.awaitLine("answer> go"::equals);
    }

    @Test
    void aTerminalThatIsGoneHoldsAndLeaves() throws IOException, InterruptedException {
        glass.awaitWritten("Freeze nonessential releases");
        glass.hangUp();
        assertThat(desk.order()).isEqualTo("hold by dana: the terminal is gone");
        assertThat(desk.order()).isEqualTo("leave: the terminal is gone");
        assertThat(console.operator().canAnswer(GO)).isFalse();
    }
}

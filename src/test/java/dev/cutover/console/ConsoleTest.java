package dev.cutover.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.console.prompt.NotedDesk;
import dev.cutover.console.prompt.NotedTools;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.Outlook;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a terminal: tests have none, since their input and output are pipes. */
class ConsoleTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ConsoleEnvironment around =
            new ConsoleEnvironment(Map.of("TERM", "xterm"), bytes, StandardCharsets.UTF_8, () -> Instant.EPOCH, "dana");
    private final Console.Subject subject =
            new Console.Subject(Fulfillment.runbook(), Chronicle.RUN, Outlook.NONE, new NotedTools());

    @Test
    void thereAreLinesAndNobodyToAsk() {
        try (var console = ConsoleFactory.open(around, ConsoleOptions.DEFAULT, subject)) {
            assertThat(console.operator().canAnswer(Chronicle.approval("ready", Fulfillment.COMMANDER)))
                    .isFalse();
            assertThat(console.operator().canContinue()).isFalse();
            console.listener()
                    .happened(new Chronicle().created(RunFact.Mode.LIVE).events());
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("-- 2026-11-24")
                .contains("created: ");
    }

    @Test
    void whoWantsNoLinesGetsNone() {
        var consoleOptions = new ConsoleOptions(ConsoleOptions.Progress.NONE, true, true);
        try (var console = ConsoleFactory.open(around, consoleOptions, subject)) {
            console.listener()
                    .happened(new Chronicle().created(RunFact.Mode.LIVE).events());
        }
        assertThat(bytes.size()).isZero();
    }

    @Test
    void aViewThatCannotBeDrawnIsRefusedWithWhatToSayInstead() {
        var consoleOptions = new ConsoleOptions(ConsoleOptions.Progress.LIVE, false, true);
        assertThatThrownBy(() -> ConsoleFactory.open(around, consoleOptions, subject))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(refused.problems().get(0).hint()).contains("--progress lines");
                });
    }

    @Test
    void aHangUpIsToldToTheDeskHereToo() throws InterruptedException {
        var desk = new NotedDesk();
        try (var console = ConsoleFactory.open(around, ConsoleOptions.DEFAULT, subject)) {
            console.operator().attend(desk);
            console.ending();
        }
        assertThat(desk.order()).isEqualTo("hold by dana: this process was told to end");
        assertThat(desk.order()).isEqualTo("leave: this process was told to end");
    }
}

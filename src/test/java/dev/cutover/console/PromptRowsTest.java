package dev.cutover.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.board.RunFollower;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.NotedDesk;
import dev.cutover.console.prompt.NotedTools;
import dev.cutover.console.prompt.PromptController;
import dev.cutover.console.prompt.PromptSubject;
import dev.cutover.model.StepId;
import dev.cutover.query.Outlook;
import dev.cutover.run.Question;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A terminal of 40 columns and 12 rows leaves two lines for the prompt: nobody answers blind there. */
class PromptRowsTest {
    private static final int WIDTH = 40;
    private static final int MOST = 2;

    private final RunFollower runFollower = new RunFollower(Fulfillment.runbook());
    private final PromptController promptController = new PromptController(
            runFollower, new PromptSubject(Chronicle.RUN, "dana", Outlook.NONE, new NotedTools()), () -> Instant.EPOCH);

    @BeforeEach
    void begin() {
        runFollower.follow(new Chronicle()
                .created(RunFact.Mode.LIVE)
                .started("freeze")
                .started("ready")
                .events());
        promptController.attend(new NotedDesk());
    }

    private void ask(Question.Kind kind, Question.Care care, String... choices) {
        promptController.asked(new Question(
                "freeze/1",
                new StepId("freeze"),
                1,
                kind,
                "All integration owners are on the bridge and have signed",
                List.of(Fulfillment.TECH),
                Stream.of(choices)
                        .map(say -> new Question.Option(say, "what it does at length", care))
                        .toList(),
                ""));
    }

    private void type(String... lines) {
        for (String line : lines) {
            promptController.typed(promptController.prompt().serial(), line);
        }
    }

    private List<String> rows(int most) {
        return PromptRows.of(promptController.prompt(), WIDTH, most, Theme.PLAIN).stream()
                .map(AttributedString::toString)
                .toList();
    }

    @Test
    void theSubjectIsShortenedAndTheChoicesStandOnOneLine() {
        ask(Question.Kind.ATTEST, Question.Care.PLAIN, "yes", "no");
        assertThat(rows(MOST)).containsExactly("freeze: All integration ow.. (Ines Park)", "1 yes   2 no");
    }

    @Test
    void choicesThatDoNotFitAreCountedAndNotCut() {
        ask(Question.Kind.FAILURE, Question.Care.REASON, "retry", "skip", "by-hand", "rollback", "abort");
        assertThat(rows(MOST)).containsExactly("freeze: All integration ow.. (Ines Park)", "1-5, v shows them");
        assertThat(rows(MOST + 1))
                .as("with a line more")
                .containsExactly(
                        "freeze: All integration ow.. (Ines Park)",
                        "1 retry   2 skip   3 by-hand",
                        "4 rollback   5 abort");
        type("v");
        assertThat(promptController.prompt().pane())
                .extracting(sentence -> sentence.words())
                .anyMatch(words -> words.startsWith("4  rollback: "));
    }

    @Test
    void whoIsAskedForStaysBesideTheSubject() {
        ask(Question.Kind.ATTEST, Question.Care.PLAIN, "yes", "no");
        type("yes");
        assertThat(rows(MOST)).containsExactly("freeze: All integration ow.. (Ines Park)", "Who says yes? 1 Ines Park");
        type("v");
        assertThat(promptController.prompt().pane())
                .extracting(sentence -> sentence.words())
                .endsWith("Who says yes?", "1  Ines Park, technical-lead");
    }

    @Test
    void aRejectionAndWhatHasToBeTypedTakeMoreLinesRatherThanAreCut() {
        ask(Question.Kind.ATTEST, Question.Care.PLAIN, "yes", "no");
        type("maybe");
        assertThat(rows(MOST))
                .hasSize(3)
                .startsWith("freeze: All integration ow.. (Ines Park)", "'maybe' is not an option: type 1, 2, y..")
                .endsWith("1 yes   2 no");
        promptController.closed("freeze/1");
        ask(Question.Kind.COMMIT, Question.Care.TYPED, "commit");
        type("commit", "1", "all quiet", "none");
        assertThat(promptController.prompt().label()).isEqualTo("confirm>");
        assertThat(String.join(" ", rows(MOST)))
                .startsWith("freeze: ")
                .contains("This cannot be undone")
                .endsWith("To confirm, type " + Chronicle.RUN);
    }
}

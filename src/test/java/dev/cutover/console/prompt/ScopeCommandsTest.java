package dev.cutover.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.board.RunFollower;
import dev.cutover.query.Outlook;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scope of {@code /rollback} and {@code /again}, which takes the words of the commands. */
class ScopeCommandsTest {
    private final RunFollower runFollower = new RunFollower(Fulfillment.runbook());
    private final PromptController promptController = new PromptController(
            runFollower, new PromptSubject(Chronicle.RUN, "dana", Outlook.NONE, new NotedTools()), () -> Instant.EPOCH);
    private final NotedDesk desk = new NotedDesk();

    @BeforeEach
    void begin() {
        runFollower.follow(new Chronicle().created(RunFact.Mode.LIVE).events());
        promptController.attend(desk);
    }

    private void type(String... lines) {
        for (String line : lines) {
            promptController.typed(promptController.prompt().serial(), line);
        }
    }

    private List<String> asked() {
        return promptController.prompt().ask().stream().map(Sentence::words).toList();
    }

    private List<String> pane() {
        return promptController.prompt().pane().stream().map(Sentence::words).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "us-west --step shift-us-west ; region=us-west,step=shift-us-west",
                "--step shift-us-west         ; region=us-west,step=shift-us-west",
                "--phase 2                    ; step=shift-us-east|shift-us-west",
                "--phase cutover              ; step=shift-us-east|shift-us-west",
                "--region us-west --step shift-us-west ; region=us-west,step=shift-us-west"
            })
    void phasesAndStepsAreNamedAsForTheCommand(String typed, String scope) {
        type("/rollback " + typed);
        assertThat(desk.orders())
                .singleElement()
                .asString()
                .startsWith("roll back ")
                .contains(scope);
    }

    @Test
    void aNameThatIsNotThereOnlyFreezesAndSaysWhichWasMeant() {
        type("/rollback --step shift-us-wset");
        assertThat(desk.orders()).isEmpty();
        assertThat(desk.freezes()).containsExactly("frozen by dana");
        assertThat(asked())
                .first()
                .asString()
                .contains("no step 'shift-us-wset'; did you mean 'shift-us-west'?", "Nothing is rolled back yet.");
        type("us-east --step shift-us-west");
        assertThat(asked())
                .containsExactly("step 'shift-us-west' is about us-west, which is not in us-east; leave one of the two"
                        + " out");
    }

    @Test
    void whatWasTypedAsTheScopeConfirmsStepsToo() {
        type("/rollback", "--step shift-us-west", "Sam Weiss", "misroutes");
        assertThat(asked())
                .containsExactly(
                        "This rolls back us-west, step shift-us-west.", "To confirm, type --step shift-us-west");
        type("--step shift-us-west");
        assertThat(desk.orders())
                .containsExactly("roll back region=us-west,step=shift-us-west by Sam Weiss: misroutes");
    }

    @Test
    void theFormSaysThatPhasesAndStepsCanBeNamed() {
        type("/rollback", "v");
        assertThat(pane()).anyMatch(line -> line.contains("--phase NAME, --step ID and --also STEP"));
        type("", "/back", "help");
        assertThat(pane()).anyMatch(line -> line.startsWith("/r --step ID "));
    }

    @Test
    void stepsAreDoneAgainByTheirNames() {
        type("/again --step shift-us-esat");
        assertThat(asked())
                .singleElement()
                .asString()
                .contains("did you mean 'shift-us-east'?", "Nothing is done again.");
        type("/again us-east --step shift-us-east", "Dana Ortiz", "the routes are repaired", "none");

        assertThat(desk.orders()).singleElement().asString().contains("Again[scope=region=us-east,step=shift-us-east");
    }
}

package dev.cutover.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be ordered besides answering. */
class CommandsTest {
    private final RunFollower runFollower = new RunFollower(Fulfillment.runbook());
    private final PromptController promptController = new PromptController(runFollower, Chronicle.RUN, "dana");
    private final NotedDesk desk = new NotedDesk();
    private final Chronicle held = new Chronicle()
            .created(RunFact.Mode.LIVE)
            .that(new RunFact.Held("sam", "carrier"))
            .that(new RollbackFact.Requested(
                    1,
                    Scope.WHOLE_RUN,
                    "sam",
                    "incident-commander",
                    "drill",
                    Chronicle.START,
                    Chronicle.START,
                    Duration.ofMinutes(15)));

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

    @Test
    void ordersGoToTheDesk() {
        type("hold carrier is slow", "h", "leave", "/q enough");
        runFollower.follow(held.events().subList(2, 3));
        type("continue", "c all is well");
        assertThat(desk.orders())
                .containsExactly(
                        "hold by dana: carrier is slow",
                        "hold by dana: ",
                        "leave: left by dana",
                        "leave: enough",
                        "go on by dana: ",
                        "go on by dana: all is well");
    }

    @Test
    void anOrderThatWouldComeToNothingSaysSo() {
        type("continue");
        assertThat(asked()).containsExactly("The run is not held.");
        runFollower.follow(held.events().subList(2, 3));
        type("hold");
        assertThat(asked()).containsExactly("It is held already, by sam.");
        runFollower.follow(held.events().subList(3, 4));
        type("rollback");
        assertThat(asked()).containsExactly("Rollback 1 is already running, of the whole run.");
        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void whileAQuestionIsOpenOnlyAStrokeMakesAnOrder() {
        promptController.asked(Chronicle.approval("ready", Fulfillment.COMMANDER));
        type("hold");
        assertThat(desk.orders()).isEmpty();
        type("/hold");
        assertThat(desk.orders()).containsExactly("hold by dana: ");
        assertThat(promptController.prompt().label()).isEqualTo("answer>");
    }

    @Test
    void helpListsThem() {
        type("help");
        assertThat(asked()).hasSize(7).allMatch(line -> line.startsWith("/"));
        type("?");
        assertThat(asked()).hasSize(7);
    }

    @Test
    void whatIsNoCommandSaysSo() {
        type("go", "/frobnicate");
        assertThat(asked()).containsExactly("'/frobnicate' is not a command; /help lists them.".replace("'/", "'"));
        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void aRollbackIsAskedForStepByStep() {
        type("rollback", "region=us-east lane=curbside,ship-to-home", "Sam Weiss", "misroutes");
        assertThat(asked())
                .containsExactly(
                        "This rolls back us-east, curbside and ship-to-home.",
                        "To confirm, type lane=curbside|ship-to-home,region=us-east");
        type("yes", "lane=curbside|ship-to-home,region=us-east");
        assertThat(desk.orders())
                .containsExactly("roll back lane=curbside|ship-to-home,region=us-east by Sam Weiss: misroutes");
    }

    @Test
    void whatBecameOfAnOrderIsSaid() {
        desk.replying(Request.Hold.class, new RequestReply("", RequestReply.State.REFUSED, "the run has ended"));
        type("hold");
        assertThat(asked()).containsExactly("REFUSED: the run has ended");

        desk.replying(
                Request.RollBack.class,
                new RequestReply("p1", RequestReply.State.PENDING, "it begins when another is through"));
        type("r", "all", "1", "drill", Chronicle.RUN.value());
        assertThat(asked()).containsExactly("Accepted, p1: it begins when another is through");
    }

    @Test
    void aRollbackOfEverythingWantsTheRunsName() {
        type("r", "all", "1", "drill", "all", Chronicle.RUN.value());
        assertThat(desk.orders()).containsExactly("roll back the whole run by Dana Ortiz: drill");
    }

    @Test
    void onlyThoseWhoMayRollBackAreAsked() {
        type("rollback", "all", "Ines Park");
        assertThat(asked().get(0)).isEqualTo("'Ines Park' is not an option: type 1, 2, Dana Ortiz or Sam Weiss");
        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void aScopeThatIsNotThereIsRefusedWithWhatIs() {
        type("rollback", "mars");
        assertThat(asked())
                .containsExactly(
                        "'mars' names no dimension; type all, or region=us-east,us-west lane=ship-to-home,curbside");
        type("region=mars");
        assertThat(asked()).containsExactly("'mars' is not a region; there are us-east, us-west");
        type("region=us-east,");
        assertThat(asked()).containsExactly("'' is not a region; there are us-east, us-west");
        assertThat(promptController.prompt().label()).isEqualTo("scope>");
    }

    @Test
    void theFormFreezesRampsUntilItIsSent() {
        type("rollback", "us-east", "Sam Weiss", "misroutes", "region=us-east");

        assertThat(desk.freezes())
                .containsExactly(
                        "frozen by dana",
                        "kept for region=us-east by dana",
                        "kept for region=us-east by Sam Weiss",
                        "kept for region=us-east by Sam Weiss",
                        "kept for region=us-east by Sam Weiss",
                        "released: the rollback was asked for");
        assertThat(desk.orders()).containsExactly("roll back region=us-east by Sam Weiss: misroutes");
    }

    @Test
    void aFormThatIsClosedEndsItsFreeze() {
        type("/rollback", "/back", "/rollback");
        promptController.interrupted("HOLDING");
        type("/rollback");
        promptController.inputEnded();

        String closed = "released: the form for the rollback was closed";
        assertThat(desk.freezes())
                .containsExactly("frozen by dana", closed, "frozen by dana", closed, "frozen by dana", closed);
    }

    @Test
    void aScopeOnTheSameLineActsAtOnceAndItsReasonFollows() {
        type("/rollback us-east");
        assertThat(desk.orders()).containsExactly("roll back region=us-east by dana: ");
        assertThat(desk.freezes()).isEmpty();

        type("Sam Weiss", "misroutes", "none");
        assertThat(desk.orders().get(1)).contains("Explain", "reason=misroutes, impact=none", "by Sam Weiss");
    }

    @Test
    void theRunsIdOnTheSameLineMeansAllOfIt() {
        type("/rollback " + Chronicle.RUN.value());
        assertThat(desk.orders()).containsExactly("roll back the whole run by dana: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rollback all", "/rollback us-wset", "/rollback region=mars"})
    void aLineThatNamesNoScopeBeyondDoubtOnlyFreezes(String line) {
        type(line);
        assertThat(desk.orders()).isEmpty();
        assertThat(desk.freezes()).containsExactly("frozen by dana");
    }

    @Test
    void aRollbackCanBeGivenUp() {
        var question = Chronicle.approval("ready", Fulfillment.COMMANDER);
        promptController.asked(question);
        type("/rollback", "all");
        assertThat(promptController.prompt().label()).isEqualTo("who>");
        type("/back");
        assertThat(promptController.prompt().label()).isEqualTo("answer>");
        type("/rollback", "all");
        promptController.interrupted("HOLDING");
        assertThat(promptController.prompt().label()).isEqualTo("answer>");
        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void aQuestionThatComesUpMeanwhileDoesNotBreakIn() {
        type("/rollback", "all");
        long serial = promptController.prompt().serial();
        promptController.asked(Chronicle.approval("ready", Fulfillment.COMMANDER));
        assertThat(promptController.prompt().serial()).isEqualTo(serial);
        assertThat(promptController.prompt().head())
                .extracting(Sentence::words)
                .anyMatch(line -> line.startsWith("also open: /1"));
        type("1", "drill", Chronicle.RUN.value());
        assertThat(promptController.prompt().label()).isEqualTo("answer>");
    }
}

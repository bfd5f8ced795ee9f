package dev.cutover.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Verdict;
import dev.cutover.query.Outlook;
import dev.cutover.run.Request;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be ordered besides answering. */
class CommandsTest {
    private static final String HELD = "HELD 0s by sam: carrier";

    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.EPOCH);
    private final RunFollower runFollower = new RunFollower(Fulfillment.runbook());
    private final PromptController promptController = new PromptController(
            runFollower, new PromptSubject(Chronicle.RUN, "dana", Outlook.NONE, new NotedTools()), wall::get);
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
        type("continue", "Dana Ortiz", "c all is well", "2");
        assertThat(desk.orders())
                .containsExactly(
                        "hold by dana: carrier is slow",
                        "hold by dana: ",
                        "leave: left by dana",
                        "leave: enough",
                        "go on by Dana Ortiz: ",
                        "go on by Sam Weiss: all is well");
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
    void helpListsThemInThePane() {
        type("help");
        assertThat(pane()).startsWith("Commands").hasSizeGreaterThan(15);
        assertThat(pane().subList(1, pane().size())).allMatch(line -> line.startsWith("/"));
        type("");
        assertThat(pane()).as("an empty line closes it").isEmpty();
    }

    private List<String> pane() {
        return promptController.prompt().pane().stream().map(Sentence::words).toList();
    }

    @Test
    void whoHasSomethingDoneAgainSaysWhatAndIsAskedWhyAndWhatItMeans() {
        type("/again");
        assertThat(asked()).containsExactly("Say what is done again: a segment, or the run by its id.");
        type("/again us-east", "Dana Ortiz", "the routes are repaired", "none");

        assertThat(desk.orders())
                .singleElement()
                .asString()
                .contains("Again[scope=region=us-east, reason=the routes are repaired, impact=none]", "Dana Ortiz");
    }

    @Test
    void anAbortAsksWhoWhyAndWhatItMeans() {
        type("/abort the carrier is down", "Ines Park");
        assertThat(asked().get(0)).as("only those who may").contains("type 1, 2, Dana Ortiz or Sam Weiss");
        type("1", "none", "yes");
        assertThat(desk.orders()).isEmpty();
        type(Chronicle.RUN.value());
        assertThat(desk.orders())
                .containsExactly("ask for Abort[reason=the carrier is down, impact=none] by Dana Ortiz: ");
    }

    @Test
    void anAmendmentSaysWhatToWhatWhyAndWhatItMeans() {
        type("/amend", "threshold", "late", "routed-in-60s");
        assertThat(asked()).containsExactly("Its threshold is >= 99.5 %. What shall it be?");
        type("99", ">= 99 %", "Sam Weiss", "known lag", "one in a hundred is late");
        assertThat(desk.orders())
                .containsExactly(
                        "ask for Amend[amendment=Limit[criterion=routed-in-60s, pass=>= 99 %], reason=known lag,"
                                + " impact=one in a hundred is late, override=false] by Sam Weiss: ");
    }

    @Test
    void anAmendmentOnOneLineAsksForTheRestOnly() {
        type("/amend people technical-lead Sam Weiss, Lee Chan", "Dana Ortiz", "illness", "none");
        assertThat(desk.orders()).singleElement().asString().contains("who=[Sam Weiss, Lee Chan]", "by Dana Ortiz");
    }

    @Test
    void aThresholdThatMayHideARedCriterionSaysSo() {
        runFollower.follow(new Chronicle()
                .created(RunFact.Mode.LIVE)
                .started("ready")
                .sampled(Fulfillment.ROUTED, Segment.EVERYTHING, Verdict.RED, 0.98)
                .events()
                .subList(2, 4));
        type("/amend threshold routed-in-60s >= 90 %", "1", "known lag", "none");
        assertThat(asked()).first().asString().contains("routed-in-60s is RED now");
        type("override");
        assertThat(desk.orders()).singleElement().asString().contains("override=true");
    }

    @Test
    void aNoteIsRecordedInTheNameOfTheUser() {
        type("/note");
        assertThat(desk.orders()).isEmpty();
        type("/note the carrier called");
        assertThat(desk.orders()).containsExactly("ask for Note[text=the carrier called] by dana: ");
    }

    @Test
    void aFileIsKeptAsEvidence() {
        type("/evidence seen.png --step ready");
        assertThat(desk.orders()).singleElement().asString().contains("KeepEvidence[step=ready", "name=seen.png");
        type("/evidence gone.png");
        assertThat(asked()).containsExactly("REFUSED: cannot read gone.png: there is no such file; check the path");
    }

    @Test
    void whatIsLookedUpStandsInThePaneAndTheQuestionStays() {
        promptController.asked(Chronicle.approval("ready", Fulfillment.COMMANDER));
        for (String word : List.of("/status", "/stop?", "/late", "/waiting", "/mine technical-lead", "v", "/help")) {
            type(word);
            assertThat(pane()).as(word).hasSizeGreaterThan(word.equals("/waiting") ? 0 : 1);
            assertThat(promptController.prompt().label()).isEqualTo("answer>");
            assertThat(promptController.prompt().head().get(0).words()).startsWith("ready: ");
        }
        type("/help");
        assertThat(promptController.prompt().lookedUp().turn())
                .as("again turns the page")
                .isOne();
        type("go");
        assertThat(promptController.prompt().label()).isEqualTo("who>");
    }

    @Test
    void whatIsLateIsListed() {
        type("/late");
        assertThat(pane()).first().asString().startsWith("Late: ");
        assertThat(pane()).anyMatch(line -> line.startsWith("freeze: 1h30m late, planned to begin 00:30"));
    }

    @Test
    void whatWaitsForARoleIsListed() {
        type("/mine INES PARK");
        assertThat(pane()).first().isEqualTo("For INES PARK, technical-lead");
        assertThat(pane()).anyMatch(line -> line.startsWith("next freeze: "));
        type("/mine nobody");
        assertThat(pane())
                .containsExactly("'nobody' is no role and no person", "there are incident-commander, technical-lead");
    }

    @Test
    void whatIsNoCommandSaysSo() {
        type("go", "/frobnicate");
        assertThat(asked()).containsExactly("'/frobnicate' is not a command; /help lists them.".replace("'/", "'"));
        assertThat(desk.orders()).isEmpty();
    }

    @Test
    void whatIsAlmostACommandIsToldWhichOne() {
        type("/rollbak us-west");
        assertThat(asked())
                .containsExactly("'rollbak us-west' is not a command; did you mean /rollback? /help lists them.");
        assertThat(desk.freezes()).isEmpty();
    }

    @Test
    void aHeldRunWaitsForThoseWhoMayContinue() {
        runFollower.follow(held.events().subList(2, 3));
        runFollower.passed(held.now().plusSeconds(130));
        type("/waiting");
        assertThat(pane())
                .startsWith(
                        "someone to go on: /continue (Dana Ortiz, Sam Weiss, Ines Park)", "HELD 2m10s by sam: carrier");
        type("/status");
        assertThat(pane()).contains("HELD 2m10s by sam: carrier");
    }

    @Test
    void aPaneIsWorkedOutOnceASecondAndWhenItIsTurned() {
        type("/status");
        assertThat(pane()).doesNotContain(HELD);
        runFollower.follow(held.events().subList(2, 3));
        wall.set(Instant.EPOCH.plusMillis(999));
        assertThat(pane()).doesNotContain(HELD);
        wall.set(Instant.EPOCH.plusSeconds(1));
        assertThat(pane()).contains(HELD);

        runFollower.passed(held.now().plusSeconds(7));
        type("/status");
        assertThat(pane()).as("turned").contains("HELD 7s by sam: carrier");
    }

    @Test
    void aFormShowsInFullWhatItAsksFor() {
        type("/abort", "v");
        assertThat(pane()).first().asString().startsWith("ABORT: the run ends for good");
        assertThat(pane())
                .endsWith(
                        "Who aborts the run?", "1  Dana Ortiz, incident-commander", "2  Sam Weiss, incident-commander");
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
                .anyMatch(line -> line.equals("/1: 1 more question open"));
        type("1", "drill", Chronicle.RUN.value());
        assertThat(promptController.prompt().label()).isEqualTo("answer>");
    }
}

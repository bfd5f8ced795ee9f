package dev.cutover.plan.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScopeOfStepsTest {
    private static final Segment ALL = Segment.EVERYTHING;

    /** One after the other, as a file without needs has it. */
    private static final Runbook BOOK = Books.of(
            List.of(),
            Books.freeze("warm"),
            Steps.in(Books.EAST, Books.freeze("prepare-east")),
            Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
            Steps.in(Books.EAST, Steps.observe("watch-east", Duration.ZERO, OnBreach.HOLD)),
            Steps.gate("west-go"),
            Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
            Books.freeze("tell-partners"));

    private final RunSoFar run = new RunSoFar();

    @Test
    void aScopeThatNamesNoStepStaysAsItIs() {
        bothMoved();

        assertThat(chosen(Scope.of(Books.EAST)).scope()).isEqualTo(Scope.of(Books.EAST));
    }

    @Test
    void whatReliesOnANamedStepComesWithIt() {
        bothMoved();

        var chosen = chosen(steps("prepare-east"));

        assertThat(ids(chosen.scope().steps())).containsExactly("prepare-east", "shift-east", "watch-east");
        assertThat(chosen.reasons().get(new StepId("shift-east")))
                .isEqualTo(
                        new StepReason(new StepId("shift-east"), StepReason.Why.RELIES_ON, new StepId("prepare-east")));
    }

    @Test
    void aShiftOfAnotherRegionThatMerelyFollowsStays() {
        bothMoved();

        assertThat(chosen(steps("shift-east")).scope().admits(new StepId("shift-west")))
                .isFalse();
    }

    @Test
    void aStepOfOneRegionMakesTheScopeThatRegion() {
        bothMoved();

        var scope = chosen(steps("shift-east")).scope();

        assertThat(scope.values()).isEqualTo(Map.of("region", Set.of("east")));
        assertThat(Scope.of(Books.EAST).includes(scope)).isTrue();
    }

    @Test
    void whatWasDoneForEverythingPullsInAllThatReliesOnIt() {
        bothMoved();

        assertThat(ids(chosen(steps("warm")).scope().steps()))
                .containsExactlyInAnyOrder(
                        BOOK.steps().map(step -> step.id().value()).toArray(String[]::new));
    }

    @Test
    void aStepOfWhichNothingStandsPullsInNothing() {
        bothMoved();

        assertThat(ids(chosen(steps("west-go")).scope().steps())).containsExactly("west-go");
    }

    @Test
    void aShiftThatMovedTheSameTrafficBeforeComesWithTheOneThatMovedItOn() {
        var book = Books.of(
                List.of(),
                Books.shift("canary", Books.EAST, OnBreach.HOLD),
                Books.shift("rest", Books.EAST, OnBreach.HOLD));
        run.moved("canary", Books.EAST, 0, 500).moved("rest", Books.EAST, 500, 10_000);

        var chosen = ScopeOfSteps.of(new RollbackPlanner(book), run.state(), steps("rest"));

        assertThat(ids(chosen.scope().steps())).containsExactly("canary", "rest");
        assertThat(chosen.reasons().get(new StepId("canary")).why()).isEqualTo(StepReason.Why.SAME_TRAFFIC);
    }

    @Test
    void onlyKeysThatANamedStepMovedLastReturn() {
        bothMoved();
        var planner = new RollbackPlanner(BOOK);

        assertThat(planner.moves(run.state(), chosen(steps("shift-east")).scope())
                        .values())
                .singleElement()
                .satisfies(moves ->
                        assertThat(moves).extracting(move -> move.key()).containsExactly(Books.EAST));
        assertThat(planner.moves(run.state(), chosen(steps("tell-partners")).scope()))
                .isEmpty();
    }

    @Test
    void aWiderActionStaysAndIsNoPartOfTheScope() {
        bothMoved();

        var chosen = chosen(steps("shift-east"));

        assertThat(chosen.scope().admits(new StepId("tell-partners"))).isFalse();
        assertThat(why(chosen, "tell-partners")).isEqualTo(StepReason.Why.WIDER);
    }

    @Test
    void aScopeOfWhoseStepsNoneFitsIsNeverAScopeOfAllSteps() {
        bothMoved();
        var wait = new Scope(east(), Set.of(new StepId("tell-partners")), Set.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chosen(wait))
                .withMessageContaining("no step of region=east,step=tell-partners");
    }

    @Test
    void whatReliesOnAWiderStepThatStaysMayStay() {
        bothMoved();
        var phase = new Scope(east(), Set.of(new StepId("warm"), new StepId("watch-east")), Set.of());

        assertThat(ids(chosen(phase).scope().steps())).containsExactly("watch-east");
        assertThat(why(chosen(phase), "warm")).isEqualTo(StepReason.Why.WIDER_RELIED_ON);
    }

    @Test
    void whatReliesOnAWiderStepIsUndoneWithIt() {
        run.called("warm", ALL).called("prepare-east", Books.EAST);

        var chosen = chosen(new Scope(west(), Set.of(), Set.of(new StepId("warm"))));

        assertThat(ids(chosen.scope().also())).containsExactly("prepare-east", "warm");
    }

    @Test
    void aWiderStepThatTrafficReliesOnCannotBeUndone() {
        bothMoved();
        var east = new AlsoSteps(new RollbackPlanner(BOOK), run.state(), Scope.of(Books.EAST));

        assertThat(east.objection(step("warm")))
                .hasValueSatisfying(why -> assertThat(why).contains("'shift-west' relies on it"));
        assertThat(east.objection(step("tell-partners"))).isEmpty();
        assertThat(east.objection(step("shift-west"))).isPresent();
        assertThat(east.objection(step("prepare-east"))).hasValue("'prepare-east' is in the scope already");
    }

    @Test
    void whatOpensTheOldPlatformIsUndoneAnywayAndTakesNothingWithIt() {
        var reopen = new Undo.Call("unfreeze", Map.of(), Optional.of(Undo.Time.BEFORE_TRAFFIC), Optional.empty());
        var book = Books.of(
                List.of(),
                Books.action("close", "freeze", reopen),
                Books.freeze("warm"),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD));
        run.called("close", ALL, reopen)
                .called("warm", ALL)
                .moved("shift-east", Books.EAST, 0, 10_000)
                .moved("shift-west", Books.WEST, 0, 10_000);
        var planner = new RollbackPlanner(book);
        var close = book.steps().findFirst().orElseThrow();
        var asked = new Scope(east(), Set.of(), Set.of(close.id()));

        assertThat(new AlsoSteps(planner, run.state(), Scope.of(Books.EAST)).objection(close))
                .isEmpty();
        assertThat(AlsoSteps.objection(planner, run.state(), asked)).isEmpty();
        var chosen = ScopeOfSteps.of(planner, run.state(), asked);
        assertThat(chosen.scope()).isEqualTo(Scope.of(Books.EAST));
        assertThat(StepReasons.of(planner, run.state(), chosen).stream().map(StepReasonWords::of))
                .contains("opens the old platform, for all traffic; it is undone without --also");
    }

    @Test
    void aRequestThatWouldHurtTrafficThatStaysIsRefused() {
        bothMoved();
        var planner = new RollbackPlanner(BOOK);

        assertThat(AlsoSteps.objection(planner, run.state(), new Scope(east(), Set.of(), Set.of(new StepId("warm")))))
                .isPresent();
        assertThat(AlsoSteps.objection(planner, run.state(), steps("nowhere")))
                .hasValue("the runbook has no step 'nowhere'");
        assertThat(AlsoSteps.objection(planner, run.state(), Scope.of(Books.EAST)))
                .isEmpty();
    }

    /** Its step would be called undone, and its traffic would stay. */
    @Test
    void aRequestThatNamesAShiftBesideItsSliceIsRefused() {
        bothMoved();
        var planner = new RollbackPlanner(BOOK);
        var shiftWest = Set.of(new StepId("shift-west"));

        assertThat(AlsoSteps.objection(planner, run.state(), new Scope(east(), Set.of(), shiftWest)))
                .hasValue("'shift-west' moves traffic, and only traffic of the scope returns");
        assertThat(AlsoSteps.objection(planner, run.state(), new Scope(west(), Set.of(), shiftWest)))
                .isEmpty();
    }

    @Test
    void nothingIsToBeDoneForAStepThatWasNotBegun() {
        run.called("warm", ALL).called("prepare-east", Books.EAST).moved("shift-east", Books.EAST, 0, 500);
        var planner = new RollbackPlanner(BOOK);

        var scope = chosen(steps("shift-west")).scope();

        assertThat(RollbackNeed.isNothing(planner, run.state(), scope)).isTrue();
        assertThat(RollbackNeed.whyNothing(BOOK, run.state(), scope))
                .isEqualTo("nothing of west, step shift-west was begun");
    }

    private void bothMoved() {
        run.called("warm", ALL)
                .called("prepare-east", Books.EAST)
                .moved("shift-east", Books.EAST, 0, 10_000)
                .began("watch-east")
                .began("west-go")
                .moved("shift-west", Books.WEST, 0, 10_000)
                .called("tell-partners", ALL);
    }

    private ChosenScope chosen(Scope asked) {
        return ScopeOfSteps.of(new RollbackPlanner(BOOK), run.state(), asked);
    }

    private StepReason.Why why(ChosenScope chosen, String step) {
        return StepReasons.of(new RollbackPlanner(BOOK), run.state(), chosen).stream()
                .filter(reason -> reason.step().equals(new StepId(step)))
                .findFirst()
                .orElseThrow()
                .why();
    }

    private static dev.cutover.model.Step step(String id) {
        return BOOK.steps()
                .filter(step -> step.id().equals(new StepId(id)))
                .findFirst()
                .orElseThrow();
    }

    private static Scope steps(String... ids) {
        return new Scope(new TreeMap<>(), Stream.of(ids).map(StepId::new).collect(Collectors.toSet()), Set.of());
    }

    private static SortedMap<String, Set<String>> east() {
        return new TreeMap<>(Map.of("region", Set.of("east")));
    }

    private static SortedMap<String, Set<String>> west() {
        return new TreeMap<>(Map.of("region", Set.of("west")));
    }

    private static List<String> ids(Set<StepId> steps) {
        return steps.stream().map(StepId::value).toList();
    }
}

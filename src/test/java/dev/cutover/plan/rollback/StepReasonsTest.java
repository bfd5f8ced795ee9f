package dev.cutover.plan.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StepReasonsTest {
    private static final Undo NONE = new Undo.None("it only reads");
    private static final Step WARM = Books.freeze("warm");
    private static final Step SMOKE = Books.action("smoke", "read", NONE);
    private static final Step EAST = Books.shift("shift-east", Books.EAST, OnBreach.HOLD);
    private static final Step WEST = Books.shift("shift-west", Books.WEST, OnBreach.HOLD);

    private final RunSoFar run = new RunSoFar();

    @Test
    void everyBegunStepHasAReason() {
        var book = Books.of(List.of(), Books.gate("go"), WARM, SMOKE, EAST, WEST, Books.freeze("after"));
        run.began("go")
                .called("warm", Segment.EVERYTHING)
                .called("smoke", Segment.EVERYTHING, NONE)
                .moved("shift-east", Books.EAST, 0, 500)
                .moved("shift-west", Books.WEST, 0, 500);

        assertThat(words(book, Scope.of(Books.EAST)))
                .containsExactly(
                        "go: nothing to undo",
                        "warm: done for all traffic, and shift-west still relies on it",
                        "smoke: no undo: it only reads",
                        "shift-east: in: wholly in the scope",
                        "shift-west: about west");
    }

    @Test
    void whatNoOtherTrafficReliesOnCanBeUndoneAsWell() {
        var book = Books.of(List.of(), WARM, EAST);
        run.called("warm", Segment.EVERYTHING).moved("shift-east", Books.EAST, 0, 500);

        var reasons = reasons(book, Scope.of(Books.EAST));

        assertThat(StepReasonWords.whatStays(reasons))
                .containsExactly("warm was done for all traffic and stays; to undo it for all of that: the same command"
                        + " with --also warm");
        var also = new Scope(new TreeMap<>(Map.of("region", Set.of("east"))), Set.of(), Set.of(WARM.id()));
        assertThat(words(book, also)).contains("warm: in: asked for with --also");
        assertThat(new RollbackPlanner(book).of(run.state(), also).undo())
                .extracting(undoing -> undoing.entry().effect().step())
                .containsExactly(WARM.id());
    }

    @Test
    void whatLiesBeforeAPointOfNoReturnStays() {
        var book =
                Books.of(List.of(), EAST, Steps.in(Books.EAST, Steps.noReturn(Books.freeze("drop"), Books.COMMANDER)));
        run.moved("shift-east", Books.EAST, 0, 500).called("drop", Books.EAST);

        assertThat(words(book, Scope.of(Books.EAST))).contains("shift-east: before the point of no return drop");
    }

    @Test
    void aWiderShiftReturnsInPart() {
        var book = Books.of(List.of(), Books.shift("shift-all", Segment.EVERYTHING, OnBreach.HOLD));
        run.moved("shift-all", Books.EAST, 0, 500).moved("shift-all", Books.WEST, 0, 500);

        assertThat(words(book, Scope.of(Books.EAST)))
                .containsExactly("shift-all: in: about all traffic, returns as far as it is in the scope");
    }

    @Test
    void aShiftWhoseRouterDoesNotTellTheScopeApartSaysSo() {
        var book = Books.of(List.of(), EAST);
        run.moved("shift-east", Books.EAST, 0, 500);

        assertThat(words(book, Scope.of(Segment.of(Map.of("tenant", "acme")))))
                .containsExactly("shift-east: its router does not split traffic as the scope does");
    }

    private List<StepReason> reasons(Runbook book, Scope scope) {
        return StepReasons.of(new RollbackPlanner(book), run.state(), ChosenScope.of(scope));
    }

    private List<String> words(Runbook book, Scope scope) {
        return reasons(book, scope).stream()
                .map(reason -> reason.step() + ": " + (reason.isIn() ? "in: " : "") + StepReasonWords.of(reason))
                .toList();
    }
}

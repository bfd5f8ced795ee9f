package dev.cutover.plan;

import static dev.cutover.plan.Plans.action;
import static dev.cutover.plan.Plans.book;
import static dev.cutover.plan.Plans.id;
import static dev.cutover.plan.Plans.minutes;
import static dev.cutover.plan.Plans.phase;
import static dev.cutover.plan.Plans.taking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.IfUnreachable;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.UndoTimes;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RollbackForecastTest {
    @Test
    void whatHasBegunGoesBackOneAfterTheOther() {
        var back = retreats(book(action("a", 2), action("b", 3), action("c", 4, "a", "b")));

        assertThat(back.after(id("a")).undos()).isEqualTo(2);
        assertThat(back.after(id("a")).time()).isEqualTo(minutes(5));
        assertThat(back.after(id("c")).undos()).isEqualTo(3);
        assertThat(back.after(id("c")).time()).isEqualTo(minutes(9));
        assertThat(back.at(minutes(-1)).isEmpty()).isTrue();
    }

    @Test
    void whatHasNoUndoAndWhatAPersonUndoesAreKeptApart() {
        var back = retreats(book(
                Steps.once("once"),
                Books.needing(taking(5, Steps.takenBackByHand("hand")), id("once")),
                Books.needing(Books.shift("shift", Books.EAST, OnBreach.HOLD), id("hand"))));

        var end = back.after(id("shift"));
        assertThat(end.kept()).isEqualTo(1);
        assertThat(end.byHand()).isEqualTo(1);
        assertThat(end.shifts()).isEqualTo(1);
        assertThat(end.undos()).isZero();
        assertThat(end.time()).isEqualTo(minutes(5));
    }

    @Test
    void theRollbacksOwnStepsComeOnTop() {
        var own = new RollbackStep(taking(5, Steps.task("settle")), IfUnreachable.STOP);
        var mute = new RollbackStep(Steps.notify("tell"), IfUnreachable.STOP);
        var back =
                retreats(book(List.of(phase("all", 0, action("read", 0), action("a", 2, "read"))), List.of(own, mute)));

        assertThat(back.after(id("a")).time()).isEqualTo(minutes(7));
        assertThat(back.after(id("a")).guessed()).isEqualTo(1);
    }

    @Test
    void whatItIsKnownToTakeCountsMoreThanWhatIsExpected() {
        var book = book(action("a", 2), action("b", 2, "a"));
        var back = RollbackForecast.of(
                book,
                Timeline.planned(book),
                step -> UndoTimes.opening(book).contains(step.id()),
                step -> step.id().equals(id("a")) ? Optional.of(Duration.ofSeconds(7)) : Optional.empty(),
                step -> Optional.empty());

        assertThat(back.after(id("b")).time()).isEqualTo(Duration.ofSeconds(127));
        assertThat(back.after(id("b")).guessed()).isZero();
    }

    @Test
    void behindAPointOfNoReturnStaysWhatItReliesOn() {
        var back = retreats(book(
                action("a", 2),
                action("beside", 1),
                Steps.noReturn(action("point", 3, "a"), Books.COMMANDER),
                action("after", 1, "point")));

        assertThat(back.after(id("a")).left()).contains(Duration.ZERO);
        assertThat(back.after(id("beside")).left()).contains(minutes(1));
        assertThat(back.after(id("a")).undos()).isEqualTo(2);
        var passed = back.after(id("point"));
        assertThat(passed.behind()).contains(id("point"));
        assertThat(passed.barred()).isEqualTo(1);
        assertThat(passed.undos()).isEqualTo(2);
        assertThat(passed.left()).isEmpty();
        assertThat(back.after(id("after")).undos()).isEqualTo(3);
    }

    @Test
    void stepsThatTakeNoTimeStillComeOneAfterTheOther() {
        var back = retreats(book(action("a", 0), action("b", 0, "a")));

        assertThat(back.after(id("a")).undos()).isEqualTo(1);
        assertThat(back.after(id("b")).undos()).isEqualTo(2);
    }

    /** Against the plain definition. */
    @Property(tries = 60)
    void countsWhatHasBegunAndIsNotBarred(@ForAll("graphs") Runbook book, @ForAll int minute) {
        var plan = Timeline.planned(book);
        var time = minutes(Math.floorMod(minute, (int) plan.ends().toMinutes() + 2));
        var begun = plan.slots().stream()
                .filter(slot -> slot.begins().compareTo(time) <= 0)
                .toList();
        var barred = new HashSet<>();
        begun.stream()
                .filter(slot -> slot.step().safety().pointOfNoReturn().isPresent())
                .forEach(point -> new RollbackPlanner(book)
                        .reliesOn(point.step().id()).stream()
                                .filter(below -> PointOfNoReturnScope.concerns(
                                        point.step(), plan.of(below).step().where()))
                                .forEach(barred::add));

        var back = retreats(book).at(time);

        assertThat(back.undos()).isEqualTo((int) begun.stream()
                .filter(slot -> !barred.contains(slot.step().id()))
                .count());
        assertThat(back.barred()).isEqualTo(barred.size());
        assertThat(back.left())
                .isEqualTo(plan.slots().stream()
                        .filter(slot -> slot.step().safety().pointOfNoReturn().isPresent())
                        .map(slot -> slot.begins().minus(time))
                        .filter(left -> left.compareTo(Duration.ZERO) > 0)
                        .findFirst());
    }

    @Provide
    Arbitrary<Runbook> graphs() {
        return Plans.graphs();
    }

    private static RollbackForecast retreats(Runbook book) {
        return RollbackForecast.of(
                book,
                Timeline.planned(book),
                step -> UndoTimes.opening(book).contains(step.id()),
                step -> Optional.empty(),
                step -> Estimate.of(step).said());
    }
}

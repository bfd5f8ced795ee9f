package dev.cutover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.preflight.Requirements;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.PermittedSamples;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is planned and checked of a step knows each kind of work and each kind of undo. */
class EveryWorkIsPlannedTest {
    @Test
    void everyKindOfWorkHasItsTimesPeopleSystemsAndRequirements() {
        for (var work : PermittedSamples.of(Work.class)) {
            var step = Books.freeze("s").withWork(work);
            var book = Plans.book(step);
            assertThatCode(() -> {
                        Estimate.of(step);
                        StepDuration.own(work);
                        Plan.people(step);
                        StepAccess.of(step, book, StepAccess.Declared.NOTHING);
                        StepAccess.undo(step);
                        // The traffic that a shift names has to be there.
                        Requirements.of(work instanceof Work.Shift ? shifting() : book, Map.of());
                    })
                    .as(work.kind())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyKindOfUndoIsAPartOfTheRollback() {
        for (var undo : PermittedSamples.of(Undo.class)) {
            var action = (Work.Action) Books.freeze("s").work();
            var step = Books.freeze("s")
                    .withWork(new Work.Action(action.system(), action.call(), action.with(), undo, Optional.empty()));
            var book = Plans.book(step);
            var forecast = RollbackForecast.of(
                    book, Timeline.planned(book), none -> false, none -> Optional.empty(), none -> Optional.empty());
            var point = forecast.after(step.id());
            assertThat(point.undos() + point.byHand() + point.kept())
                    .as(undo.toString())
                    .isEqualTo(1);
        }
    }

    private static Runbook shifting() {
        return Plans.book(Books.shift("s", Books.EAST, OnBreach.HOLD));
    }
}

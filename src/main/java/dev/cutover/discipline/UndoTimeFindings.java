package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.plan.StepAccess;
import dev.cutover.plan.rollback.UndoTimes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Payments, messages and copies wait for the orders in flight, or the runbook says that they need not. They are told by
 * the words in the names of steps and calls: nothing else says what a call is about. Stateless and thread-safe.
 */
final class UndoTimeFindings {
    private static final Set<String> WORDS = Set.of(
            "capture",
            "captures",
            "charge",
            "charges",
            "payment",
            "payments",
            "message",
            "messages",
            "mail",
            "mails",
            "email",
            "emails",
            "notification",
            "notifications",
            "dual-write",
            "dual-writes");

    private UndoTimeFindings() {}

    static Stream<DisciplineFinding> of(Runbook runbook) {
        var opening = UndoTimes.opening(runbook);
        return runbook.traffic().isEmpty()
                ? Stream.empty()
                : runbook.steps()
                        .filter(step -> !opening.contains(step.id()))
                        .filter(UndoTimeFindings::isUntimed)
                        .flatMap(step -> word(step).map(word -> finding(step.id(), word)).stream());
    }

    private static boolean isUntimed(Step step) {
        return StepAccess.undo(step)
                .filter(undo -> !(undo instanceof Undo.None) && undo.time().isEmpty())
                .isPresent();
    }

    /** The first word in a name that tells what the step is about. */
    private static Optional<String> word(Step step) {
        var names = Stream.of(step.id().value());
        if (step.work() instanceof Work.Action action) {
            String undo = action.undo() instanceof Undo.Call call ? call.call() : "";
            names = Stream.concat(names, Stream.of(action.call(), undo));
        }
        return names.flatMap(UndoTimeFindings::words).filter(WORDS::contains).findFirst();
    }

    /** The words of a name such as {@code disable-dual-write}; a pair of them counts as one as well. */
    private static Stream<String> words(String name) {
        var words = Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var pairs = Stream.iterate(1, second -> second < words.size(), second -> second + 1)
                .map(second -> words.get(second - 1) + "-" + words.get(second));
        return Stream.concat(words.stream(), pairs);
    }

    private static DisciplineFinding finding(StepId step, String word) {
        return new DisciplineFinding(
                DisciplineRule.EARLY_UNDO,
                step.value(),
                Spot.in(step, "undo"),
                "'" + step + "' is about " + word
                        + ", by its name, and is undone before the orders in flight are settled",
                "add after: in-flight or after: reconcile to its undo; after: traffic if that is meant");
    }
}

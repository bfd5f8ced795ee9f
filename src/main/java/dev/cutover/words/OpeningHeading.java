package dev.cutover.words;

import dev.cutover.run.Question;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;

/** Heads the questions of rollbacks whose old platform is not open, where several are asked at once. Stateless. */
public final class OpeningHeading {
    private OpeningHeading() {}

    /** {@code rollback 1 (east)}; empty for other questions, and where the step alone tells which one it is. */
    public static Optional<String> of(Question question, RunState state, DisplayNames displayNames) {
        boolean several = state.questions().open().stream()
                        .filter(entry -> entry.question().step().equals(question.step()))
                        .count()
                > 1;
        if (question.kind() != Question.Kind.OPENING || !several) {
            return Optional.empty();
        }
        return state.rollbacks().all().stream()
                .filter(rollback -> rollback.isOwn(question))
                .findFirst()
                .map(rollback -> "rollback " + rollback.number() + " (" + displayNames.scope(rollback.scope()) + ")");
    }
}

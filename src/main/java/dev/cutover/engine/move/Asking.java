package dev.cutover.engine.move;

import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import java.util.function.Function;

/** Puts a question to people, once, and goes on as they answer it. */
final class Asking {
    private Asking() {}

    /** The question, then the wait for its answer, then what follows from that. */
    static Move once(Question question, Scene scene, Function<Decision, Move> then) {
        var asked = scene.state().questions().of(question.id());
        if (asked.isEmpty()) {
            return Move.note(new PeopleFact.Asked(question));
        }
        var answer = asked.orElseThrow().answer();
        return answer == null ? new Move.People() : then.apply(answer.decision());
    }
}

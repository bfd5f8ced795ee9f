package dev.cutover.engine.context;

import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import java.util.function.Function;

/** Puts a question to people once, and continues with their answer. Stateless. */
public final class Asking {
    private Asking() {}

    /** The question, then the wait for its answer, then what follows from that. */
    public static NextAction once(Question question, StepContext stepContext, Function<Decision, NextAction> then) {
        var asked = stepContext.state().questions().of(question.id());
        if (asked.isEmpty()) {
            return NextAction.note(new PeopleFact.Asked(question));
        }
        var answer = asked.orElseThrow().answer();
        return answer == null ? new NextAction.People() : then.apply(answer.decision());
    }
}

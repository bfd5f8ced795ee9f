package dev.cutover.engine.move;

import dev.cutover.model.Step;
import dev.cutover.run.Fact;
import dev.cutover.run.PeopleFact;
import dev.cutover.run.Question;
import dev.cutover.run.RunFact;
import java.util.ArrayList;
import java.util.List;

/**
 * The decision before a point of no return. It is durable before the step starts, names what can no longer be undone,
 * and has to be typed.
 */
public final class Commit {
    private Commit() {}

    /** What stands before the step's start; a note that starts nothing yet, people, or null when it may start. */
    public static @org.jspecify.annotations.Nullable Move before(Step step, Scene scene) {
        var point = step.safety().pointOfNoReturn();
        if (point.isEmpty()) {
            return null;
        }
        int attempt = scene.entry(step).attempt() + 1;
        var asked = new ArrayList<Fact>();
        boolean open = false;
        for (var role : point.orElseThrow().approveBy()) {
            String id = step.id() + "/" + attempt + "/commit-" + role;
            var entry = scene.state().questions().of(id);
            if (entry.isEmpty()) {
                asked.add(new PeopleFact.Asked(new Question(
                        id,
                        step.id(),
                        attempt,
                        Question.Kind.COMMIT,
                        step.title() + ": there is no way back behind this. Lost for good: "
                                + point.orElseThrow().loses(),
                        List.of(role),
                        List.of(
                                new Question.Option("commit", "the step starts; no way back", Question.Care.TYPED),
                                new Question.Option(
                                        "stop",
                                        "the run ends here; what was done can be rolled back",
                                        Question.Care.REASON)),
                        "")));
                continue;
            }
            var answer = entry.orElseThrow().answer();
            if (answer != null && answer.decision().choice().equals("stop")) {
                return Move.note(new RunFact.Ended(
                        RunFact.Ending.DECLINED,
                        answer.decision().owner() + " did not commit: "
                                + answer.decision().reason(),
                        Closing.exceptions(scene.runbook(), scene.state()),
                        Closing.counts(scene.state())));
            }
            open |= answer == null;
        }
        if (!asked.isEmpty()) {
            return new Move.Note(asked);
        }
        return open ? new Move.People() : null;
    }
}

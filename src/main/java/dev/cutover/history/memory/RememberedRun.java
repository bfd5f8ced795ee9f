package dev.cutover.history.memory;

import java.util.List;

/**
 * What is remembered of one run. The same record always gives the same.
 *
 * @param definition the digest of its {@link RememberedDefinition}
 * @param questions in the order in which they were asked
 */
public record RememberedRun(
        ListedRun listed,
        RememberedTimes times,
        String definition,
        List<QuestionTime> questions,
        List<RememberedRollback> rollbacks,
        List<Exercise> exercises) {
    public RememberedRun {
        questions = List.copyOf(questions);
        rollbacks = List.copyOf(rollbacks);
        exercises = List.copyOf(exercises);
    }

    public RunOrigin origin() {
        return listed.origin();
    }
}

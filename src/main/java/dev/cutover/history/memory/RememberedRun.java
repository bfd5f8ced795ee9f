package dev.cutover.history.memory;

import java.util.List;

/**
 * What is remembered of one run. The same record always gives the same.
 *
 * @param definition the digest of its {@link RememberedDefinition}
 * @param questions in the order in which they were asked
 * @param reconciliations the last one of each step
 */
public record RememberedRun(
        ListedRun listed,
        RememberedTimes times,
        String definition,
        List<QuestionTime> questions,
        List<RememberedRollback> rollbacks,
        List<Exercise> exercises,
        List<RememberedReconciliation> reconciliations) {
    public RememberedRun {
        questions = List.copyOf(questions);
        rollbacks = List.copyOf(rollbacks);
        exercises = List.copyOf(exercises);
        reconciliations = List.copyOf(reconciliations);
    }

    public RunOrigin origin() {
        return listed.origin();
    }
}

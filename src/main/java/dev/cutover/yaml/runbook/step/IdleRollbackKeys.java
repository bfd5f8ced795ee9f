package dev.cutover.yaml.runbook.step;

import dev.cutover.model.IfUnreachable;
import dev.cutover.yaml.shape.IdleKey;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyCondition;
import dev.cutover.yaml.shape.KeyCondition.Missing;
import dev.cutover.yaml.shape.KeyCondition.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The common keys that would mean nothing at a kind of step of the rollback section, each with the reason. */
final class IdleRollbackKeys {
    private static final String GOES_ON =
            "a rollback goes on past a step that fails, or stops there as if-unreachable says";
    private static final String SAY_IF_UNREACHABLE = "write if-unreachable: skip-and-record or stop in its place";

    private IdleRollbackKeys() {}

    /** Those of the kind; a kind without rules is an error of the tool. */
    static List<IdleKey> of(StepKind stepKind, Key<IfUnreachable> ifUnreachable, Key<?> evidence) {
        var idle = new ArrayList<IdleKey>();
        idle.add(new IdleKey(PolicyReader.ON_FAILURE, List.of(), GOES_ON, SAY_IF_UNREACHABLE));
        idle.add(IdleKeys.always(PolicyReader.OPTIONAL, "a rollback leaves none of its steps out"));
        idle.add(IdleKeys.always(SafetyReader.POINT, "a rollback is not rolled back"));
        idle.add(new IdleKey(
                SafetyReader.BY_HAND, List.of(), GOES_ON, "add a task that says what a person does in its place"));
        switch (stepKind.word()) {
            case "action" -> idle.add(namedAnyway());
            case "task" -> {
                idle.add(namedAnyway());
                idle.add(new IdleKey(
                        PolicyReader.RETRY,
                        List.of(new Missing(PolicyReader.TIMEOUT)),
                        IdleKeys.NOT_ASKED_AGAIN,
                        IdleKeys.ADD_TIMEOUT));
            }
            case "observe", "capture", "reconcile" -> {
                idle.add(namedAnyway());
                idle.add(asksNobody());
            }
            case "notify" -> idle.addAll(ofNotify(ifUnreachable, evidence));
            case "wait" -> idle.addAll(ofWait(ifUnreachable));
            default -> throw new IllegalStateException("which keys work at a rollback's " + stepKind.word() + "?");
        }
        return idle;
    }

    private static IdleKey namedAnyway() {
        return IdleKeys.always(PolicyReader.CRITICAL, "a rollback names everything that it leaves undone");
    }

    private static IdleKey asksNobody() {
        return IdleKeys.always(PolicyReader.ESCALATE, "it asks nobody: " + GOES_ON);
    }

    private static List<IdleKey> ofNotify(Key<IfUnreachable> ifUnreachable, Key<?> evidence) {
        return List.of(
                asksNobody(),
                IdleKeys.unlimitedMessage(evidence),
                IdleKeys.onlyShown(PolicyReader.RETRY),
                IdleKeys.onlyShown(PolicyReader.CRITICAL),
                IdleKeys.onlyShown(ifUnreachable),
                stopsNothing(ifUnreachable, new Missing(PolicyReader.CRITICAL)),
                stopsNothing(ifUnreachable, IdleKeys.NOT_CRITICAL));
    }

    private static IdleKey stopsNothing(Key<IfUnreachable> ifUnreachable, KeyCondition uncritical) {
        return new IdleKey(
                ifUnreachable,
                List.of(new Says<>(ifUnreachable, Set.of(IfUnreachable.STOP), List.of("stop")), uncritical),
                "a message that is not critical stops nothing",
                "add critical: true, or leave it out");
    }

    private static List<IdleKey> ofWait(Key<IfUnreachable> ifUnreachable) {
        return List.of(
                IdleKeys.always(PolicyReader.TIMEOUT, IdleKeys.OWN_END),
                IdleKeys.always(PolicyReader.RETRY, IdleKeys.WAIT_NEVER_FAILS),
                IdleKeys.always(ifUnreachable, IdleKeys.WAIT_NEVER_FAILS),
                IdleKeys.always(PolicyReader.CRITICAL, IdleKeys.WAIT_NEVER_FAILS),
                IdleKeys.always(PolicyReader.ESCALATE, "a wait asks nobody"));
    }
}

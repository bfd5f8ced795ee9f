package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Escalation;
import dev.cutover.model.OnFailure;
import dev.cutover.model.Policy;
import dev.cutover.model.Retry;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Flag;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Whole;
import dev.cutover.yaml.shape.WordShape;
import java.time.Duration;
import java.util.List;

/** How a step is executed. */
final class PolicyReader {
    private static final Key<Long> TIMES = Key.required("times", new Whole(0, 100), "How many further attempts.");
    private static final Key<Duration> BACKOFF =
            Key.optional("backoff", DurationReader.DURATION, "How long to wait before each; default 5s.");

    /** All rows of both sides are read meanwhile. */
    private static final Duration LOOK = Duration.ofHours(4);

    private static final Key<Duration> EXPECTED =
            Key.optional("expected", DurationReader.DURATION, "Planned duration.");
    static final Key<Duration> TIMEOUT = Key.optional(
            "timeout",
            DurationReader.SPAN,
            "Limit of one attempt's calls; default 1m, of each look of a reconcile 4h. At a gate, a task or a decision: until when people have to answer; default without end.");
    static final Key<Retry> RETRY = Key.optional(
            "retry",
            TableShape.of(
                            "retry",
                            "How a failed attempt is repeated.",
                            List.of(TIMES, BACKOFF),
                            tableFields -> new Retry(
                                    tableFields.get(TIMES).intValue(), tableFields.or(BACKOFF, Retry.DEFAULT_BACKOFF)))
                    .what("the keys of retry: times, backoff"),
            "How a failed attempt is repeated; default: not at all, and of a rollback step five times, after growing pauses.");
    static final Key<OnFailure> ON_FAILURE = Key.optional(
            "on-failure",
            WordShape.of(OnFailure.values(), OnFailure::word),
            "What happens when it has failed and its retries are used up; default ask; a notify that is not critical continues. A gate never continues. With retry, and no retry: beside it, it is tried three times more, 5s apart.");
    static final Key<Boolean> CRITICAL = Key.optional(
            "critical",
            Flag.FLAG,
            "Whether the run is tainted when it fails or is skipped; default true, of a notify false. Of a notify of the rollback: whether it counts as left undone.");
    static final Key<Boolean> OPTIONAL =
            Key.optional("optional", Flag.FLAG, "Whether it may be left out; default false.");

    static final Key<Escalation> ESCALATE = Key.optional(
            "escalate",
            EscalationReader.ESCALATION,
            "Who is asked next when nobody answers its questions; default: the runbook's own escalate.");

    static final List<Key<?>> KEYS = List.of(EXPECTED, TIMEOUT, RETRY, ON_FAILURE, CRITICAL, OPTIONAL, ESCALATE);

    private PolicyReader() {}

    /**
     * How a step of a kind is executed.
     *
     * @param kind a courtesy, whose failure stops nothing unless the step is critical, or another kind
     */
    static Policy make(TableFields tableFields, StepKind kind) {
        boolean courtesy = kind.word().equals(NotifyReader.NOTIFY.word());
        boolean critical = tableFields.or(CRITICAL, !courtesy);
        return new Policy(
                tableFields.maybe(EXPECTED),
                tableFields.or(
                        TIMEOUT, kind.word().equals(ReconcileReader.RECONCILE.word()) ? LOOK : Policy.DEFAULT_TIMEOUT),
                tableFields.or(RETRY, Retry.NEVER),
                tableFields.or(ON_FAILURE, courtesy && !critical ? OnFailure.CONTINUE : OnFailure.ASK),
                critical,
                tableFields.or(OPTIONAL, false),
                tableFields.has(TIMEOUT),
                tableFields.maybe(ESCALATE));
    }
}

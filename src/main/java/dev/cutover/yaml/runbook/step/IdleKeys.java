package dev.cutover.yaml.runbook.step;

import static java.util.Map.entry;

import dev.cutover.model.OnFailure;
import dev.cutover.yaml.shape.IdleKey;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyCondition;
import dev.cutover.yaml.shape.KeyCondition.Missing;
import dev.cutover.yaml.shape.KeyCondition.Says;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The common keys that would mean nothing at a kind of step of a phase, or do harm, each with the reason. */
final class IdleKeys {
    static final String LEAVE_OUT = "leave it out";
    static final String WAIT_NEVER_FAILS = "a wait calls nothing and cannot fail";
    static final String OWN_END = "a wait ends at the time that it names itself";
    static final String ONLY_SHOWN = "without via, a message is only shown and recorded, which cannot fail";
    static final String ADD_VIA = "add via: and the system that delivers it, or leave it out";
    static final String NOT_ASKED_AGAIN = "a person who says not-done is not asked again by itself";
    static final String ADD_TIMEOUT = "add timeout: and how long people have, or leave it out";
    static final Says<Boolean> NOT_CRITICAL = new Says<>(PolicyReader.CRITICAL, Set.of(false), List.of(false));

    private static final Says<OnFailure> ASKS_NOBODY = new Says<>(
            PolicyReader.ON_FAILURE,
            Set.of(OnFailure.CONTINUE, OnFailure.ROLLBACK, OnFailure.ABORT),
            List.of(OnFailure.CONTINUE.word(), OnFailure.ROLLBACK.word(), OnFailure.ABORT.word()));
    private static final Says<OnFailure> RETRIES =
            new Says<>(PolicyReader.ON_FAILURE, Set.of(OnFailure.RETRY), List.of(OnFailure.RETRY.word()));
    private static final Says<OnFailure> CONTINUES =
            new Says<>(PolicyReader.ON_FAILURE, Set.of(OnFailure.CONTINUE), List.of(OnFailure.CONTINUE.word()));
    private static final Missing NO_POINT = new Missing(SafetyReader.POINT);
    private static final Missing NO_VIA = new Missing(NotifyReader.VIA);
    private static final Missing NO_TIMEOUT = new Missing(PolicyReader.TIMEOUT);
    private static final Missing NO_ON_FAILURE = new Missing(PolicyReader.ON_FAILURE);

    private static final IdleKey BY_HAND_UNASKED = new IdleKey(
            SafetyReader.BY_HAND,
            List.of(ASKS_NOBODY),
            "whether it was done by hand is asked only with on-failure: ask or retry",
            "write on-failure: ask, or leave it out");
    private static final IdleKey NEVER_ESCALATED = new IdleKey(
            PolicyReader.ESCALATE,
            List.of(ASKS_NOBODY, NO_POINT),
            "it asks nobody",
            "write on-failure: ask, or leave it out");

    private static final Map<String, List<IdleKey>> KINDS = Map.ofEntries(
            entry("action", List.of(BY_HAND_UNASKED)),
            entry(
                    "task",
                    List.of(
                            BY_HAND_UNASKED,
                            new IdleKey(PolicyReader.RETRY, List.of(NO_TIMEOUT), NOT_ASKED_AGAIN, ADD_TIMEOUT),
                            new IdleKey(
                                    PolicyReader.ON_FAILURE,
                                    List.of(RETRIES, NO_TIMEOUT),
                                    NOT_ASKED_AGAIN,
                                    ADD_TIMEOUT))),
            entry(
                    "gate",
                    List.of(
                            always(
                                    SafetyReader.BY_HAND,
                                    "a gate is passed by its people or overridden, never done by hand"),
                            new IdleKey(
                                    PolicyReader.ON_FAILURE,
                                    List.of(CONTINUES),
                                    "cannot be continue at a gate",
                                    "a red gate, or one that was told no, stops the run until somebody overrides it",
                                    "write ask, rollback or abort, or leave it out; what need not stop the run is an"
                                            + " observe with on-failure: continue"))),
            entry(
                    "decision",
                    List.of(
                            always(SafetyReader.BY_HAND, "a decision is made by its people, never done by hand"),
                            new IdleKey(
                                    DecisionReader.WITHIN,
                                    List.of(new Missing(DecisionReader.DEFAULT)),
                                    "nothing follows when that time has passed",
                                    "add default: and the choice that counts then, or write timeout: in its place"),
                            unlimited(PolicyReader.RETRY),
                            unlimited(PolicyReader.ON_FAILURE))),
            entry("baseline", List.of(BY_HAND_UNASKED, NEVER_ESCALATED)),
            entry("observe", List.of(BY_HAND_UNASKED, NEVER_ESCALATED)),
            entry("shift", List.of(BY_HAND_UNASKED)),
            entry("notify", ofNotify()),
            entry("capture", List.of(BY_HAND_UNASKED, NEVER_ESCALATED)),
            entry(
                    "wait",
                    List.of(
                            always(PolicyReader.TIMEOUT, OWN_END),
                            always(PolicyReader.RETRY, WAIT_NEVER_FAILS),
                            always(PolicyReader.ON_FAILURE, WAIT_NEVER_FAILS),
                            always(SafetyReader.BY_HAND, WAIT_NEVER_FAILS),
                            new IdleKey(PolicyReader.ESCALATE, List.of(NO_POINT), "a wait asks nobody", LEAVE_OUT))),
            entry("reconcile", List.of(BY_HAND_UNASKED, NEVER_ESCALATED)));

    private IdleKeys() {}

    /** Those of the kind; a kind without rules is an error of the tool. */
    static List<IdleKey> of(StepKind stepKind, Key<?> evidence) {
        var known = KINDS.get(stepKind.word());
        if (known == null) {
            throw new IllegalStateException("which keys work at the kind " + stepKind.word() + "?");
        }
        return stepKind.word().equals(NotifyReader.NOTIFY.word())
                ? Stream.concat(known.stream(), Stream.of(unlimitedMessage(evidence)))
                        .toList()
                : known;
    }

    static IdleKey always(Key<?> key, String why) {
        return new IdleKey(key, List.of(), why, LEAVE_OUT);
    }

    /** A message that is only shown: its time limit is that of its evidence alone. */
    static IdleKey unlimitedMessage(Key<?> evidence) {
        return new IdleKey(PolicyReader.TIMEOUT, List.of(NO_VIA, new Missing(evidence)), ONLY_SHOWN, ADD_VIA);
    }

    static IdleKey onlyShown(Key<?> key, KeyCondition... more) {
        return new IdleKey(
                key, Stream.concat(Stream.of(NO_VIA), Stream.of(more)).toList(), ONLY_SHOWN, ADD_VIA);
    }

    private static IdleKey unlimited(Key<?> key) {
        return new IdleKey(
                key, List.of(NO_TIMEOUT), "a decision fails only when its time limit has passed", ADD_TIMEOUT);
    }

    private static List<IdleKey> ofNotify() {
        return List.of(
                onlyShown(PolicyReader.RETRY),
                onlyShown(PolicyReader.ON_FAILURE),
                onlyShown(SafetyReader.BY_HAND),
                onlyShown(PolicyReader.ESCALATE, NO_POINT),
                courtesy(SafetyReader.BY_HAND, new Missing(PolicyReader.CRITICAL)),
                courtesy(SafetyReader.BY_HAND, NOT_CRITICAL),
                courtesy(PolicyReader.ESCALATE, new Missing(PolicyReader.CRITICAL), NO_POINT),
                courtesy(PolicyReader.ESCALATE, NOT_CRITICAL, NO_POINT),
                BY_HAND_UNASKED,
                NEVER_ESCALATED);
    }

    private static IdleKey courtesy(Key<?> key, KeyCondition... more) {
        return new IdleKey(
                key,
                Stream.concat(Stream.of(NO_ON_FAILURE), Stream.of(more)).toList(),
                "the run goes on without a message that is not critical, and asks nobody",
                "add critical: true or on-failure: ask, or leave it out");
    }
}

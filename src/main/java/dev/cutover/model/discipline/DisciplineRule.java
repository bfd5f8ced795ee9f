package dev.cutover.model.discipline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rules of discipline. Their words stand in runbooks and in documents for scripts, and keep their meaning. */
public enum DisciplineRule {
    /** Traffic moves, and no gate stands before it. */
    NO_GATE,
    /** Traffic moves, and nobody approves it before. */
    NO_APPROVAL,
    /** Traffic moves, and no step before it keeps other changes away. */
    NO_FREEZE,
    /** No step moves a part of the traffic. */
    UNMOVED,
    /** A shift moves its segment in one jump. */
    SINGLE_JUMP,
    /** A shift soaks for less than the window that one of its guards measures over. */
    SHORT_SOAK,
    /** A shift leaves no evidence. */
    NO_EVIDENCE,
    /** A critical lane is the first to move. */
    CRITICAL_FIRST,
    /** A threshold has neither a baseline nor a reason. */
    BARE_THRESHOLD,
    /** The rollback has no steps of its own. */
    NO_ROLLBACK_STEPS,
    /** Nothing triggers a rollback. */
    NO_TRIGGERS,
    /** No rehearsal beside the runbook rolls back. */
    NO_ROLLBACK_REHEARSAL,
    /** Nothing measures whether the old platform takes orders after a rollback. */
    NO_ACCEPTS,
    /** A person has to open the old platform before traffic can return. */
    OPENED_BY_HAND,
    /** A step changes the old platform, and has no undo that opens it again. */
    NOT_OPENED_AGAIN,
    /** What closes the old platform stays behind a point of no return, and traffic can still return. */
    CLOSED_FOR_GOOD,
    /** Traffic may return to an old platform that is closed. */
    TRAFFIC_FIRST,
    /** The old platform is expected to open too late. */
    SLOW_OPENING,
    /** The rollback of a part opens the old platform for more than that. */
    OPENS_FOR_ALL,
    /** What concerns payments, messages or copies is undone before the orders in flight are settled. */
    EARLY_UNDO,
    /** The pattern says something else than the ramps. */
    PATTERN_AT_ODDS,
    /** A role rests on one person. */
    NO_DEPUTY,
    /** Nothing says how to reach a role. */
    NO_ROLE_CONTACT,
    /** Others have addresses under notify, and nobody of a role that messages go to has one. */
    NO_ADDRESS,
    /** Nothing says how to reach the team of a system. */
    NO_SYSTEM_CONTACT,
    /** Nothing says what service level a system keeps. */
    NO_SLA,
    /** Traffic moves between platforms, and nothing says who owns its artifacts before and after. */
    NO_SYSTEM_OF_RECORD,
    /** A waiver waives nothing. It cannot be waived. */
    IDLE_WAIVER;

    /** {@code no-gate}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those that a runbook can waive. */
    public static List<DisciplineRule> waivable() {
        return Arrays.stream(values()).filter(rule -> rule != IDLE_WAIVER).toList();
    }
}

package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.store.JudgedKey;
import java.util.Optional;

/**
 * What two looks at a key say of it.
 *
 * @param standing what it is, or, if it is not settled, what it would be if this were the last look
 */
record Settlement(boolean isSettled, Standing standing) {

    static Settlement of(JudgedKey before, JudgedKey now, boolean isLast) {
        if (now.judgement().agrees()) {
            return new Settlement(true, Standing.EQUAL);
        }
        boolean hasChanged =
                !before.judgement().problems().equals(now.judgement().problems())
                        || !before.versions().equals(now.versions());
        if (!hasChanged && !now.judgement().isMoving()) {
            return new Settlement(true, Standing.CONFIRMED);
        }
        boolean hasEverRested = !hasChanged
                || before.standing().filter(Standing.MOVING::equals).isPresent()
                || isOfChangingSums(now.judgement());
        return new Settlement(isLast, hasEverRested ? Standing.MOVING : Standing.NEVER_SETTLED);
    }

    /** Rows that have just changed were not all read at one instant: what they add up to says nothing. */
    private static boolean isOfChangingSums(Judgement now) {
        return now.isMoving()
                && now.problems().stream().allMatch(problem -> problem.kind().isOfSums());
    }

    boolean isDifference() {
        return standing == Standing.CONFIRMED || standing == Standing.NEVER_SETTLED;
    }

    JudgedKey of(JudgedKey now) {
        return new JudgedKey(now.key(), now.judgement(), Optional.of(standing), now.versions());
    }
}

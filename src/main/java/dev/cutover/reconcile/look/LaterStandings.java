package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.store.JudgedKey;
import dev.cutover.reconcile.store.StandingRule;
import java.util.Optional;

/**
 * What becomes of a suspect that was read again: what was said of it before is a row of the last input. Immutable.
 *
 * @param inputs how many inputs there are before that one
 */
record LaterStandings(int inputs, boolean isLast) implements StandingRule {

    @Override
    public boolean isAsked(KeyGroup group) {
        return !group.rows(inputs).isEmpty();
    }

    @Override
    public boolean isGone(KeyGroup group) {
        for (int input = 0; input < inputs; input++) {
            if (!group.rows(input).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<Standing> standing(KeyGroup group, Judgement judgement) {
        var settlement = settlement(group, now(group, judgement));
        return settlement.isSettled() ? Optional.of(settlement.standing()) : Optional.empty();
    }

    @Override
    public JudgedKey suspect(KeyGroup group, int all, Judgement judgement) {
        var now = now(group, judgement);
        return settlement(group, now).of(now);
    }

    @Override
    public Optional<JudgedKey> unread(KeyGroup group) {
        return Optional.of(before(group));
    }

    private Settlement settlement(KeyGroup group, JudgedKey now) {
        return Settlement.of(before(group), now, isLast);
    }

    private JudgedKey now(KeyGroup group, Judgement judgement) {
        return JudgedKey.of(group, inputs, judgement, Optional.empty());
    }

    private JudgedKey before(KeyGroup group) {
        return SuspectRows.judged(group.rows(inputs).get(0));
    }
}

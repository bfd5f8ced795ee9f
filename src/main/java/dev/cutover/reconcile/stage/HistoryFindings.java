package dev.cutover.reconcile.stage;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.text.Counted;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Counts the histories that are not as they should be, as {@link HistoryJudge} has followed them. Those that were not
 * read to their end make the result incomplete. Not thread-safe.
 */
public final class HistoryFindings implements Findings {
    private long histories;
    private long unread;

    @Override
    public Findings empty() {
        return new HistoryFindings();
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        judgement.seen(FollowedHistories.class).ifPresent(followed -> {
            histories += standing.isFinding() ? followed.faulty() : 0;
            unread += followed.isRead() ? 0 : 1;
        });
    }

    @Override
    public void merge(Findings other) {
        var more = (HistoryFindings) other;
        histories += more.histories;
        unread += more.unread;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(histories);
        out.writeLong(unread);
    }

    @Override
    public void read(DataInput in) throws IOException {
        histories += in.readLong();
        unread += in.readLong();
    }

    @Override
    public void report(ResultParts result) {
        result.addFigure(Figure.LIFECYCLE, BigDecimal.valueOf(histories));
        if (unread > 0) {
            result.addIncomplete("the histories of " + Counted.grouped(unread, "key", "keys")
                    + " have more rows than are looked at, and were not followed");
        }
    }
}

package dev.cutover.json;

import dev.cutover.run.ledger.RollbackClock;

/** The clock of a rollback, the same in every document. A time that was not measured is null. */
public final class RollbackClockJson {
    private RollbackClockJson() {}

    public static JsonFields into(JsonFields fields, RollbackClock rollbackClock) {
        return fields.put("detectSeconds", rollbackClock.detect().map(Seconds::of))
                .put("detectSlackSeconds", rollbackClock.slack().map(Seconds::of))
                .put("decideSeconds", rollbackClock.decide().map(Seconds::of))
                .put("restoreSeconds", rollbackClock.restore().map(Seconds::of))
                .put("settleSeconds", rollbackClock.settle().map(Seconds::of))
                .put("finishSeconds", rollbackClock.finish().map(Seconds::of));
    }
}

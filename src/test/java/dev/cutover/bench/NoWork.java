package dev.cutover.bench;

import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A system whose one operation does nothing, for as long as it is told. */
record NoWork(RunClock clock, Duration takes) implements Connector, Actions {
    @Override
    public List<Operation> operations() {
        return List.of(new Operation("freeze", "does nothing", false, true, true, List.of(), "unfreeze"));
    }

    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context) throws InterruptedException {
        if (!takes.isZero()) {
            clock.sleep(takes);
        }
        return Outcome.succeeded("");
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context) {
        return Finding.NOT_DONE;
    }
}

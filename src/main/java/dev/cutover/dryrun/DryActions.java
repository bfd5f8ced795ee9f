package dev.cutover.dryrun;

import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import java.util.List;
import java.util.Map;

/**
 * Calls operations that are declared to read, and reports success for every other one without calling it. It also skips
 * a read whose parameters depend on the output of a skipped call.
 */
final class DryActions implements Actions {
    private final Actions real;
    private final SystemHints hints;
    private final PlannedEffects plannedEffects;

    DryActions(Actions real, SystemHints hints, PlannedEffects plannedEffects) {
        this.real = real;
        this.hints = hints;
        this.plannedEffects = plannedEffects;
    }

    @Override
    public List<Operation> operations() {
        return real.operations();
    }

    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        if (reads(operation) && !OutputPlaceholders.isIn(with)) {
            return real.call(operation, with, context);
        }
        if (reads(operation)) {
            hints.notes()
                    .accept(hints.system() + " was not asked for " + operation + " " + with
                            + ": it depends on a change that was not made");
        } else {
            plannedEffects.add(context.idempotencyKey());
        }
        return new Outcome.Succeeded(
                SystemHints.NOT_ASKED, hints.outputPlaceholders().of(hints.system(), operation));
    }

    private boolean reads(String operation) {
        return real.operations().stream().anyMatch(known -> known.name().equals(operation) && known.reads());
    }

    /** A call that this dry run skipped counts as done. The system never received it, so it is not asked. */
    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context) {
        return plannedEffects.contains(context.idempotencyKey()) ? Finding.DONE : Finding.NOT_DONE;
    }
}

package dev.cutover.yaml.check;

import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.yaml.tree.QuotedText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the rollback has to do within its window fits into it, and what proves that orders are taken can prove it. */
final class RollbackCheck {
    private static final String ROLLBACK = "rollback";
    private static final String ACCEPTS = "accepts";

    private final CheckedRunbook checkedRunbook;
    private final RollbackProcedure procedure;

    private RollbackCheck(CheckedRunbook checkedRunbook, RollbackProcedure procedure) {
        this.checkedRunbook = checkedRunbook;
        this.procedure = procedure;
    }

    static void check(CheckedRunbook checkedRunbook) {
        checkedRunbook.runbook().rollback().ifPresent(procedure -> new RollbackCheck(checkedRunbook, procedure).all());
    }

    private void all() {
        var window = procedure.window();
        var opening = procedure.opening();
        if (!opening.equals(RollbackProcedure.Opening.DEFAULT)
                && opening.within().compareTo(window) > 0) {
            tell(
                    "the old platform may take " + words(opening.within()) + " to open, longer than the window of "
                            + words(window),
                    "a within that leaves time for the traffic, or a longer window",
                    "open",
                    "within");
        }
        var soaks = soaks(procedure.returnRamp());
        if (soaks.compareTo(window) >= 0 && !soaks.isZero()) {
            tell(
                    "the returning traffic soaks for " + words(soaks) + ", and the window is " + words(window),
                    "shorter soaks, fewer shares, or a longer window",
                    "return");
        }
        procedure.accepts().map(checkedRunbook.runbook().criteria()::get).ifPresent(this::accepts);
    }

    /** The last share has no soak: the traffic is back. */
    private static Duration soaks(RollbackProcedure.ReturnRamp ramp) {
        return ramp.soak().multipliedBy(Math.max(0, ramp.shares().size() - 1L));
    }

    private void accepts(Criterion criterion) {
        var measure = criterion.measure();
        if (measure instanceof Measure.Query query) {
            measuredAt(criterion, List.of(query.system()));
        } else if (measure instanceof Measure.Check check) {
            measuredAt(criterion, check.systems());
        } else if (measure instanceof Measure.Drills || measure instanceof Measure.Reconciliations) {
            tell(
                    QuotedText.name(criterion.id().value()) + " is answered from the record, not by a system: it cannot"
                            + " say that the old platform takes orders now",
                    "a criterion that asks a system, such as one that counts the orders it has taken",
                    ACCEPTS);
        } else {
            throw new IllegalStateException("no rule for " + measure.getClass());
        }
    }

    /** A reading of the new platform alone says nothing of the old one. Metrics may be about either. */
    private void measuredAt(Criterion criterion, List<SystemId> systems) {
        boolean newAlone =
                !systems.isEmpty() && systems.stream().allMatch(system -> isNewAlone(system, checkedRunbook.runbook()));
        if (newAlone) {
            String old = checkedRunbook.runbook().traffic().values().stream()
                    .filter(traffic -> systems.contains(traffic.to()))
                    .map(traffic -> traffic.from().value())
                    .distinct()
                    .collect(Collectors.joining(" and "));
            tell(
                    QuotedText.name(criterion.id().value()) + " measures "
                            + systems.stream().map(SystemId::value).collect(Collectors.joining(" and "))
                            + ", which gains the traffic: it cannot say that " + old + " takes orders",
                    "a criterion that measures " + old,
                    ACCEPTS);
        }
    }

    private static boolean isNewAlone(SystemId system, Runbook runbook) {
        var flows = runbook.traffic().values();
        return flows.stream().map(Traffic::to).anyMatch(system::equals)
                && flows.stream()
                        .noneMatch(traffic -> traffic.from().equals(system)
                                || traffic.router().equals(system));
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private void tell(String message, String hint, String... path) {
        var full = new String[path.length + 1];
        full[0] = ROLLBACK;
        System.arraycopy(path, 0, full, 1, path.length);
        checkedRunbook.problems().at(checkedRunbook.positions().of(full), message, hint);
    }
}

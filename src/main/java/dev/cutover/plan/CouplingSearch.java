package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.plan.StepCoupling.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds undeclared couplings between the steps of a runbook. Stateless and thread-safe. */
public final class CouplingSearch {
    private CouplingSearch() {}

    /**
     * All findings, in the order of the file.
     *
     * @param accesses what each step does to systems, by its number
     */
    public static List<Finding> of(Runbook runbook, StepOrder order, List<StepAccess> accesses) {
        var found = new ArrayList<Finding>();
        found.addAll(new Dependencies(runbook, order, accesses).unchecked());
        found.addAll(new ConcurrentWriters(order, accesses).sideBySide());
        found.sort(Comparator.comparingInt((Finding finding) -> order.number(finding.step()))
                .thenComparing(Finding::system));
        return List.copyOf(found);
    }
}

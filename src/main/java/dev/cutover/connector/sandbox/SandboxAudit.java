package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.audit.AuditFinding;
import dev.cutover.connector.sandbox.estate.audit.Invariant;
import dev.cutover.spi.Audit;
import dev.cutover.spi.ConnectorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Audits the books of the whole estate, whichever system is asked, and whether or not its systems answer: the judge
 * stands outside. Thread-safe.
 */
final class SandboxAudit implements Audit {
    /** How many orders are looked at to which nothing was done: a sample, since their books depend on no run. */
    private static final int UNTOUCHED = 2_000;

    private final EstateAccess estateAccess;

    SandboxAudit(EstateAccess estateAccess) {
        this.estateAccess = estateAccess;
    }

    /** What is audited, each invariant with its meaning. */
    static Map<String, String> invariants() {
        var invariants = new LinkedHashMap<String, String>();
        for (var invariant : Invariant.values()) {
            invariants.put(invariant.id(), invariant.meaning());
        }
        return invariants;
    }

    @Override
    public List<Violation> violations() throws ConnectorException, InterruptedException {
        return estateAccess.ask(estate -> estate.audit(UNTOUCHED)).stream()
                .map(SandboxAudit::violation)
                .toList();
    }

    @Override
    public Object books() {
        return estateAccess.shared();
    }

    private static Violation violation(AuditFinding finding) {
        var violation = Violation.of(finding.invariant().id(), finding.words(), finding.lines(), finding.examples());
        return finding.isAtLeast() ? violation.orMore() : violation;
    }
}

package dev.cutover.rehearsal;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Audit;
import dev.cutover.spi.Audit.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Has the books of the systems of a run audited, in the order of the inventory. Confined to the engine's thread. */
final class BooksAuditor {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Collection<SystemId> inventory;
    private final ConnectedSystems connectedSystems;
    private final EndCalls endCalls;

    BooksAuditor(Collection<SystemId> inventory, ConnectedSystems connectedSystems, EndCalls endCalls) {
        this.inventory = inventory;
        this.connectedSystems = connectedSystems;
        this.endCalls = endCalls;
    }

    /** Audits all books, each once, however many systems keep them. */
    AuditedBooks audit() throws InterruptedException {
        var audited = new LinkedHashSet<Object>();
        var violations = new LinkedHashSet<Violation>();
        var troubles = new ArrayList<String>();
        for (var system : inventory) {
            var audit = connectedSystems.find(system, Audit.class);
            if (audit.isPresent() && audited.add(audit.orElseThrow().books())) {
                audit(system, audit.orElseThrow(), violations, troubles);
            }
        }
        return new AuditedBooks(!audited.isEmpty(), List.copyOf(violations), troubles);
    }

    private void audit(SystemId system, Audit audit, Collection<Violation> violations, Collection<String> troubles)
            throws InterruptedException {
        var done = endCalls.make(audit::violations, LIMIT);
        if (done.isEmpty()) {
            troubles.add(unaudited(system, "no answer within " + DurationText.of(LIMIT)));
            return;
        }
        var trouble = done.orElseThrow().trouble();
        var found = done.orElseThrow().value();
        if (trouble != null) {
            troubles.add(unaudited(system, trouble.getMessage() == null ? trouble.toString() : trouble.getMessage()));
        } else if (found != null) {
            violations.addAll(found);
        }
    }

    private static String unaudited(SystemId system, String why) {
        return "the books of " + system + " could not be audited: " + why;
    }
}

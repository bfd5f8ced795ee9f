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
        var ended = endCalls.make(audit::violations, LIMIT);
        ended.value().ifPresent(violations::addAll);
        if (!ended.trouble().isEmpty()) {
            troubles.add("the books of " + system + " could not be audited: " + ended.trouble());
        }
    }
}

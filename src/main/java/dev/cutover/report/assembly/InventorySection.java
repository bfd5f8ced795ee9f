package dev.cutover.report.assembly;

import dev.cutover.discipline.Discipline;
import dev.cutover.model.BusinessSystem;
import dev.cutover.model.SystemId;
import dev.cutover.query.pinned.PinnedConnectors;
import dev.cutover.report.content.InventoryRow;
import dev.cutover.report.content.OwnershipRow;
import dev.cutover.report.content.WaivedRow;
import dev.cutover.text.Clean;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the runbook says of systems, of who owns their artifacts, and of itself. */
final class InventorySection {
    private final ReportSource source;
    private final Map<SystemId, String> connectors;

    InventorySection(ReportSource source) {
        this.source = source;
        this.connectors = PinnedConnectors.of(source.state().created().pinned());
    }

    /** In the order of the runbook. */
    List<InventoryRow> systems() {
        return source.runbook().inventory().systems().values().stream()
                .map(this::row)
                .toList();
    }

    private InventoryRow row(BusinessSystem system) {
        return new InventoryRow(
                Clean.line(system.id().value()),
                Clean.line(system.title()),
                Clean.line(system.owner()),
                Clean.line(system.contact()),
                Clean.line(system.sla()),
                system.flow().name().toLowerCase(Locale.ROOT),
                system.dependsOn().stream()
                        .map(other -> Clean.line(needs(system, other)))
                        .toList(),
                Clean.line(connectors.getOrDefault(system.id(), "")));
    }

    private static String needs(BusinessSystem system, SystemId other) {
        var needs = system.needsOf(other);
        return needs.isEmpty() ? other.value() : other + " (" + String.join(", ", needs) + ")";
    }

    List<OwnershipRow> ownerships() {
        return source.runbook().inventory().records().stream()
                .map(owned -> new OwnershipRow(
                        Clean.line(owned.artifact()),
                        Clean.line(owned.before().value()),
                        Clean.line(owned.after().value()),
                        Clean.line(owned.onRollback())))
                .toList();
    }

    /** Whether a rehearsal rolls back is not known here, and nothing that is waived depends on it but that finding. */
    List<WaivedRow> waived() {
        return Discipline.of(source.pinned().runbook(), false).waived().stream()
                .map(waived -> new WaivedRow(
                        waived.finding().rule().word(),
                        Clean.line(waived.finding().at()),
                        Clean.line(waived.finding().message()),
                        Clean.line(waived.waiver().because())))
                .toList();
    }
}

package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.EventKind;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.EnumSet;
import java.util.Set;

/** The stages that systems put on record, one event each. Stateless and thread-safe. */
final class StagesOnRecord {
    private StagesOnRecord() {}

    /**
     * The stages of a system that a fault may strike. An order whose creation is not recorded is no order there, which
     * is {@link FaultKind#LOST_EVENTS}; so creation is left out.
     */
    static Set<Stage> of(EstateSystem system) {
        return switch (system) {
            case LEGACY_OMS, ORCHESTRATOR -> EnumSet.complementOf(EnumSet.of(Stage.CREATED));
            case WMS -> EnumSet.of(Stage.PICKED, Stage.PACKED, Stage.READY, Stage.SHIPPED, Stage.COLLECTED);
            case CARRIER -> EnumSet.of(Stage.SHIPPED, Stage.DELIVERED);
            default -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether an event says that a stage was reached. A recalled work order is not allocated a second time. */
    static boolean says(EventKind kind, Stage stage) {
        return kind.name().equals(stage.name());
    }
}

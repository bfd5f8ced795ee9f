package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.Map;
import java.util.Optional;

/**
 * Something to be captured once the step is done.
 *
 * @param capture what: {@code metrics}, {@code records}, {@code log}, {@code screenshot}, {@code output}
 * @param with the rest of what was written, for the connector
 */
public record EvidenceRequest(String capture, Optional<SystemId> system, Map<String, Object> with) {
    public EvidenceRequest {
        with = OrderedCopies.copy(with);
    }
}

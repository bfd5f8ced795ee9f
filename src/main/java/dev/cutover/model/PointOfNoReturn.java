package dev.cutover.model;

import java.util.List;

/**
 * After this step, what came before it cannot be rolled back.
 *
 * @param approveBy whose decision it takes; each of them
 * @param loses what can no longer be undone
 */
public record PointOfNoReturn(List<RoleId> approveBy, String loses) {
    public PointOfNoReturn {
        approveBy = List.copyOf(approveBy);
    }
}

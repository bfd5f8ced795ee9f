package dev.cutover.model;

import java.util.List;

/**
 * The approvals that a gate needs: at least so many of the roles, one person per role.
 *
 * @param initiatorCounts whether the person who has begun the run may be among them
 */
public record Approval(List<RoleId> by, int atLeast, boolean initiatorCounts) {
    public Approval {
        by = List.copyOf(by);
    }

    /** The go of somebody else than the person who has begun the run. */
    public Approval(List<RoleId> by, int atLeast) {
        this(by, atLeast, false);
    }
}

package dev.cutover.model;

import java.util.List;

/** Whose go a gate needs: at least so many of the roles, a person a role. */
public record Approval(List<RoleId> by, int atLeast) {
    public Approval {
        by = List.copyOf(by);
    }
}

package dev.cutover.model;

import java.util.List;
import java.util.Set;

/**
 * A job on the bridge.
 *
 * @param who the people who may speak for it, the first one first asked
 * @param contact how to reach them, free text, may be empty
 */
public record Role(RoleId id, List<String> who, String contact, Set<Permission> may) {
    public Role {
        who = List.copyOf(who);
        may = Ordered.copy(may);
    }
}

package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.List;
import java.util.Set;

/**
 * A job on the bridge.
 *
 * @param who the people who may speak for it, the first one first asked
 * @param contact how to reach them, free text, may be empty
 * @param deputies the people whom a question goes to that none of them has answered
 */
public record Role(RoleId id, List<String> who, String contact, Set<Permission> may, List<String> deputies) {
    public Role {
        who = who.stream().map(ComposedText::of).toList();
        may = OrderedCopies.copy(may);
        deputies = deputies.stream().map(ComposedText::of).toList();
    }

    /** A role without deputies. */
    public Role(RoleId id, List<String> who, String contact, Set<Permission> may) {
        this(id, who, contact, may, List.of());
    }
}

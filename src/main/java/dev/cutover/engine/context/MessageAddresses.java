package dev.cutover.engine.context;

import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a message to people goes. A runbook with {@code notify} says the address of each person; then a role's contact,
 * which may be a bridge, is none. In a runbook without it the contacts stand for addresses, as they always did.
 * Stateless.
 */
public final class MessageAddresses {
    private MessageAddresses() {}

    /** Whether the runbook says any address. */
    public static boolean areKnown(Runbook runbook) {
        return !runbook.conduct().messages().addresses().isEmpty();
    }

    /** The addresses of those people who have one, each once. */
    public static List<String> ofPeople(Collection<String> people, Runbook runbook) {
        var messages = runbook.conduct().messages();
        return people.stream()
                .map(messages::address)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The addresses of the people of these roles. */
    public static List<String> ofRoles(Collection<RoleId> roles, Runbook runbook) {
        return ofPeople(
                roles(roles, runbook).flatMap(role -> role.who().stream()).toList(), runbook);
    }

    /** The contacts of these roles, each once: free text for people. */
    public static List<String> contacts(Collection<RoleId> roles, Runbook runbook) {
        return roles(roles, runbook)
                .map(Role::contact)
                .filter(contact -> !contact.isEmpty())
                .distinct()
                .toList();
    }

    private static Stream<Role> roles(Collection<RoleId> roles, Runbook runbook) {
        return roles.stream().map(runbook.roles()::get).filter(Objects::nonNull);
    }
}

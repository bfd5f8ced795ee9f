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
 * Where a message to people goes: to the addresses under {@code notify}. Where none of those that it is for has one,
 * the contact of their role stands in for it, or else their names, as always in a runbook without {@code notify}.
 * Stateless.
 */
public final class MessageAddresses {
    private MessageAddresses() {}

    /** The addresses of those people who have one, each once. */
    public static List<String> ofPeople(Collection<String> people, Runbook runbook) {
        var messages = runbook.conduct().messages();
        return people.stream()
                .map(messages::address)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Where a message to each of these roles goes: to addresses, else to the contact, else to the names in one. */
    public static List<String> ofRoles(Collection<RoleId> roles, Runbook runbook) {
        return roles(roles, runbook)
                .flatMap(role -> {
                    var addresses = ofPeople(role.who(), runbook);
                    String otherwise = role.contact().isEmpty() ? String.join(", ", role.who()) : role.contact();
                    return addresses.isEmpty() ? Stream.of(otherwise) : addresses.stream();
                })
                .distinct()
                .toList();
    }

    /** Where a message to people of one role goes: to addresses, else to the role's contact and each name. */
    public static List<String> ofSome(Collection<String> people, String contact, Runbook runbook) {
        var addresses = ofPeople(people, runbook);
        return addresses.isEmpty()
                ? Stream.concat(Stream.of(contact).filter(one -> !one.isEmpty()), people.stream())
                        .toList()
                : addresses;
    }

    /**
     * What of a message is free text, each once: the contacts of the roles, and what stands in for addresses. A system
     * may know it by that text, and takes it for no address.
     *
     * @param to where the message goes
     */
    public static List<String> freeText(Collection<String> to, Collection<RoleId> roles, Runbook runbook) {
        return Stream.concat(to.stream(), roles(roles, runbook).map(Role::contact))
                .filter(text -> !text.isEmpty()
                        && !runbook.conduct().messages().addresses().containsValue(text))
                .distinct()
                .toList();
    }

    private static Stream<Role> roles(Collection<RoleId> roles, Runbook runbook) {
        return roles.stream().map(runbook.roles()::get).filter(Objects::nonNull);
    }
}

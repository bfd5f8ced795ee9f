package dev.cutover.yaml.runbook;

import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Words;
import java.util.LinkedHashSet;
import java.util.List;

/** A job on the bridge. */
final class RoleReader {
    private static final Key<List<String>> WHO = Key.required(
            "who",
            ListOf.some(Text.TEXT, "a list of people"),
            "The people who may speak for it, the one first asked first.");
    private static final Key<String> CONTACT = Key.optional("contact", Text.TEXT, "How to reach them.");
    private static final Key<List<Permission>> MAY = Key.optional(
            "may",
            ListOf.any(Words.of(Permission.values(), Permission::word), "a list of permissions"),
            "What it may say: go, no-go, override, rollback, abort, amend.");

    static final Table<Role> ROLE = Table.of(
            "role",
            "A job on the bridge.",
            List.of(WHO, CONTACT, MAY),
            fields -> new Role(
                    new RoleId(fields.name()),
                    Refs.once(fields.get(WHO)),
                    fields.or(CONTACT, ""),
                    new LinkedHashSet<>(fields.or(MAY, List.of()))));

    private RoleReader() {}
}

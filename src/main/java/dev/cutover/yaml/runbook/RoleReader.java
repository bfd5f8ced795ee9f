package dev.cutover.yaml.runbook;

import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Words;
import dev.cutover.yaml.tree.Shown;
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

    private static final Key<List<String>> DEPUTY = Key.optional(
            "deputy",
            ListOf.some(Text.TEXT, "a list of people"),
            "The people whom a question goes to that nobody of the role answers; see escalate.");

    static final Table<Role> ROLE = Table.of(
            "role",
            "A job on the bridge.",
            List.of(WHO, CONTACT, MAY, DEPUTY),
            fields -> new Role(
                    new RoleId(fields.name()),
                    Refs.once(fields.get(WHO)),
                    fields.or(CONTACT, ""),
                    new LinkedHashSet<>(fields.or(MAY, List.of())),
                    deputies(fields)));

    private RoleReader() {}

    private static List<String> deputies(Fields fields) {
        var deputies = Refs.once(fields.or(DEPUTY, List.of()));
        deputies.stream()
                .filter(fields.get(WHO)::contains)
                .forEach(person -> fields.problem(
                        DEPUTY, Shown.name(person) + " is in the role, and cannot be its deputy as well", ""));
        return deputies;
    }
}

package dev.cutover.yaml.runbook;

import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.WordShape;
import dev.cutover.yaml.tree.QuotedText;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads a role. */
final class RoleReader {
    private static final Key<List<String>> WHO = Key.required(
            "who",
            ListOf.some(Text.TEXT, "a list of people"),
            "The people who may speak for it, the one first asked first.");
    private static final Key<String> CONTACT = Key.optional("contact", Text.TEXT, "How to reach them.");
    private static final Key<List<Permission>> MAY = Key.optional(
            "may",
            ListOf.any(WordShape.of(Permission.values(), Permission::word), "a list of permissions"),
            "What it may say: go, no-go, override, rollback, abort, amend; and answer-for, to report the tasks of others.");

    private static final Key<List<String>> DEPUTY = Key.optional(
            "deputy",
            ListOf.some(Text.TEXT, "a list of people"),
            "The people who are asked when nobody of the role answers; see escalate.");

    static final TableShape<Role> ROLE = TableShape.of(
            "role",
            "A role on the bridge.",
            List.of(WHO, CONTACT, MAY, DEPUTY),
            tableFields -> new Role(
                    new RoleId(tableFields.name()),
                    NameReferences.once(tableFields.get(WHO)),
                    tableFields.or(CONTACT, ""),
                    new LinkedHashSet<>(tableFields.or(MAY, List.of())),
                    deputies(tableFields)));

    private RoleReader() {}

    private static List<String> deputies(TableFields tableFields) {
        var deputies = NameReferences.once(tableFields.or(DEPUTY, List.of()));
        deputies.stream()
                .filter(tableFields.get(WHO)::contains)
                .forEach(person -> tableFields.problem(
                        DEPUTY, QuotedText.name(person) + " is in the role, and cannot be its deputy as well", ""));
        return deputies;
    }
}

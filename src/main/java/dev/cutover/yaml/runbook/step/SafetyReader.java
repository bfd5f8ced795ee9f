package dev.cutover.yaml.runbook.step;

import dev.cutover.model.PointOfNoReturn;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.yaml.shape.Flag;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.util.List;

/** Reads the keys of a step for failures and rollbacks. */
final class SafetyReader {
    private static final Key<List<RoleId>> BY =
            Key.required("by", NameReferences.ROLES, "The roles whose decision it needs, each of them.");
    private static final Key<List<RoleId>> APPROVE = Key.required(
            "approve",
            TableShape.of(
                            "commit-approval",
                            "The roles whose decision it needs.",
                            List.of(BY),
                            tableFields -> tableFields.get(BY))
                    .what("the key of this approval: by"),
            "The roles whose decision it needs.");
    private static final Key<String> LOSES = Key.required("loses", Text.TEXT, "What cannot be undone any more.");

    static final Key<String> BY_HAND =
            Key.optional("by-hand", Text.TEXT, "What a person does when the system cannot be reached.");
    static final Key<PointOfNoReturn> POINT = Key.optional(
            "point-of-no-return",
            TableShape.of(
                            "point-of-no-return",
                            "After this step, what came before it cannot be rolled back.",
                            List.of(APPROVE, LOSES),
                            tableFields -> new PointOfNoReturn(
                                    NameReferences.once(tableFields.get(APPROVE)), tableFields.get(LOSES)))
                    .what("the keys of a point of no return: approve, loses"),
            "Says that after this step, what came before it cannot be rolled back.");

    static final Key<Boolean> FREEZE = Key.optional(
            "freeze",
            Flag.FLAG,
            "Whether it keeps other changes away while traffic moves; `validate --strict` asks for one; default false.");
    static final List<Key<?>> KEYS = List.of(BY_HAND, POINT);

    private SafetyReader() {}

    static Step.Safety make(TableFields tableFields) {
        return new Step.Safety(tableFields.maybe(BY_HAND), tableFields.maybe(POINT), tableFields.or(FREEZE, false));
    }
}

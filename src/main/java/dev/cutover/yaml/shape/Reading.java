package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.Scalar;

/**
 * The context in which a shape reads.
 *
 * @param key the key that the value stands under, where that names it; otherwise empty
 * @param pinned whether the file is what a run has pinned, perhaps by an earlier version: former names of keys are read
 */
public record Reading(Problems problems, DeclaredNames declaredNames, String key, boolean pinned) {
    public static Reading of(Problems problems, DeclaredNames declaredNames) {
        return new Reading(problems, declaredNames, "", false);
    }

    /** Reads what a run has pinned. */
    public static Reading ofPinned(Problems problems, DeclaredNames declaredNames) {
        return new Reading(problems, declaredNames, "", true);
    }

    Reading under(String newKey) {
        return new Reading(problems, declaredNames, newKey, pinned);
    }

    /** Whether it is a parameter without a value, which was reported before. */
    public static boolean isUnfilled(Node node) {
        return node instanceof Scalar scalar
                && scalar.text().contains("${param.")
                && scalar.text().replace("$${", "").contains("${param.");
    }

    void expected(String what, Node node) {
        if (node instanceof Scalar scalar && scalar.isNothing()) {
            problems.at(node.at(), "nothing is written here; expected " + what, "");
        } else {
            problems.at(node.at(), "expected " + what + ", found " + node.what(), "");
        }
    }
}

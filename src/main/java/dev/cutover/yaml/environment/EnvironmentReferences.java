package dev.cutover.yaml.environment;

import dev.cutover.yaml.notation.Placeholder;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import java.util.regex.Pattern;

/** An environment may refer only to secrets, and only in the settings of connectors. */
public final class EnvironmentReferences {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private final Problems problems;

    private EnvironmentReferences(Problems problems) {
        this.problems = problems;
    }

    /** Which references a part of the file may have. */
    private enum Part {
        NOTHING,
        SECRETS,
        /** Operations have placeholders of their own, which their connector fills in. */
        OWN
    }

    public static void check(Node root, Problems problems) {
        new EnvironmentReferences(problems).walk(root, Part.NOTHING);
    }

    private void walk(Node node, Part part) {
        if (node instanceof Mapping mapping) {
            for (var entry : mapping.entries()) {
                walk(entry.value(), part == Part.NOTHING ? part(entry.key()) : part);
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> walk(item, part));
        } else if (node instanceof Scalar scalar) {
            Placeholder.in(scalar.text()).forEach(placeholder -> judge(placeholder, scalar, part));
        }
    }

    private static Part part(String key) {
        return switch (key) {
            case "with", "connectors" -> Part.SECRETS;
            case "operations" -> Part.OWN;
            default -> Part.NOTHING;
        };
    }

    private void judge(Placeholder placeholder, Scalar scalar, Part part) {
        String shown = QuotedText.name(placeholder.toString());
        if (!placeholder.root().equals("secret")) {
            if (part != Part.OWN) {
                problems.at(
                        scalar.at(),
                        shown + " is not allowed in an environment",
                        "only ${secret:NAME} is filled in here");
            }
        } else if (part == Part.NOTHING) {
            problems.at(
                    scalar.at(),
                    "a secret outside the settings of a connector: " + shown,
                    "secrets belong into with: of a system, or into connectors:");
        } else if (!NAME.matcher(placeholder.name()).matches()) {
            problems.at(
                    scalar.at(),
                    shown + " names no secret",
                    "a name has letters, digits, _, - and ., and begins with a letter: ${secret:DB_PASSWORD}");
        }
    }
}

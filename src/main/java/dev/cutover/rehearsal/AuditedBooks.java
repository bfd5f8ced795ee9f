package dev.cutover.rehearsal;

import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Expectation.Wanted;
import dev.cutover.spi.Audit.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an audit of the systems' books has found after the end of a run. Immutable.
 *
 * @param isAudited whether any system could be asked
 * @param violations of all books
 * @param troubles why books could not be audited, one sentence each; what is not known is not good
 */
record AuditedBooks(boolean isAudited, List<Violation> violations, List<String> troubles) {
    /** The name of the expectation. */
    static final String NAME = "books";

    AuditedBooks {
        violations = List.copyOf(violations);
        troubles = List.copyOf(troubles);
    }

    /** What is to be said against the books, one sentence each. Without an expectation nothing may be violated. */
    List<String> objections(List<Expectation> expectations) {
        var objections = new ArrayList<>(troubles);
        var expected = new HashSet<String>();
        for (var expectation : expectations) {
            if (expectation.name().equals(NAME) && expectation.wanted() instanceof Wanted.Items items) {
                expected.addAll(items.items());
                unmet(items, objections);
            }
        }
        violations.stream()
                .filter(violation -> !expected.contains(violation.invariant()))
                .map(AuditedBooks::sentence)
                .forEach(objections::add);
        return objections;
    }

    private void unmet(Wanted.Items wanted, List<String> objections) {
        if (!isAudited) {
            objections.add(NAME + ": expected " + wanted + ", but no system can audit its books");
            return;
        }
        Set<String> violated = violations.stream().map(Violation::invariant).collect(Collectors.toSet());
        wanted.items().stream()
                .filter(invariant -> !violated.contains(invariant))
                .map(invariant -> NAME + ": expected " + invariant + ", but nothing violates it")
                .forEach(objections::add);
    }

    private static String sentence(Violation violation) {
        String examples = String.join(", ", violation.examples());
        boolean isAll = !violation.isAtLeast() && violation.examples().size() >= violation.count();
        return "the books: " + violation.what() + " (" + violation.invariant() + ")"
                + (examples.isEmpty() ? "" : ": " + examples + (isAll ? "" : ", …"));
    }
}

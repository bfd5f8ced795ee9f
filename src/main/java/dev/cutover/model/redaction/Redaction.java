package dev.cutover.model.redaction;

import java.util.List;

/** The rules by which personal data is taken out of evidence before it is stored. Immutable. */
public record Redaction(List<RedactionRule> rules) {
    /** Evidence is kept as it comes. */
    public static final Redaction NOTHING = new Redaction(List.of());

    public Redaction {
        rules = List.copyOf(rules);
    }

    public boolean isNothing() {
        return rules.isEmpty();
    }

    /** What is redacted, in the order of the file: {@code email}, {@code customer_name}. */
    public List<String> names() {
        return rules.stream().flatMap(rule -> rule.names().stream()).toList();
    }

    /** What is recognised by its form. */
    public List<PersonalData> personalData() {
        return rules.stream()
                .filter(PersonalData.class::isInstance)
                .map(PersonalData.class::cast)
                .toList();
    }

    /** The names of all columns. */
    public List<String> columns() {
        return rules.stream()
                .filter(RedactedColumns.class::isInstance)
                .flatMap(rule -> rule.names().stream())
                .toList();
    }
}

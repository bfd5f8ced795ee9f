package dev.cutover.run.comparison;

/** How many keys agree in a column only because of its rule. */
public record RuleUse(String column, String rule, long keys) {}

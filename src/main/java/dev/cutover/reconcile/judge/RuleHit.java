package dev.cutover.reconcile.judge;

/**
 * A column agrees only because of a rule.
 *
 * @param rule in the words of the one who wrote it: {@code trim}, {@code number within 0.01}
 */
public record RuleHit(String column, String rule) {}

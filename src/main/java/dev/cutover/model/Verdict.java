package dev.cutover.model;

/** What a criterion says. No data is not green. */
public enum Verdict {
    GREEN,
    RED,
    NO_DATA
}

package dev.cutover.model;

/** The verdict of a criterion. NO_DATA counts as not green. */
public enum Verdict {
    GREEN,
    RED,
    NO_DATA
}

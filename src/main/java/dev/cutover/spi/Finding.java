package dev.cutover.spi;

/** The result of the read-back of an effect in doubt. */
public enum Finding {
    DONE,
    NOT_DONE,
    UNKNOWN
}

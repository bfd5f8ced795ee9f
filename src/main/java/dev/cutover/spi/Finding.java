package dev.cutover.spi;

/** What a read-back says of an effect that is in doubt. */
public enum Finding {
    DONE,
    NOT_DONE,
    UNKNOWN
}

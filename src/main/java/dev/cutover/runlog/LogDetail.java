package dev.cutover.runlog;

/** How much a log tells. */
public enum LogDetail {
    /** Each call, and the words of connectors and libraries about them. */
    INFO,
    /** Also what connectors send and receive. */
    DEBUG
}

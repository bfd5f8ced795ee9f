package dev.cutover.reconcile.source;

/** Takes the values of an object, each with the path of its names. */
interface JsonValues {
    /**
     * A value.
     *
     * @param path holds the names, joined by dots
     * @param size how many bytes of it
     * @param start where the value begins in the line's buffer
     * @param length its length; -1 for null
     */
    void value(byte[] path, int size, int start, int length) throws BrokenLine;
}

package dev.cutover.redaction;

import java.io.ByteArrayOutputStream;

/**
 * Reads bytes as characters and writes them back, so that nothing is lost: bytes that are no character become one that
 * no text has, and bytes again. Bytes come in pieces of any size. Implementations are not thread-safe.
 */
interface TextCoding {
    /** The characters that are whole after these bytes; the rest waits for more. */
    String read(byte[] bytes);

    /** The bytes that wait after the last piece: the beginning of a character that never came. */
    byte[] rest();

    /** The bytes of characters that were read here, or put in since. */
    void write(String text, ByteArrayOutputStream to);
}

package dev.cutover.secret;

import java.io.InputStream;
import java.util.Map;

/**
 * The secrets of one run. They are named in files as {@code ${secret:NAME}}; their values exist only in memory and in
 * what is handed to a connector. Thread-safe.
 */
public interface Secrets {

    /** No secrets at all: references are left as they stand, nothing is masked. */
    Secrets NONE = new Secrets() {
        @Override
        public Map<String, Object> fill(Map<String, Object> settings) {
            return settings;
        }

        @Override
        public String mask(String text) {
            return text;
        }

        @Override
        public byte[] mask(byte[] content) {
            return content;
        }

        @Override
        public InputStream mask(InputStream content) {
            return content;
        }
    };

    /**
     * The settings with every reference in them, at any depth, replaced by its value. The values are masked from then
     * on.
     *
     * @throws dev.cutover.problem.ProblemException if a secret cannot be found
     */
    Map<String, Object> fill(Map<String, Object> settings);

    /** The text with each secret's value, in any of its usual forms, replaced by a marker that names it. */
    String mask(String text);

    /** The same for captured bytes. */
    byte[] mask(byte[] content);

    /**
     * The same for bytes that come in pieces: the result is that of masking the whole, also where a secret stands
     * across the edge of two pieces. Holds a piece at a time. Closing it closes the content.
     */
    InputStream mask(InputStream content);
}

package dev.cutover.secret;

import java.io.InputStream;
import java.util.Map;

/**
 * The secrets of one run. Files refer to them as {@code ${secret:NAME}}; their values exist only in memory and in the
 * settings that connectors receive. Thread-safe.
 */
public interface Secrets {

    /** No secrets: references are left unchanged, and nothing is masked. */
    Secrets NONE = new Secrets() {
        @Override
        public Map<String, Object> fill(Map<String, Object> settings) {
            return settings;
        }

        @Override
        public Map<String, Object> fillAnew(Map<String, Object> settings) {
            return settings;
        }

        @Override
        public void hide(String name, String value) {}

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
     * The settings with every reference, at any depth, replaced by its value. From then on, the values are masked.
     *
     * @throws dev.cutover.problem.ProblemException if a secret cannot be found
     */
    Map<String, Object> fill(Map<String, Object> settings);

    /**
     * The same, with each secret looked up again, wherever it comes from: programs that print secrets are run again. Of
     * a secret that has changed, the former values stay masked under its name. Calls that run at the same time do not
     * wait for each other, except for their turn to run a program.
     *
     * @throws dev.cutover.problem.ProblemException if a secret cannot be found any more; then all keep their values
     */
    Map<String, Object> fillAnew(Map<String, Object> settings);

    /**
     * Masks a value from now on, like that of a secret of this name. A value of fewer than six characters, or one that
     * is part of the marker itself, is left as it is.
     */
    void hide(String name, String value);

    /** The text with each secret's value, in any of its usual encodings, replaced by a marker that names the secret. */
    String mask(String text);

    /** The same for bytes. */
    byte[] mask(byte[] content);

    /**
     * The same for a stream of bytes. The result is the same as masking the whole, even where a secret crosses the edge
     * of two pieces. Holds one piece in memory at a time. Closing the result closes the content.
     */
    InputStream mask(InputStream content);
}

package dev.cutover.spi;

/**
 * Something that an operation or a connector's settings take.
 *
 * @param required whether {@code validate} refuses to do without
 */
public record Parameter(String name, boolean required, String description) {

    public static Parameter required(String name, String description) {
        return new Parameter(name, true, description);
    }

    public static Parameter optional(String name, String description) {
        return new Parameter(name, false, description);
    }
}

package dev.cutover.secret;

/** A text that is replaced by a marker. A name may have several: a secret's values before and after it was renewed. */
record MaskedValue(String name, String value) {
    /** The shortest that is replaced: shorter values occur by chance in other words, which would be masked too. */
    static final int SHORTEST = 6;

    /** Whether it can be replaced without replacing parts of other words, or of its own marker. */
    boolean isMaskable() {
        return !isTooShort() && !isInItsMarker();
    }

    boolean isTooShort() {
        return value.strip().length() < SHORTEST;
    }

    boolean isInItsMarker() {
        return SecretSpan.marker(name).contains(value.strip());
    }
}

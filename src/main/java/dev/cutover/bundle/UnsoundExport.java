package dev.cutover.bundle;

/** A file is not an export as this package writes it; the message says where it differs. */
final class UnsoundExport extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String why;

    UnsoundExport(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}

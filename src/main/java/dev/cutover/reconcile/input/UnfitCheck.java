package dev.cutover.reconcile.input;

import java.util.List;

/** Record sets do not have what the checks need of them. */
public final class UnfitCheck extends Exception {
    private static final long serialVersionUID = 1;

    private final List<String> mistakes;

    /** With what is missing and what is there, as a sentence without a full stop. */
    public UnfitCheck(String mistake) {
        this(List.of(mistake));
    }

    /** With several of them, at least one. */
    public UnfitCheck(List<String> mistakes) {
        super(String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Each a sentence without a full stop. */
    public List<String> mistakes() {
        return mistakes;
    }
}

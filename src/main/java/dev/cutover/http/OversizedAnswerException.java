package dev.cutover.http;

import java.io.IOException;

/** An answer was longer than it may be. */
final class OversizedAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    OversizedAnswerException(int largest) {
        super("its answer has more than " + largest + " bytes (largest-answer)");
    }
}

package dev.cutover.progress;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the listener is shown. Maven does not run it, since its name does not end as those of its tests do. */
class ProgressScreen {
    @Test
    void one() {}

    @Test
    void another() {}

    @Nested
    class Inner {
        @Test
        void third() {}
    }
}
